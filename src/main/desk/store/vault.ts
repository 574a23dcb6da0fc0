import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { StoreDamagedError, storeErrorOf } from './store-errors.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** 128 MiB a try; see docs/adr/0004-keys-by-scrypt.md. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const VAULT_FILE = 'vault.json';

const base64 = z.base64();
const vaultSchema = z.strictObject({
  format: z.literal(1),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt: base64,
  }),
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

/** The database key, or null when the password is not the one it was wrapped with. */
export async function openWithPassword(folder: string, password: string): Promise<Uint8Array | null> {
  const vault = readVault(folder);
  const { N, r, p, salt } = vault.kdf;
  const wrappingKey = await deriveKey(password, Buffer.from(salt, 'base64'), { N, r, p });
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

/**
 * Wraps a known key anew, after the password changed.
 *
 * @throws {StoreNotWritableError}
 */
export async function rewrap(folder: string, password: string, key: Uint8Array, keyring: Keyring): Promise<void> {
  await writeVault(folder, password, key, keyring);
}

async function writeVault(folder: string, password: string, key: Uint8Array, keyring: Keyring): Promise<void> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(password, salt, SCRYPT), nonce);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  const byKeyring = await keyring.wrap(key);
  const vault: Vault = {
    format: 1,
    kdf: { name: 'scrypt', ...SCRYPT, salt: salt.toString('base64') },
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
  try {
    return vaultSchema.parse(JSON.parse(readFileSync(join(folder, VAULT_FILE), 'utf8')));
  } catch (error) {
    throw new StoreDamagedError({ cause: error });
  }
}

function deriveKey(password: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  return derive(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r });
}
