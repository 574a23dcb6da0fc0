import type { FastifyInstance } from 'fastify';

/** JSON escapes of what PostgreSQL cannot store: the null character, and halves of surrogate pairs, alone or not. */
const SUSPICIOUS = /\\u(0000|[dD][89a-fA-F])/;

/**
 * Reads JSON bodies so that everything in them can be stored: null characters go, lone surrogates become U+FFFD. Neither
 * can be seen, and one of them in a pasted text must not make a reply impossible to send.
 */
export function readStorableJson(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser('error', 'error');
  http.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    parse(request, body, (error, value) => {
      if (error !== null) return done(error);
      done(null, SUSPICIOUS.test(body) ? storable(value) : value);
    });
  });
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}
