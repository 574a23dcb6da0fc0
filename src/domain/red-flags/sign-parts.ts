import type { Mention } from './grammar.ts';

/** Why a mention is muted or lowered; `exception` is one of the rule's own. */
export type MarkReason = 'negated' | 'past' | 'family' | 'idiom' | 'conditional' | 'exception';

/** A mention of one part of a sign, and what its context makes of it. */
export interface WeighedMention {
  readonly mention: Mention;
  readonly reason: MarkReason | null;
  readonly muted: boolean;
  readonly lowerBy: number;
}

/** The mentions of all parts that stand within `within` words of a mention of the first part. */
export function keepNear(parts: readonly WeighedMention[][], within: number): WeighedMention[][] {
  if (within === Number.POSITIVE_INFINITY) return [...parts];
  const firsts = parts[0] ?? [];
  const isNear = (a: Mention, b: Mention): boolean => Math.max(a.start, b.start) - Math.min(a.end, b.end) <= within;
  const kept = firsts.filter((first) =>
    parts.every((part) => part.some(({ mention }) => isNear(first.mention, mention))),
  );
  return parts.map((part, index) =>
    index === 0 ? kept : part.filter(({ mention }) => kept.some((first) => isNear(first.mention, mention))),
  );
}

/** Whether two mentions read the same word; words that one of them jumped over do not count. */
function sharesWord(a: Mention, b: Mention): boolean {
  for (let token = Math.max(a.start, b.start); token < Math.min(a.end, b.end); token += 1)
    if (!a.skipped.includes(token) && !b.skipped.includes(token)) return true;
  return false;
}

/** The live mentions of a sign of which some parts are enough; none where too few parts stand apart from each other. */
export function enoughOf(parts: readonly WeighedMention[][], atLeast: number): WeighedMention[] {
  const apart: Mention[] = [];
  for (const part of parts) {
    const free = part.find(({ mention }) => apart.every((taken) => !sharesWord(mention, taken)));
    if (free !== undefined) apart.push(free.mention);
  }
  const present = parts.filter((part) => part.length > 0);
  if (apart.length < atLeast) return [];
  const lowerBy = Math.max(...present.map((part) => Math.min(...part.map((mention) => mention.lowerBy))));
  return present.flat().map((mention) => ({ ...mention, lowerBy }));
}

/**
 * The mentions of each part that count. "I haven't felt the baby move" is read by one part as a whole; the "baby" in it
 * that another part needs is then not denied.
 */
export function liveOf(parts: readonly WeighedMention[][]): WeighedMention[][] {
  const live = parts.map((part) => part.filter((mention) => !mention.muted));
  return parts.map((part, index) =>
    part.flatMap((weighed) => {
      if (!weighed.muted) return [weighed];
      if (weighed.reason !== 'negated') return [];
      const whole = live.flatMap((others, other) => (other === index ? [] : others));
      const isRead = whole.some(
        ({ mention }) => mention.start <= weighed.mention.start && mention.end >= weighed.mention.end,
      );
      return isRead ? [{ ...weighed, muted: false, reason: null }] : [];
    }),
  );
}
