import { z } from 'zod';
import { instantSchema } from '../time.ts';
import { type ChainHead, canonicalJson, type Sha256 } from './chain.ts';
import { type AuditEntry, digestSchema } from './event.ts';

/**
 * An exported trail is JSON Lines in ASCII, each line in canonical form: a header with the public keys, an entry a line,
 * signed checkpoints between them, and a signed last line. Nothing in it is unsigned, so no byte can change unnoticed.
 */
export const TRAIL_FORMAT = 'replydesk-audit-trail';

const publicKeySchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
/** 64 bytes. The last character has four bits that count for nothing; they are 0, or two texts were one signature. */
const signatureSchema = z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/);
/** The first half of the SHA-256 of the public key. */
const keyIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

export const trailHeaderSchema = z.strictObject({
  header: z.strictObject({
    format: z.literal(TRAIL_FORMAT),
    version: z.literal(1),
    chain: z.string().min(1).max(80),
    /** Ed25519 public keys, 32 raw bytes in base64, by their id. */
    keys: z.record(keyIdSchema, publicKeySchema),
  }),
});
export type TrailHeader = z.infer<typeof trailHeaderSchema>;

const signedHead = {
  chain: z.string().min(1).max(80),
  sequence: z.number().int().nonnegative(),
  hash: digestSchema,
  signedAt: instantSchema,
  /** Which key signed it. */
  key: keyIdSchema,
};

export const checkpointSchema = z.strictObject({
  checkpoint: z.strictObject(signedHead),
  signature: signatureSchema,
});
/** The service's word that the chain had this head then. Whoever holds one can tell when the chain was cut before it. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

export const trailEndSchema = z.strictObject({
  end: z.strictObject({
    ...signedHead,
    /** SHA-256 of the header's line. */
    header: digestSchema,
    /** How many checkpoints stand between header and end. */
    checkpoints: z.number().int().nonnegative(),
  }),
  signature: signatureSchema,
});
export type TrailEnd = z.infer<typeof trailEndSchema>;

/** Signs in the name of one key. */
export interface TrailSigner {
  readonly keyId: string;
  /** 32 raw bytes in base64. */
  readonly publicKey: string;
  /** Ed25519 over the text's UTF-8 bytes, in base64. */
  sign(text: string): string;
}

/** Checks an Ed25519 signature over the text's UTF-8 bytes; false also for what is no key or no signature. */
export type VerifySignature = (publicKey: string, text: string, signature: string) => boolean;

/** The id under which a public key is known. */
export function keyIdOf(publicKey: string, sha256: Sha256): string {
  return sha256(publicKey).slice(0, 32);
}

/** The exact text under a checkpoint's signature; it says what it is, so that it can stand for nothing else. */
export function checkpointText(checkpoint: Checkpoint['checkpoint']): string {
  return canonicalJson({ purpose: 'replydesk audit checkpoint', ...checkpoint });
}

/** The exact text under the signature of a trail's end. */
export function endText(end: TrailEnd['end']): string {
  return canonicalJson({ purpose: 'replydesk audit trail end', ...end });
}

/** Signs that the chain has this head now. */
export function signCheckpoint(head: ChainHead, signedAt: string, signer: TrailSigner): Checkpoint {
  const checkpoint = { chain: head.chain, sequence: head.sequence, hash: head.hash, signedAt, key: signer.keyId };
  return { checkpoint, signature: signer.sign(checkpointText(checkpoint)) };
}

/** The first line of a trail, without its line break. */
export function headerLine(chain: string, keys: Readonly<Record<string, string>>): string {
  const header: TrailHeader = { header: { format: TRAIL_FORMAT, version: 1, chain, keys } };
  return canonicalJson(header);
}

/** The line of an entry. */
export function entryLine(entry: AuditEntry): string {
  return canonicalJson(entry);
}

/** The last line of a trail. */
export function endLine(
  head: ChainHead,
  of: { readonly headerLine: string; readonly checkpoints: number; readonly signedAt: string },
  signer: TrailSigner,
  sha256: Sha256,
): string {
  const { chain, sequence, hash } = head;
  const end: TrailEnd['end'] = {
    ...{ chain, sequence, hash, signedAt: of.signedAt, key: signer.keyId },
    ...{ header: sha256(of.headerLine), checkpoints: of.checkpoints },
  };
  return canonicalJson({ end, signature: signer.sign(endText(end)) });
}
