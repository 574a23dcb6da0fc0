import { CHAIN_START, canonicalJson, type Sha256 } from './chain.ts';
import {
  checkpointSchema,
  checkpointText,
  endText,
  keyIdOf,
  trailEndSchema,
  trailHeaderSchema,
  type VerifySignature,
} from './trail-file.ts';

/** What a check needs from whoever runs it. */
export interface TrailCheck {
  readonly sha256: Sha256;
  readonly verifySignature: VerifySignature;
  /** Public keys that are trusted; null takes those of the header, which proves only that nobody else touched it. */
  readonly trustedKeys: readonly string[] | null;
  /** Hashes of entries that are known from elsewhere, for example from a checkpoint that a workstation was told. */
  readonly seen?: ReadonlyMap<number, string>;
}

/** How far a trail was read without a fault. */
export interface TrailState {
  readonly at: 'beginning' | 'entries' | 'end';
  readonly chain: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly headerHash: string;
  /** The last good entry. */
  readonly sequence: number;
  readonly hash: string;
  readonly checkpoints: number;
  /** The entry that the last checkpoint is about. */
  readonly signedSequence: number;
}

/** Why a line is not what it should be, in words for a person. */
export class TrailFault extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TrailFault';
  }
}

/** Before the first line. */
export const TRAIL_BEGINNING: TrailState = {
  at: 'beginning',
  chain: '',
  keys: {},
  headerHash: '',
  sequence: 0,
  hash: CHAIN_START,
  checkpoints: 0,
  signedSequence: 0,
};

const HASH_NAME = ',"hash":"';
const HASH_LENGTH = 64;

/**
 * Reads the next line, without its line break. The state before stays as it was, so that a check can go on from any line.
 *
 * An entry is not parsed: that the line without its hash has that hash says that it is, byte for byte, the canonical
 * form that was hashed when it was written.
 *
 * @throws {TrailFault} the line is not what should stand here.
 */
export function readTrailLine(state: TrailState, line: string, check: TrailCheck): TrailState {
  switch (state.at) {
    case 'beginning':
      return readHeader(state, line, check);
    case 'entries':
      if (line.startsWith('{"chain":')) return readEntry(state, line, check);
      if (line.startsWith('{"checkpoint":')) return readCheckpoint(state, line, check);
      if (line.startsWith('{"end":')) return readEnd(state, line, check);
      throw new TrailFault('this is neither an entry nor a checkpoint nor the end of a trail');
    case 'end':
      throw new TrailFault('something stands after the end of the trail');
  }
}

/**
 * Ends the check of a file. `rest` is what stands after its last line break, which is nothing in a whole file.
 *
 * @throws {TrailFault} when the file was over before the trail was.
 */
export function finishTrail(state: TrailState, rest: string): void {
  if (rest !== '') throw new TrailFault('the line has no line break: the file was cut off');
  if (state.at !== 'end') throw new TrailFault('the trail stops before its end: lines were cut off');
}

function readHeader(state: TrailState, line: string, { sha256, trustedKeys }: TrailCheck): TrailState {
  const { header } = read(trailHeaderSchema, line, 'the header of an audit trail');
  for (const [keyId, publicKey] of Object.entries(header.keys)) {
    if (keyIdOf(publicKey, sha256) !== keyId) throw new TrailFault('a key does not have the id that is given for it');
    if (trustedKeys !== null && !trustedKeys.includes(publicKey)) {
      throw new TrailFault(`the trail names the key ${publicKey}, which is not one of those that you trust`);
    }
  }
  return { ...state, at: 'entries', chain: header.chain, keys: header.keys, headerHash: sha256(line) };
}

function readEntry(state: TrailState, line: string, { sha256, seen }: TrailCheck): TrailState {
  const sequence = state.sequence + 1;
  // Canonical form puts the keys in this order: chain, event, hash, previous, sequence.
  const after = `,"previous":"${state.hash}","sequence":${sequence}}`;
  const hashEnd = line.length - after.length - 1;
  const hashStart = hashEnd - HASH_LENGTH;
  const nameStart = hashStart - HASH_NAME.length;
  if (
    !line.startsWith(`{"chain":"${state.chain}","event":{`) ||
    !line.endsWith(after) ||
    line.charCodeAt(hashEnd) !== 34 ||
    !line.startsWith(HASH_NAME, nameStart)
  ) {
    throw new TrailFault(explainEntry(state, line));
  }
  const hash = line.slice(hashStart, hashEnd);
  if (sha256(line.slice(0, nameStart) + after) !== hash) {
    throw new TrailFault('the entry does not have the hash that it was written with: it was altered');
  }
  if (seen !== undefined && (seen.get(sequence) ?? hash) !== hash) {
    throw new TrailFault(`entry ${sequence} was seen with another hash: the trail was made anew since`);
  }
  return { ...state, sequence, hash };
}

/** Says what is wrong with an entry whose frame is not the expected one. */
function explainEntry(state: TrailState, line: string): string {
  let entry: { chain?: unknown; sequence?: unknown; previous?: unknown };
  try {
    entry = JSON.parse(line);
  } catch {
    return 'the line is no JSON: it was altered';
  }
  if (entry.chain !== state.chain) return 'the entry belongs to another chain';
  const expected = state.sequence + 1;
  if (typeof entry.sequence === 'number' && entry.sequence > expected) {
    return `entry ${expected} should stand here and entry ${entry.sequence} does: entries are missing or out of order`;
  }
  if (entry.sequence !== expected) {
    return `entry ${expected} should stand here and another does: entries were added, repeated or are out of order`;
  }
  if (entry.previous !== state.hash) return 'the entry does not follow the one before it: one of the two was altered';
  return 'the entry is not written in its canonical form: it was altered';
}

function readCheckpoint(state: TrailState, line: string, check: TrailCheck): TrailState {
  const { checkpoint, signature } = read(checkpointSchema, line, 'a checkpoint');
  if (checkpoint.sequence <= state.signedSequence) throw new TrailFault('the checkpoint is out of order or repeated');
  signedFor(state, checkpoint, checkpointText(checkpoint), signature, check);
  return { ...state, checkpoints: state.checkpoints + 1, signedSequence: checkpoint.sequence };
}

function readEnd(state: TrailState, line: string, check: TrailCheck): TrailState {
  const { end, signature } = read(trailEndSchema, line, 'the end of a trail');
  signedFor(state, end, endText(end), signature, check);
  if (end.header !== state.headerHash) throw new TrailFault('the trail ended under another header: line 1 was altered');
  const missing = [...(check.seen?.keys() ?? [])].find((sequence) => sequence > state.sequence);
  if (missing !== undefined) {
    throw new TrailFault(`entry ${missing} was seen and the trail ends before it: its tail was cut off`);
  }
  if (end.checkpoints !== state.checkpoints) {
    throw new TrailFault(`the trail had ${end.checkpoints} checkpoints and ${state.checkpoints} are here`);
  }
  return { ...state, at: 'end' };
}

function signedFor(
  state: TrailState,
  signed: { readonly chain: string; readonly sequence: number; readonly hash: string; readonly key: string },
  text: string,
  signature: string,
  { verifySignature }: TrailCheck,
): void {
  const publicKey = state.keys[signed.key];
  if (publicKey === undefined) throw new TrailFault('it is signed with a key that the header does not name');
  if (!verifySignature(publicKey, text, signature)) {
    throw new TrailFault('the signature does not fit: what was signed was altered, or somebody else signed it');
  }
  if (signed.chain !== state.chain) throw new TrailFault('the signature is about another chain');
  if (signed.sequence !== state.sequence) {
    throw new TrailFault(
      `the signature is about entry ${signed.sequence} and stands after entry ${state.sequence}: entries were cut, added or moved`,
    );
  }
  if (signed.hash !== state.hash) {
    throw new TrailFault(
      `entry ${signed.sequence} had another hash when it was signed: it or one before it was altered and the hashes were made anew`,
    );
  }
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

function read<T>(schema: Schema<T>, line: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new TrailFault(`this is not ${what}: it is no JSON`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new TrailFault(`this is not ${what}`);
  if (canonicalJson(value) !== line) throw new TrailFault(`this is not ${what} in its canonical form: it was altered`);
  return parsed.data;
}
