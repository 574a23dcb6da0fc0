/**
 * The first way of a proxy answer ("PROXY proxy.hospital.test:3128; DIRECT") as a URL; null for the direct one and for
 * kinds that the desk cannot use (SOCKS).
 */
export function proxyUrlOf(answer: string): string | null {
  for (const way of answer.split(';')) {
    const [kind = '', place = ''] = way.trim().split(/\s+/u);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()];
    const url = scheme === undefined ? null : URL.parse(`${scheme}://${place}`);
    if (url !== null && url.host !== '') return url.origin;
  }
  return null;
}
