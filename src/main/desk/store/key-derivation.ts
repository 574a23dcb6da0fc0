import crypto, { randomBytes, scrypt } from 'node:crypto';
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

interface Argon2idInput {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly memoryKiB: number;
  readonly passes: number;
}

/** Node's own argon2id, beside this thread; absent where the runtime is built on BoringSSL, as Electron is. */
export const nativeArgon2id =
  typeof crypto.argon2 !== 'function'
    ? null
    : ({ password, salt: nonce, memoryKiB, passes }: Argon2idInput): Promise<Uint8Array> =>
        new Promise((resolve, reject) => {
          crypto.argon2(
            'argon2id',
            { message: password, nonce, memory: memoryKiB, passes, parallelism: 1, tagLength: KEY_BYTES },
            (error, key) => (error === null ? resolve(key) : reject(error)),
          );
        });

/** The same in WebAssembly, on this thread; read only where it is needed. */
export async function portableArgon2id(input: Argon2idInput): Promise<Uint8Array> {
  const { argon2id } = await import('hash-wasm');
  return argon2id({
    password: input.password,
    salt: input.salt,
    parallelism: 1,
    iterations: input.passes,
    memorySize: input.memoryKiB,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
}

/** The 32 bytes that wrap the database key. */
export async function deriveWrappingKey(password: string, derivation: KeyDerivation): Promise<Uint8Array> {
  // The same password may be typed as other code points on another keyboard.
  const normalised = password.normalize('NFKC');
  const saltBytes = Buffer.from(derivation.salt, 'base64');
  if (derivation.name === 'argon2id') {
    const { memoryKiB, passes } = derivation;
    return (nativeArgon2id ?? portableArgon2id)({ password: normalised, salt: saltBytes, memoryKiB, passes });
  }
  const { N, r, p } = derivation;
  return new Promise((resolve, reject) => {
    scrypt(normalised, saltBytes, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
