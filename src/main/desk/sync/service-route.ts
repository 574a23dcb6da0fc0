import { type Dispatcher, ProxyAgent } from 'undici';

/**
 * The way to the service that the operating system names: directly, or through a proxy, as many hospitals want it. One
 * for the whole desk, since the network has one answer for everybody.
 */
let proxy: { readonly url: string; readonly agent: ProxyAgent } | null = null;

/** Takes the proxy for every request from now on; null goes directly. Requests under way end as they began. */
export function useProxy(url: string | null): void {
  if (url === (proxy?.url ?? null)) return;
  const before = proxy;
  proxy = url === null ? null : { url, agent: new ProxyAgent({ uri: url }) };
  // Lets requests under way finish.
  void before?.agent.close().catch(() => undefined);
}

/** What `fetch` takes as its dispatcher; undefined for the direct way. */
export function routeToService(): Dispatcher | undefined {
  return proxy?.agent;
}
