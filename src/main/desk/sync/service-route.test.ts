import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { type FaultyService, json, startFaultyService } from './faulty-service.test-support.ts';
import { fetchPractice } from './service-client.ts';
import { useProxy } from './service-route.ts';

let service: FaultyService;
beforeEach(async () => {
  service = await startFaultyService();
  service.always('/v1/practice', json({ practice: false, accounts: [], password: null }));
});
afterEach(async () => {
  useProxy(null);
  await service.close();
});

const ask = () => fetchPractice(service.url, { appVersion: '0.1.0' });

/** A proxy that passes connections on, or refuses them with a status. */
async function startProxy(refuse: number | null = null): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer().on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (refuse !== null) {
      socket.end(`HTTP/1.1 ${refuse} Refused\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

it('leads through the proxy that the system names, and directly again without one', async () => {
  const proxy = await startProxy();
  useProxy(proxy.url);
  await expect(ask()).resolves.toMatchObject({ practice: false });
  expect(proxy.asked).toEqual([new URL(service.url).host]);
  useProxy(null);
  await expect(ask()).resolves.toMatchObject({ practice: false });
  expect(proxy.asked).toHaveLength(1);
});

it.each([407, 403, 502])('blames the proxy that refuses with %i, and knows that nothing went out', async (status) => {
  useProxy((await startProxy(status)).url);
  await expect(ask()).rejects.toMatchObject({ reason: 'proxy', mayHaveArrived: false });
  expect(service.seen).toEqual([]);
});

it('blames a proxy that is not there', async () => {
  useProxy('http://127.0.0.1:1');
  await expect(ask()).rejects.toMatchObject({ reason: 'proxy', mayHaveArrived: false });
});
