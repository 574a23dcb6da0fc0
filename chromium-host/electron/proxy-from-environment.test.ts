import { expect, it } from 'vitest';
import { proxyFromEnvironment } from './proxy-from-environment.ts';

const environment = {
  HTTPS_PROXY: 'http://proxy.test:3128',
  http_proxy: 'https://plain.test',
  NO_PROXY: 'a.test,.b.test',
};

it.each([
  ['https://replydesk.test', 'PROXY proxy.test:3128'],
  ['http://replydesk.test', 'HTTPS plain.test:443'],
  ['https://a.test', 'DIRECT'],
  ['https://x.b.test', 'DIRECT'],
  ['https://notb.test', 'PROXY proxy.test:3128'],
  ['http://127.0.0.1:4680', 'DIRECT'],
  ['http://localhost:4680', 'DIRECT'],
])('leads to %s by %s', (url, way) => {
  expect(proxyFromEnvironment(url, environment)).toBe(way);
});

it('leads directly where nothing is said', () => {
  expect(proxyFromEnvironment('https://replydesk.test', {})).toBe('DIRECT');
});
