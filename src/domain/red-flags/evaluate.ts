import { type Assessment, ContextReader, compileTriggers } from './context.ts';
import { Grammar, type Mention, type Mentions } from './grammar.ts';
import { LEXICON } from './lexicon/lexicon.ts';
import { type AgeMention, COMPUTED_ENTRIES, readQuantities } from './quantities.ts';
import type { AgeGate, RedFlagRule, Sign, Tier } from './rule.ts';
import { RULES } from './rules/rules.ts';
import { RULES_VERSION } from './rules-version.ts';
import { enoughOf, keepNear, liveOf, type MarkReason, type WeighedMention } from './sign-parts.ts';
import { BREAK, type Tokens, tokenise } from './tokens.ts';

/** A phrase that a rule found. Offsets are UTF-16 indices into the text that was evaluated. */
export interface RedFlagMark {
  readonly ruleId: string;
  readonly start: number;
  readonly end: number;
  /** A muted mention does not count for the tier; it is shown in grey with its reason and never hidden. */
  readonly muted: boolean;
  /** Why it is muted, or why it counts for less (`conditional`, `exception`); null where it counts in full. */
  readonly reason: MarkReason | null;
}

/** What the rules say about a message. It is not a diagnosis, and no rule has been signed off by a clinician yet. */
export interface RedFlagResult {
  /** Changes with the content of any rule: results of another version must be evaluated again. */
  readonly rulesVersion: string;
  /** The most urgent tier of all marks that are not muted; null where no rule fired. */
  readonly tier: Tier | null;
  /** In the order of the text. */
  readonly marks: readonly RedFlagMark[];
}

/** What is known about the asker beside the text. */
export interface RedFlagContext {
  /** Age band of the question's field, such as `10-19` or `90+`; null or absent where unknown. An age in the text outranks it. */
  readonly ageBand?: string | null;
  readonly sex?: 'female' | 'male' | 'other' | 'unknown' | null;
  /** BCP 47 tag; rules of every language are tried on every text, since people mix them. */
  readonly language?: string | null;
  /** The question's title. It completes what the body says ("my 2 week old" above, "has a fever" below) but never fires alone. */
  readonly title?: string | null;
}

interface CompiledPart {
  readonly entryId: number;
  readonly isBackground: boolean;
  readonly isPlain: boolean;
}

interface CompiledSign {
  readonly parts: readonly CompiledPart[];
  readonly within: number;
  readonly atLeast: number | null;
  readonly age: AgeGate | null;
  readonly sex: 'female' | 'male' | null;
  readonly unless: readonly number[];
  readonly tier: Tier;
}

interface CompiledException {
  readonly entryId: number;
  readonly effect: 'mute' | Tier;
  readonly isSentenceWide: boolean;
}

interface CompiledRule {
  readonly id: string;
  readonly signs: readonly CompiledSign[];
  readonly exceptions: readonly CompiledException[];
}

/** "Does not fade" is no exception for rashes that fade. */
const DENIES = /^(not|never|no|without|(do|does|did|wo|ca|is|was|are|were|has|have|had|could|would)nt)$/;
const TIERS: readonly Tier[] = ['T1', 'T2', 'T3'];
/** More marks of one rule in one message would only be noise; the first ones decide the tier. */
const MAX_MARKS_PER_RULE = 60;

class Engine {
  readonly grammar: Grammar;
  readonly triggers: ReturnType<typeof compileTriggers>;
  readonly rules: readonly CompiledRule[];

  constructor(rules: readonly RedFlagRule[]) {
    this.grammar = new Grammar(LEXICON, COMPUTED_ENTRIES);
    this.triggers = compileTriggers(this.grammar);
    this.rules = rules.map((rule) => this.#compileRule(rule));
  }

  #compileRule(rule: RedFlagRule): CompiledRule {
    return {
      id: rule.id,
      signs: rule.signs.map((sign) => this.#compileSign(rule, sign)),
      exceptions: (rule.exceptions ?? []).map((exception) => ({
        entryId: this.grammar.compile(exception.pattern),
        effect: exception.effect,
        isSentenceWide: exception.scope === 'sentence',
      })),
    };
  }

  #compileSign(rule: RedFlagRule, sign: Sign): CompiledSign {
    const full = typeof sign === 'string' ? { all: [sign] } : sign;
    return {
      parts: full.all.map((part) => ({
        entryId: this.grammar.compile(part.replace(/^[~!]/, '')),
        isBackground: part.startsWith('~'),
        isPlain: part.startsWith('!'),
      })),
      within: full.within ?? Number.POSITIVE_INFINITY,
      atLeast: full.atLeast ?? null,
      age: full.age ?? rule.age ?? null,
      sex: full.sex ?? null,
      unless: (full.unless ?? []).map((pattern) => this.grammar.compile(pattern)),
      tier: full.tier ?? rule.tier,
    };
  }
}

let engine: Engine | null = null;

/** Compiled at first use, not at import: a window that shows stored results never needs it. */
function getEngine(): Engine {
  engine ??= new Engine(RULES);
  return engine;
}

/**
 * Applies every red-flag rule to a patient's text. Takes any string and never throws; time and memory grow linearly
 * with its length. The result is not a diagnosis.
 */
export function evaluateRedFlags(text: string, context: RedFlagContext = {}): RedFlagResult {
  const title = context.title ?? '';
  const lead = title.trim() === '' ? '' : `${title}\n\n`;
  const marks = new Evaluation(getEngine(), lead + text, lead.length, context).run();
  return {
    rulesVersion: RULES_VERSION,
    tier: TIERS.find((tier) => marks.some((mark) => !mark.muted && mark.tier === tier)) ?? null,
    marks: marks.map(({ ruleId, start, end, muted, reason }) => ({ ruleId, start, end, muted, reason })),
  };
}

type TieredMark = RedFlagMark & { readonly tier: Tier };

/** One message under the rules. */
class Evaluation {
  readonly #engine: Engine;
  readonly #tokens: Tokens;
  readonly #mentions: Mentions;
  readonly #context: ContextReader;
  readonly #ages: readonly AgeMention[];
  readonly #bandYears: { readonly from: number; readonly to: number } | null;
  readonly #sex: RedFlagContext['sex'];
  readonly #leadLength: number;
  readonly #weighed = new Map<Mention, Assessment>();

  constructor(engine: Engine, text: string, leadLength: number, context: RedFlagContext) {
    this.#engine = engine;
    this.#tokens = tokenise(text);
    const quantities = readQuantities(this.#tokens);
    this.#ages = quantities.ages;
    this.#mentions = engine.grammar.match(this.#tokens, quantities.computed);
    this.#context = new ContextReader(this.#tokens, this.#mentions, engine.triggers);
    this.#bandYears = readBand(context.ageBand ?? null);
    this.#sex = context.sex;
    this.#leadLength = leadLength;
  }

  run(): TieredMark[] {
    const marks = this.#engine.rules.flatMap((rule) => this.#applyRule(rule));
    return marks.sort((a, b) => a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : 1));
  }

  #applyRule(rule: CompiledRule): TieredMark[] {
    const marks = new Map<string, TieredMark>();
    for (const sign of rule.signs) {
      if (marks.size >= MAX_MARKS_PER_RULE) break;
      for (const { mention, muted, reason, lowerBy } of this.#applySign(sign, rule)) {
        const start = (this.#tokens.starts[mention.start] ?? 0) - this.#leadLength;
        const end = (this.#tokens.ends[mention.end - 1] ?? 0) - this.#leadLength;
        if (start < 0) continue;
        const tier = lowered(sign.tier, lowerBy);
        const key = `${start}-${end}`;
        const known = marks.get(key);
        const isStronger =
          known === undefined || (known.muted && !muted) || (known.muted === muted && tier < known.tier);
        if (isStronger) marks.set(key, { ruleId: rule.id, start, end, muted, reason, tier });
      }
    }
    return [...marks.values()];
  }

  /** The mentions of a sign that is complete; none where a part is missing. */
  #applySign(sign: CompiledSign, rule: CompiledRule): WeighedMention[] {
    const said = sign.parts.filter((part) => this.#mentions.list(part.entryId).length > 0).length;
    if (said < (sign.atLeast ?? sign.parts.length)) return [];
    if (sign.sex !== null && (this.#sex === 'female' || this.#sex === 'male') && this.#sex !== sign.sex) return [];
    if (sign.age !== null && !this.#fitsAge(sign.age)) return [];
    if (sign.unless.some((id) => this.#mentions.list(id).some((mention) => !this.#assess(mention).isNegated)))
      return [];
    const weighed = sign.parts.map((part) => this.#weighAll(part, rule, sign.tier));
    if (sign.atLeast !== null) return enoughOf(liveOf(weighed), sign.atLeast);
    const live = liveOf(weighed);
    const complete = keepNear(live, sign.within);
    const isInBody = complete
      .flat()
      .some(({ mention }) => (this.#tokens.starts[mention.start] ?? 0) >= this.#leadLength);
    if (complete.every((part) => part.length > 0) && isInBody) {
      const lowerBy = Math.max(...complete.map((part) => Math.min(...part.map((mention) => mention.lowerBy))));
      // What is said twice, once denied and once not, shows both.
      const muted = sign.parts.length === 1 ? weighed.flat().filter((mention) => mention.muted) : [];
      return [...complete.flat().map((mention) => ({ ...mention, lowerBy })), ...muted];
    }
    const whole = keepNear(weighed, sign.within);
    if (whole.some((part) => part.length === 0)) return [];
    return whole.flat().filter((mention) => mention.muted);
  }

  #weighAll(part: CompiledPart, rule: CompiledRule, tier: Tier): WeighedMention[] {
    const weighed: WeighedMention[] = [];
    let liveCount = 0;
    for (const mention of this.#mentions.list(part.entryId)) {
      const next = this.#weigh(mention, part, rule, tier);
      if (!next.muted) liveCount += 1;
      weighed.push(next);
      if (liveCount >= MAX_MARKS_PER_RULE) break;
    }
    return weighed;
  }

  #weigh(mention: Mention, part: CompiledPart, rule: CompiledRule, tier: Tier): WeighedMention {
    if (part.isPlain) return { mention, reason: null, muted: false, lowerBy: 0 };
    const { isNegated, isPast, isFamily, isIdiom, isConditional, isGeneral } = this.#assess(mention);
    const mute = (reason: MarkReason): WeighedMention => ({ mention, reason, muted: true, lowerBy: 0 });
    if (isIdiom) return mute('idiom');
    if (isNegated) return mute('negated');
    if (isFamily) return mute('family');
    if (isPast && !part.isBackground) return mute('past');
    let lowerBy = isGeneral ? 2 : isConditional ? 1 : 0;
    let reason: MarkReason | null = lowerBy > 0 ? 'conditional' : null;
    if (part.isBackground) return { mention, reason: null, muted: false, lowerBy: 0 };
    for (const exception of rule.exceptions) {
      if (!this.#applies(exception, mention)) continue;
      if (exception.effect === 'mute') return mute('exception');
      const to = TIERS.indexOf(exception.effect) - TIERS.indexOf(tier);
      if (to > lowerBy) {
        lowerBy = to;
        reason = 'exception';
      }
    }
    return { mention, reason, muted: false, lowerBy };
  }

  #applies(exception: CompiledException, mention: Mention): boolean {
    return this.#mentions.list(exception.entryId).some((candidate) => {
      if (exception.isSentenceWide && !this.#isSameSentence(candidate, mention)) return false;
      return !this.#assess(candidate).isNegated && !DENIES.test(this.#tokens.words[candidate.start - 1] ?? '');
    });
  }

  #isSameSentence(a: Mention, b: Mention): boolean {
    const from = Math.min(a.end, b.end);
    const to = Math.max(a.start, b.start);
    for (let token = from; token <= to; token += 1)
      if ((this.#tokens.breaks[token] ?? 0) >= BREAK.sentence) return false;
    return true;
  }

  #assess(mention: Mention): Assessment {
    const known = this.#weighed.get(mention);
    if (known !== undefined) return known;
    const assessment = this.#context.assess(mention);
    this.#weighed.set(mention, assessment);
    return assessment;
  }

  #fitsAge(gate: AgeGate): boolean {
    const from = (gate.from ?? 0) * 12;
    const below = (gate.below ?? 200) * 12;
    if (this.#ages.length > 0) return this.#ages.some(({ months }) => months >= from && months < below);
    if (this.#bandYears !== null) return this.#bandYears.to * 12 >= from && this.#bandYears.from * 12 < below;
    return gate.known !== true;
  }
}

function readBand(ageBand: string | null): { readonly from: number; readonly to: number } | null {
  const [from, to] = (ageBand ?? '').split(/[-+]/);
  if (from === undefined || from === '' || Number.isNaN(Number(from))) return null;
  return { from: Number(from), to: to === undefined || to === '' ? 150 : Number(to) };
}

function lowered(tier: Tier, by: number): Tier {
  return (
    TIERS[Math.min(TIERS.length - 1, Math.max(TIERS.indexOf(tier), by === 0 ? 0 : TIERS.indexOf(tier) + by))] ?? tier
  );
}
