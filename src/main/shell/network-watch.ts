import { networkInterfaces } from 'node:os';
import { net, session } from 'electron';
import { proxyUrlOf } from './proxy-answer.ts';

/** How often the system is asked; it has no event for it that every platform sends. In milliseconds. */
const CHECK_EVERY_MS = 1000;

export interface NetworkWatch {
  /** The network came, went, or is another one than before. */
  readonly onChange: (online: boolean) => void;
  /** The proxy that leads to the service on this network; null for none. Also told once at the start. */
  readonly onProxy: (url: string | null) => void;
}

/** Watches the network of the machine, and asks anew for the way to the service whenever it is another one. */
export function watchNetwork(serviceUrl: string, { onChange, onProxy }: NetworkWatch): void {
  let before = snapshot();
  const findProxy = (): void => {
    session.defaultSession.resolveProxy(serviceUrl).then(
      (answer) => onProxy(proxyUrlOf(answer)),
      // Without an answer the direct way is tried.
      () => onProxy(null),
    );
  };
  findProxy();
  setInterval(() => {
    const now = snapshot();
    if (now.key === before.key) return;
    before = now;
    findProxy();
    onChange(now.online);
  }, CHECK_EVERY_MS);
}

/** From one network to another there is no moment offline, only other addresses. */
function snapshot(): { readonly key: string; readonly online: boolean } {
  const online = net.isOnline();
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort();
  return { key: [online, ...addresses].join(' '), online };
}
