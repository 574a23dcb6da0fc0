import { parentPort, workerData } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import type { DeskToShell, DeskWorkerData, ShellToDesk } from '#contract/worker.ts';
import { systemClock } from './clock.ts';
import { createDesk } from './desk.ts';
import { router } from './router/router.ts';
import type { Keyring } from './store/vault.ts';
import { useProxy } from './sync/service-route.ts';

/** The sign-in page has the machine to itself for this long; in milliseconds. */
const PREPARE_AFTER_MS = 300;

if (parentPort === null) throw new Error('the desk runs as a worker thread');
const shell = parentPort;
const { userDataDir, serviceUrl, appVersion, resume } = workerData as DeskWorkerData;
const tellShell = (message: DeskToShell): void => shell.postMessage(message);

const keyringRequests = new Map<number, (result: Uint8Array | null) => void>();
let lastKeyringRequestId = 0;
const askKeyring = (operation: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array | null> =>
  new Promise((resolve) => {
    lastKeyringRequestId += 1;
    keyringRequests.set(lastKeyringRequestId, resolve);
    tellShell({ type: 'keyring', requestId: lastKeyringRequestId, operation, bytes });
  });
const keyring: Keyring = {
  wrap: (bytes) => askKeyring('wrap', bytes),
  unwrap: (bytes) => askKeyring('unwrap', bytes),
};

const desk = createDesk({
  userDataDir,
  serviceUrl,
  appVersion,
  clock: systemClock,
  keyring,
  onNotice: tellShell,
  onResumable: (resumable) => tellShell({ type: 'session', resumable }),
});
const handler = new RPCHandler(router);

// Windows wait in the port until then.
if (resume !== null) {
  try {
    await desk.sessions.resume(resume);
  } catch (error) {
    // The user signs in again; nothing of what is on disk is touched.
    console.error(`desk: the session could not be taken up again (${error instanceof Error ? error.name : 'unknown'})`);
    tellShell({ type: 'session', resumable: null });
  }
}

shell.on('message', (message: ShellToDesk) => {
  switch (message.type) {
    case 'connect':
      handler.upgrade(message.port, { context: { desk } });
      message.port.start();
      return;
    case 'network':
      desk.sessions.current()?.engine.networkChanged(message.online);
      return;
    case 'proxy':
      useProxy(message.url);
      return;
    case 'power':
      desk.sessions.current()?.engine.powerEvent(message.event);
      return;
    case 'keyring':
      keyringRequests.get(message.requestId)?.(message.result);
      keyringRequests.delete(message.requestId);
      return;
    case 'shut-down':
      void desk.close().finally(() => process.exit(0));
      return;
  }
});

tellShell({ type: 'ready' });
// While somebody types a password, nobody waits for it.
setTimeout(() => desk.sessions.prepare(), PREPARE_AFTER_MS);
