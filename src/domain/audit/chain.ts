import canonicalize from 'canonicalize';
import type { AuditEntry, AuditEvent } from './event.ts';

/** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. The domain takes it from whoever runs it. */
export type Sha256 = (text: string) => string;

/** What the first entry of every chain names as the one before it. */
export const CHAIN_START = '0'.repeat(64);

/** Where a chain ends. */
export interface ChainHead {
  readonly chain: string;
  /** 0 for a chain without entries. */
  readonly sequence: number;
  readonly hash: string;
}

/** The head of a chain in which nothing stands yet. */
export function emptyChain(chain: string): ChainHead {
  return { chain, sequence: 0, hash: CHAIN_START };
}

/**
 * The one form in which a value is hashed and signed: RFC 8785, so that anybody can make it again with any library.
 *
 * @throws {TypeError} for what is no JSON.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a canonical form');
  return text;
}

/**
 * The entry that makes the event the chain's next one. Its hash is taken over all the rest in canonical form, and with it
 * over all that came before.
 */
export function appendToChain(head: ChainHead, event: AuditEvent, sha256: Sha256): AuditEntry {
  const unhashed = { chain: head.chain, sequence: head.sequence + 1, previous: head.hash, event };
  return { ...unhashed, hash: sha256(canonicalJson(unhashed)) };
}

/** The head of the chain after the entry. */
export function headOf({ chain, sequence, hash }: AuditEntry): ChainHead {
  return { chain, sequence, hash };
}

/** Why an entry does not follow, or null when it does. */
export type ChainFault = 'other-chain' | 'gap' | 'wrong-previous' | 'wrong-hash';

/** Whether the entry is the chain's next one and says what it said when it was written. */
export function faultOf(head: ChainHead, entry: AuditEntry, sha256: Sha256): ChainFault | null {
  const { hash, ...unhashed } = entry;
  if (entry.chain !== head.chain) return 'other-chain';
  if (entry.sequence !== head.sequence + 1) return 'gap';
  if (entry.previous !== head.hash) return 'wrong-previous';
  return sha256(canonicalJson(unhashed)) === hash ? null : 'wrong-hash';
}
