import { randomBytes, scrypt } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';

const KEY_BYTES = 32;

/** Argon2 takes no salt of fewer than 8 bytes. */
const salt = z.base64().min(12);
/** How a wrapping key is made from a password; stands in the vault beside what it wraps. */
export const keyDerivationSchema = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('argon2id'),
    memoryKiB: z
      .number()
      .int()
      .min(8)
      .max(2 ** 20),
    passes: z.number().int().min(1).max(16),
    salt,
  }),
  /** Vaults of earlier versions. */
  z.strictObject({
    name: z.literal('scrypt'),
    N: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt,
  }),
]);
export type KeyDerivation = z.infer<typeof keyDerivationSchema>;

/** The present cost of a try; see docs/adr/0007-keys-by-argon2id.md. */
const PRESENT = { name: 'argon2id', memoryKiB: 19 * 1024, passes: 2 } as const;

/** The present way, with a salt of its own. */
export function newKeyDerivation(): KeyDerivation {
  return { ...PRESENT, salt: randomBytes(16).toString('base64') };
}

/** Whether a new vault would be made in this way. */
export function isPresentKeyDerivation(derivation: KeyDerivation): boolean {
  return (
    derivation.name === PRESENT.name &&
    derivation.memoryKiB === PRESENT.memoryKiB &&
    derivation.passes === PRESENT.passes
  );
}

/** The 32 bytes that wrap the database key. Argon2id keeps this thread busy until it is done, scrypt does not. */
export async function deriveWrappingKey(password: string, derivation: KeyDerivation): Promise<Uint8Array> {
  // The same password may be typed as other code points on another keyboard.
  const normalised = password.normalize('NFKC');
  const saltBytes = Buffer.from(derivation.salt, 'base64');
  if (derivation.name === 'argon2id') {
    return argon2id({
      password: normalised,
      salt: saltBytes,
      parallelism: 1,
      iterations: derivation.passes,
      memorySize: derivation.memoryKiB,
      hashLength: KEY_BYTES,
      outputType: 'binary',
    });
  }
  const { N, r, p } = derivation;
  return new Promise((resolve, reject) => {
    scrypt(normalised, saltBytes, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
