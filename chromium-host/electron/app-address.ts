/**
 * Chromium cannot be given a scheme of one's own from outside, so `app://host/path` is served as
 * `http://host.app.localhost/path`: a secure context of its own origin that resolves to nowhere but this machine, and
 * every request to it is answered before it reaches the network. Main and preload only ever see `app://`.
 */
const HOST_SUFFIX = '.app.localhost';

/** What Chromium is told to load for an address of the app; other addresses stay. */
export function toBrowserUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'app:') return url;
  return `http://${parsed.host}${HOST_SUFFIX}${parsed.pathname}${parsed.search}${parsed.hash}`;
}

/** The address as the app knows it. */
export function toAppUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'http:' || !parsed.hostname.endsWith(HOST_SUFFIX)) return url;
  return `app://${parsed.hostname.slice(0, -HOST_SUFFIX.length)}${parsed.pathname}${parsed.search}${parsed.hash}`;
}

/** Whether Chromium asks for something of the app. */
export function isAppRequest(url: string): boolean {
  return toAppUrl(url) !== url;
}
