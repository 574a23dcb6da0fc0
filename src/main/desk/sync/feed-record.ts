import type { z } from 'zod';
import { type FeedData, type FeedKind, type FeedRecord, feedSchemas } from '#contract/service.ts';

/** A record of a known kind that was understood. */
export type KnownRecord<Kinds extends FeedKind = FeedKind> = {
  [K in Kinds]: {
    readonly state: 'known';
    readonly kind: K;
    readonly id: FeedData<K>['id'];
    readonly revision: number;
    /** Null for a record that left the account's view. */
    readonly data: FeedData<K> | null;
  };
}[Kinds];

export type ReadRecord =
  | KnownRecord
  /** A kind of a later version. */
  | { readonly state: 'unknown-kind' }
  /** `problem` names paths and codes only, never a value. */
  | { readonly state: 'malformed'; readonly problem: string };

const MAX_PROBLEM_LENGTH = 500;

/** Reads one record of the feed by itself, so that a malformed one cannot stop the others. */
export function readFeedRecord(record: FeedRecord): ReadRecord {
  return isKnownKind(record.kind) ? readKnown(record.kind, record) : { state: 'unknown-kind' };
}

/** Whether this version reads records of the kind. */
export function isKnownKind(kind: string): kind is FeedKind {
  return Object.hasOwn(feedSchemas, kind);
}

function readKnown(kind: FeedKind, record: FeedRecord): ReadRecord {
  const schema: z.ZodObject = feedSchemas[kind];
  const id = schema.shape.id.safeParse(record.id);
  if (!id.success) return { state: 'malformed', problem: 'id:unreadable' };
  const base = { state: 'known', kind, id: id.data, revision: record.revision };
  // The schema was looked up by the very kind, which TypeScript cannot follow through the union.
  if (record.deleted) return { ...base, data: null } as KnownRecord;
  const data = schema.safeParse(record.data);
  if (!data.success) return { state: 'malformed', problem: problemOf(data.error) };
  if (data.data.id !== id.data) return { state: 'malformed', problem: 'id:mismatch' };
  return { ...base, data: data.data } as KnownRecord;
}

/** Paths may hold keys that came from outside, so only plain words of them are repeated. */
function problemOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.map(safeSegment).join('.') || '(record)'}:${issue.code}`)
    .join('; ')
    .slice(0, MAX_PROBLEM_LENGTH);
}

function safeSegment(segment: PropertyKey): string {
  const written = String(segment);
  return /^[A-Za-z][A-Za-z]{0,30}$|^\d{1,6}$/.test(written) ? written : '*';
}
