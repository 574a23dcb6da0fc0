import type { Dispatcher, ProxyAgent } from 'undici';

/**
 * The way to the service that the operating system names: directly, or through a proxy, as many hospitals want it. One
 * for the whole desk, since the network has one answer for everybody. What leads through a proxy is read only where
 * there is one, because it is larger than all the rest of the desk.
 */
let proxy: { readonly url: string; readonly agent: Promise<ProxyAgent> } | null = null;

/** Takes the proxy for every request from now on; null goes directly. Requests under way end as they began. */
export function useProxy(url: string | null): void {
  if (url === (proxy?.url ?? null)) return;
  const before = proxy;
  proxy = url === null ? null : { url, agent: leadThrough(url) };
  // Lets requests under way finish.
  void before?.agent.then((agent) => agent.close()).catch(() => undefined);
}

/** What `fetch` takes as its dispatcher; undefined for the direct way. Never the direct way where a proxy is named. */
export async function routeToService(): Promise<Dispatcher | undefined> {
  return proxy?.agent;
}

function leadThrough(url: string): Promise<ProxyAgent> {
  const agent = import('undici').then(({ ProxyAgent: Agent }) => new Agent({ uri: url }));
  // Told to whoever asks for the way.
  agent.catch(() => undefined);
  return agent;
}
