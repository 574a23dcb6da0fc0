import { expect, it } from 'vitest';
import { proxyUrlOf } from './proxy-answer.ts';

it.each([
  ['DIRECT', null],
  ['PROXY proxy.hospital.test:3128; DIRECT', 'http://proxy.hospital.test:3128'],
  ['HTTPS secure.test:443', 'https://secure.test'],
  ['SOCKS5 socks.test:1080; PROXY second.test:8080', 'http://second.test:8080'],
  ['SOCKS socks.test:1080', null],
  ['', null],
  ['PROXY', null],
])('reads %s', (answer, url) => {
  expect(proxyUrlOf(answer)).toBe(url);
});
