/**
 * What Electron would say of the system's proxy, by the variables that command-line programs go by: HTTPS_PROXY,
 * HTTP_PROXY, ALL_PROXY and NO_PROXY, in either case. This machine itself is never behind a proxy.
 */
export function proxyFromEnvironment(
  url: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const read = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const { protocol, hostname } = new URL(url);
  if (/^(localhost|127\.|\[::1\]$)/u.test(hostname)) return 'DIRECT';
  const exempt = read('NO_PROXY')
    .split(',')
    .map((entry) => entry.trim().replace(/^\*?\./u, ''))
    .filter((entry) => entry !== '');
  if (exempt.some((entry) => entry === '*' || hostname === entry || hostname.endsWith(`.${entry}`))) return 'DIRECT';
  const proxy = URL.parse(read(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || read('ALL_PROXY'));
  if (proxy === null || !/^https?:$/u.test(proxy.protocol)) return 'DIRECT';
  const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
  return `${proxy.protocol === 'https:' ? 'HTTPS' : 'PROXY'} ${proxy.hostname}:${port}`;
}
