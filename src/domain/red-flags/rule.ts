import { z } from 'zod';

export const tierSchema = z.enum(['T1', 'T2', 'T3']);
/** How soon: T1 a human now, T2 the same day, T3 within days. */
export type Tier = z.infer<typeof tierSchema>;

const bilingualSchema = z.object({ en: z.string().min(3), 'zh-Hant': z.string().min(1) });

const ageGateSchema = z.object({
  /** Youngest age in years, inclusive. */
  from: z.number().nonnegative().optional(),
  /** Age in years at which the sign no longer applies. */
  below: z.number().positive().optional(),
  /** Whether the sign needs an age that is known; otherwise an unknown age lets it fire. */
  known: z.boolean().optional(),
});
export type AgeGate = z.infer<typeof ageGateSchema>;

const signSchema = z.union([
  z.string(),
  z.object({
    /**
     * Patterns that must all be in the message, wherever they stand. A pattern that begins with `~` is background
     * (an illness known for years, a pregnancy, a medicine): the past does not mute it. One that begins with `!` is a
     * plain circumstance (a duration): no context mutes it.
     */
    all: z.array(z.string()).min(1),
    /** How many of the patterns are enough; all of them where absent. Patterns that share a mention count once. */
    atLeast: z.number().int().min(2).optional(),
    /** Greatest distance in words between the first pattern and each other one; the whole message where absent. */
    within: z.number().int().positive().optional(),
    age: ageGateSchema.optional(),
    /** Where the asker's sex is known it must be this one. */
    sex: z.enum(['female', 'male']).optional(),
    /** The sign is left out when one of these is said. */
    unless: z.array(z.string()).optional(),
    /** Another tier than the rule's. */
    tier: tierSchema.optional(),
  }),
]);
export type Sign = z.infer<typeof signSchema>;

const exceptionSchema = z.object({
  pattern: z.string(),
  /** `mute` shows the mention in grey; a tier lowers it to that. */
  effect: z.union([z.literal('mute'), tierSchema]),
  /** `sentence`: only mentions in the same sentence; `message`: all. */
  scope: z.enum(['sentence', 'message']),
  why: z.string().min(3),
});

export const ruleSchema = z.object({
  id: z.string().regex(/^[a-z]{2,4}\.[a-z0-9-]+$/),
  concept: bilingualSchema,
  tier: tierSchema,
  /** Why it cannot wait, for the doctor who sees the flag. */
  why: bilingualSchema,
  source: z.object({
    name: z.string().min(3),
    /** Whether the guideline's own text was read for this rule; otherwise it is named from secondary summaries. */
    checked: z.boolean(),
  }),
  /** The clinician who signed the rule off and when; null until one does. */
  signedOff: z.object({ by: z.string().min(3), on: z.iso.date() }).nullable(),
  /** Suicide and self-harm: a human now, and no score of any kind (NICE NG225). */
  needsHuman: z.boolean().optional(),
  age: ageGateSchema.optional(),
  signs: z.array(signSchema).min(1),
  exceptions: z.array(exceptionSchema).optional(),
});
/** A red-flag rule: what a message must say, how soon it matters, who says so and who signed it off. */
export type RedFlagRule = z.infer<typeof ruleSchema>;
