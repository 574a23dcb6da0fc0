import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Sha256 } from '#domain/audit/chain.ts';
import { keyIdOf, type TrailSigner, type VerifySignature } from '#domain/audit/trail-file.ts';

/** The file is there and holds no Ed25519 private key. */
export class UnreadableSigningKeyError extends Error {
  constructor(file: string, options?: ErrorOptions) {
    super(
      `${file} holds no Ed25519 private key in PEM. Put the key back, or move the file away to begin with a new one.`,
      options,
    );
    this.name = 'UnreadableSigningKeyError';
  }
}

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/** The 32 bytes of an Ed25519 key stand at the end of its SPKI form, after a prefix that is always the same. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

const keyObjects = new Map<string, KeyObject>();

export const verifySignature: VerifySignature = (publicKey, text, signature) => {
  try {
    let key = keyObjects.get(publicKey);
    if (key === undefined) {
      const spki = Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'base64')]);
      key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      // A file names its own keys, so that there may be any number of them.
      if (keyObjects.size < 100) keyObjects.set(publicKey, key);
    }
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

/** A signer with a key of its own that nobody keeps: for practice files and tests. */
export function passingSigner(): TrailSigner {
  return signerOf(generateKeyPairSync('ed25519').privateKey);
}

/**
 * The signer whose private key is in the file. Where there is none, one is made that only this user may read: it must
 * not lie in the database, whose owner could then sign a trail of their own.
 *
 * @throws {UnreadableSigningKeyError}
 */
export function openSigningKey(file: string): TrailSigner {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const { privateKey } = generateKeyPairSync('ed25519');
    mkdirSync(dirname(file), { recursive: true });
    // Two instances that start together over one folder: the first one's key is everybody's.
    try {
      writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
    } catch (made) {
      if (!(made instanceof Error && 'code' in made && made.code === 'EEXIST')) throw made;
    }
    pem = readFileSync(file, 'utf8');
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw new UnreadableSigningKeyError(file, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new UnreadableSigningKeyError(file);
  return signerOf(key);
}

function signerOf(privateKey: KeyObject): TrailSigner {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = spki.subarray(SPKI_PREFIX.length).toString('base64');
  return {
    keyId: keyIdOf(publicKey, sha256),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
