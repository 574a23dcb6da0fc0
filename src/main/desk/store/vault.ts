import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deriveWrappingKey, isPresentKeyDerivation, keyDerivationSchema, newKeyDerivation } from './key-derivation.ts';
import { StoreDamagedError, StoreFromTheFutureError, storeErrorOf } from './store-errors.ts';

const KEY_BYTES = 32;
const VAULT_FILE = 'vault.json';
/** 1 knew scrypt only. */
const VAULT_FORMAT = 2;

const base64 = z.base64();
const vaultSchema = z.strictObject({
  format: z.union([z.literal(1), z.literal(VAULT_FORMAT)]),
  kdf: keyDerivationSchema,
  /** The database key under AES-256-GCM with the derived key. */
  wrapped: z.strictObject({ nonce: base64, ciphertext: base64, tag: base64 }),
  /** The same key as the operating system's keyring wraps it; null where there is none. */
  keyring: base64.nullable(),
});
type Vault = z.infer<typeof vaultSchema>;

/** The operating system's keyring, where it has one; both return null otherwise. */
export interface Keyring {
  wrap(bytes: Uint8Array): Promise<Uint8Array | null>;
  unwrap(bytes: Uint8Array): Promise<Uint8Array | null>;
}

/** The folder of an account; its name tells neither the person nor the service. */
export function accountFolder(userDataDir: string, serviceUrl: string, email: string): string {
  const name = createHash('sha256')
    .update(`${new URL(serviceUrl).origin}|${email.trim().toLowerCase()}`)
    .digest('hex')
    .slice(0, 32);
  return join(userDataDir, 'accounts', name);
}

/** Whether the account was opened on this machine before. */
export function vaultExists(folder: string): boolean {
  return existsSync(join(folder, VAULT_FILE));
}

/**
 * Makes a random database key for a new account and stores it wrapped.
 *
 * @throws {StoreNotWritableError}
 */
export async function createVault(folder: string, password: string, keyring: Keyring): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  await writeVault(folder, password, key, keyring);
  return key;
}

/**
 * The database key, or null when the password is not the one it was wrapped with.
 *
 * @throws {StoreDamagedError} {@link StoreFromTheFutureError} the vault itself cannot be read.
 */
export async function openWithPassword(folder: string, password: string): Promise<Uint8Array | null> {
  const vault = readVault(folder);
  const wrappingKey = await deriveWrappingKey(password, vault.kdf);
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(vault.wrapped.nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(vault.wrapped.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(vault.wrapped.ciphertext, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}

/** The database key through the operating system's keyring; null where there is none or it does not know it. */
export async function openWithKeyring(folder: string, keyring: Keyring): Promise<Uint8Array | null> {
  const { keyring: wrapped } = readVault(folder);
  const key = wrapped === null ? null : await keyring.unwrap(Buffer.from(wrapped, 'base64'));
  return key?.length === KEY_BYTES ? key : null;
}

/** Whether the key is wrapped as a new one would be; if not, wrapping it anew brings it up to date. */
export function isWrappedAsNow(folder: string): boolean {
  return isPresentKeyDerivation(readVault(folder).kdf);
}

/**
 * Wraps a known key anew, after the password or the way of wrapping changed.
 *
 * @throws {StoreNotWritableError}
 */
export async function rewrap(folder: string, password: string, key: Uint8Array, keyring: Keyring): Promise<void> {
  await writeVault(folder, password, key, keyring);
}

async function writeVault(folder: string, password: string, key: Uint8Array, keyring: Keyring): Promise<void> {
  const kdf = newKeyDerivation();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveWrappingKey(password, kdf), nonce);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  const byKeyring = await keyring.wrap(key);
  const vault: Vault = {
    format: VAULT_FORMAT,
    kdf,
    wrapped: {
      nonce: nonce.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    },
    keyring: byKeyring === null ? null : Buffer.from(byKeyring).toString('base64'),
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeDurably(join(folder, VAULT_FILE), JSON.stringify(vault));
  } catch (error) {
    throw storeErrorOf(error);
  }
}

/** Losing this file loses the account's drafts, so it is replaced in one step that survives a power cut. */
function writeDurably(file: string, text: string): void {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, file);
}

function readVault(folder: string): Vault {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(join(folder, VAULT_FILE), 'utf8'));
  } catch (error) {
    throw new StoreDamagedError({ cause: error });
  }
  const vault = vaultSchema.safeParse(written);
  if (vault.success) return vault.data;
  const { data: format } = z
    .object({ format: z.number() })
    .transform((head) => head.format)
    .safeParse(written);
  if (format !== undefined && format > VAULT_FORMAT) throw new StoreFromTheFutureError(format, VAULT_FORMAT);
  throw new StoreDamagedError({ cause: vault.error });
}
