import { z } from 'zod';
import { roleSchema } from '../account.ts';
import { accountIdSchema } from '../ids.ts';
import { instantSchema } from '../time.ts';

/** A SHA-256 or HMAC-SHA-256 in lower-case hexadecimal. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What a detail may say: an id, a code, a moment. No blanks and no letters beyond ASCII, so that a sentence of a patient
 * or a doctor cannot get in by mistake, in any language.
 */
const tokenSchema = z.string().regex(/^[\w.:+-]{1,200}$/);

/** Stands in the place of a detail that is neither an id nor a code. */
export const WITHHELD = 'withheld';

const nameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(60);

/** Acts are verbs in the past or the name of the command: `signed-in`, `reply-published`, `claim`. */
export const actSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

export const auditEventSchema = z.strictObject({
  id: z.uuid(),
  /** The clock of whoever recorded it; the order is the chain's. */
  occurredAt: instantSchema,
  /** Who did it; null where a patient or the service itself did. */
  accountId: accountIdSchema.nullable(),
  /** The roles that the account had then; empty where there was none. */
  roles: z.array(roleSchema).max(3),
  /** The workstation that it was done at; null where there was none. */
  deviceId: z.uuid().nullable(),
  act: actSchema,
  /** The question, reply, review or account that it was done to; null for none. */
  subjectId: z.uuid().nullable(),
  details: z.record(nameSchema, z.union([tokenSchema, z.number(), z.boolean(), z.null()])),
  /** Keyed hashes of texts by name, HMAC-SHA-256 under a salt that never leaves its store. */
  textHashes: z.record(nameSchema, digestSchema),
});
/** An act that matters, as the trail keeps it. Never a text: only keyed hashes of texts. */
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditEntrySchema = z.strictObject({
  /** Names the chain: a workstation's device id, or the service's own id. */
  chain: z.string().min(1).max(80),
  /** From 1, without gaps. */
  sequence: z.number().int().positive(),
  /** The hash of the entry before; `CHAIN_START` for the first. */
  previous: digestSchema,
  event: auditEventSchema,
  hash: digestSchema,
});
/** An event in its chain; see `chain.ts`. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export type AuditDetails = AuditEvent['details'];

/** The details with everything that could be somebody's words taken out; see `tokenSchema`. */
export function withoutWords(details: Readonly<Record<string, unknown>>): AuditDetails {
  const detailSchema = auditEventSchema.shape.details.valueType;
  return Object.fromEntries(
    Object.entries(details)
      .filter(([name]) => nameSchema.safeParse(name).success)
      .map(([name, value]) => [name, detailSchema.safeParse(value).data ?? (value === null ? null : WITHHELD)]),
  );
}
