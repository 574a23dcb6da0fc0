import { CONTEXT_TRIGGERS } from './context-triggers.ts';
import { firstFrom, type Grammar, type Mention, type Mentions } from './grammar.ts';
import { BREAK, type Tokens } from './tokens.ts';

type TriggerKind = keyof typeof CONTEXT_TRIGGERS;

/** What the words around a mention make of it. */
export interface Assessment {
  /** Said not to be there. */
  readonly isNegated: boolean;
  /** Years or months past and not come back. */
  readonly isPast: boolean;
  /** A note of medical history in a clinical sentence; too weak to mute what a patient writes. */
  readonly isClinicalPast: boolean;
  /** A relative's past illness; a relative who is ill now is a patient by proxy and not family history. */
  readonly isFamily: boolean;
  /** Part of a saying. */
  readonly isIdiom: boolean;
  /** Behind an "if": lowers, never mutes. */
  readonly isConditional: boolean;
  /** General talk: advice, fear, prevention. Lowers further, never mutes. */
  readonly isGeneral: boolean;
  /** A clinician's "may" or "rule out". */
  readonly isPossible: boolean;
}

/** "No fever, chills, cough or …" reaches this many words; "not" reaches far fewer. */
const LIST_REACH = 24;
const NEXT_REACH = 5;
const AFTER_REACH = 4;
const KIN_REACH = 9;
const NEGATION =
  /^(no|not|nothing|never|none|without|(do|does|did|wo|ca|is|was|are|were|has|have|had|could|would)nt|沒|無|不|未)$/u;
const WRITER = /^(i|we|our|我)$/u;
const PAST_REACH = 16;
/** No trigger has more words, so a search may begin this much before the place it looks at. */
const LONGEST_TRIGGER = 16;
const BEGINS_CLAUSE = /^(i|my|he|she|now|it|the|is|am|this|we|they|his|her|have|has|is)$/;
const TURNS_TO_PRESENT =
  /^(now|today|is|am|are|has|have|cant|keeps)\b|^(i|he|she|it|my|they|we|this) (am|is|s|are|have|has|cant|can|keep|keeps|feel|get|now|still|arm|leg|chest|head|eye)\b/;
const TURNS = /^(but|now|today|however|since|yesterday|suddenly|tonight|現|今|突|昨)$/u;

/** Compiles the triggers into a grammar; their mentions then come with every match of it. */
export function compileTriggers(grammar: Grammar): ReadonlyMap<TriggerKind, number> {
  return new Map(
    (Object.keys(CONTEXT_TRIGGERS) as TriggerKind[]).map((kind) => [
      kind,
      grammar.compile(CONTEXT_TRIGGERS[kind], 'complete'),
    ]),
  );
}

/** Reads the context of mentions in one text. */
export class ContextReader {
  readonly #tokens: Tokens;
  readonly #mentions: Mentions;
  readonly #ids: ReadonlyMap<TriggerKind, number>;
  readonly #sentenceStart: Int32Array;
  readonly #sentenceEnd: Int32Array;
  /** Where the writer says "I"; read at first need. */
  #writers: readonly number[] | null = null;
  readonly #flags = new Map<TriggerKind, Uint8Array>();

  constructor(tokens: Tokens, mentions: Mentions, ids: ReadonlyMap<TriggerKind, number>) {
    this.#tokens = tokens;
    this.#mentions = mentions;
    this.#ids = ids;
    const count = tokens.words.length;
    this.#sentenceStart = new Int32Array(count);
    this.#sentenceEnd = new Int32Array(count);
    for (let token = 0, start = 0; token < count; token += 1) {
      if ((tokens.breaks[token] ?? 0) >= BREAK.sentence) start = token;
      this.#sentenceStart[token] = start;
    }
    for (let token = count - 1, end = count; token >= 0; token -= 1) {
      this.#sentenceEnd[token] = end;
      if ((tokens.breaks[token] ?? 0) >= BREAK.sentence) end = token;
    }
  }

  /** What the context makes of a mention. Words that the mention itself reads ("can't move") are no triggers. */
  assess(mention: Mention): Assessment {
    const isPast = this.#isPast(mention);
    return {
      isNegated: this.#isNegated(mention),
      isPast,
      isClinicalPast: isPast || this.#isClinicalPast(mention),
      isFamily: this.#isFamily(mention),
      isIdiom: this.#near('idiom', mention, 0),
      isConditional: this.#isAfter('condition', mention, 14, true),
      isGeneral: this.#isAfter('general', mention, 9, true),
      isPossible: this.#isAfter('possible', mention, 5, false),
    };
  }

  /** Whether the mention's own words or the gaps within it are denied. */
  #isNegated(mention: Mention): boolean {
    const sentence = this.#sentenceOf(mention);
    // "No kicks all day, 38 weeks" denies the kicks; a figure is only denied at once.
    const isFigure = [mention.start - 1, mention.start].some((token) => /^\d/.test(this.#tokens.words[token] ?? ''));
    for (const trigger of this.#before('negatesList', mention.start, sentence.start, LIST_REACH))
      if (!isFigure && !this.#isPseudo(trigger) && this.#reaches(trigger, mention, LIST_REACH, true)) return true;
    for (const trigger of this.#before('negatesNext', mention.start, sentence.start, NEXT_REACH + 3))
      if (!isFigure && !this.#isPseudo(trigger) && this.#reaches(trigger, mention, NEXT_REACH, false)) return true;
    for (const trigger of this.#within('negatesList', mention)) if (!this.#isPseudo(trigger)) return true;
    for (const trigger of this.#within('negatesNext', mention)) if (!this.#isPseudo(trigger)) return true;
    return this.#isNegatedAfter(mention, sentence.end);
  }

  #isNegatedAfter(mention: Mention, sentenceEnd: number): boolean {
    const last = Math.min(mention.end + AFTER_REACH + 1, sentenceEnd);
    for (const trigger of this.#starting('negatedAfter', mention.end, last)) {
      if (this.#isPseudo(trigger)) continue;
      let open = true;
      for (let token = mention.end; token <= trigger.start && open; token += 1) {
        const strength = this.#tokens.breaks[token] ?? 0;
        const isColon = strength === BREAK.clause && token === trigger.start;
        if (strength >= BREAK.comma && !isColon) open = false;
        if (token < trigger.start && this.#covers('endsScope', token)) open = false;
        if (token < trigger.start && /^(and|or|with|in|if|is|are)$/.test(this.#tokens.words[token] ?? '')) open = false;
      }
      if (open && !this.#deniesAnotherWord(trigger)) return true;
    }
    return false;
  }

  /** "has gone black" or "is normal for her" says nothing about the mention before it. */
  #deniesAnotherWord(trigger: Mention): boolean {
    const last = this.#tokens.words[trigger.end - 1] ?? '';
    const next = this.#tokens.words[trigger.end] ?? '';
    const isBroken = (this.#tokens.breaks[trigger.end] ?? BREAK.sentence) >= BREAK.comma;
    if (last !== 'gone' && last !== 'free' && last !== 'fine' && last !== 'normal') return false;
    return (
      trigger.end < this.#tokens.words.length && !isBroken && !/^(now|and|away|today|but|since|after|for)$/.test(next)
    );
  }

  #reaches(trigger: Mention, mention: Mention, reach: number, throughLists: boolean): boolean {
    if (mention.start - trigger.end > reach) return false;
    for (let token = trigger.end; token <= mention.start; token += 1) {
      const strength = this.#tokens.breaks[token] ?? 0;
      if (strength >= BREAK.clause) return false;
      const word = this.#tokens.words[token] ?? '';
      const isJoint = strength === BREAK.comma || word === 'and' || word === 'or';
      if (isJoint && !throughLists && word !== 'or') return false;
      if (isJoint) {
        const next = word === 'and' || word === 'or' ? token + 1 : token;
        if (next <= mention.start && this.#covers('beginsClause', next, true) && word !== 'or') return false;
      }
      if (token < mention.start && this.#covers('endsScope', token)) return false;
    }
    return true;
  }

  /** "No" inside "no relief", and "not" inside "is not helping": the longer reading wins. */
  #isPseudo(trigger: Mention): boolean {
    return this.#starting('pseudoNegation', trigger.start - LONGEST_TRIGGER, trigger.start + 1).some(
      (pseudo) => pseudo.end >= trigger.end,
    );
  }

  #isPast(mention: Mention): boolean {
    const sentence = this.#sentenceOf(mention);
    const from = Math.max(sentence.start, mention.start - PAST_REACH - LONGEST_TRIGGER);
    for (const trigger of this.#starting('past', from, Math.min(sentence.end, mention.end + PAST_REACH + 1))) {
      // "As a child" is no child who is ill.
      const isInside = trigger.start <= mention.start && trigger.end >= mention.end;
      if (isInside && trigger.end - trigger.start > mention.end - mention.start) return true;
      if (this.#overlapsRead(trigger, mention)) continue;
      if (!this.#sharesClause(trigger, mention)) continue;
      return !this.#hasReturned(mention, trigger);
    }
    return false;
  }

  /** Whether nothing between trigger and mention turns from the past to the present. */
  #sharesClause(trigger: Mention, mention: Mention): boolean {
    const isBefore = trigger.start < mention.start;
    const from = isBefore ? trigger.end : mention.end;
    const to = isBefore ? mention.start : trigger.start;
    if (to - from > PAST_REACH) return false;
    const word = (token: number): string => this.#tokens.words[token] ?? '';
    for (let token = from; token <= to; token += 1) {
      const strength = this.#tokens.breaks[token] ?? 0;
      if (strength >= BREAK.clause && !(isBefore && token === trigger.end)) return false;
      const isJoint = strength >= BREAK.comma || word(token) === 'and';
      if (isJoint && token > from - 1) {
        const next = word(token) === 'and' ? token + 1 : token;
        // A story of the past goes on through "and the bone came out"; it ends where the writer turns to the present.
        if (isBefore ? TURNS_TO_PRESENT.test(`${word(next)} ${word(next + 1)}`) : BEGINS_CLAUSE.test(word(next)))
          return false;
      }
      if (token < to && TURNS.test(word(token))) return false;
    }
    // "My eye hurts, in the past I had …": the adverb opens the clause that follows it.
    const opensNext =
      !isBefore && BEGINS_CLAUSE.test(word(trigger.end)) && (this.#tokens.breaks[trigger.end] ?? 0) <= BREAK.comma;
    return !(opensNext && this.#hasComma(from, to));
  }

  #hasComma(from: number, to: number): boolean {
    for (let token = from; token <= to; token += 1)
      if ((this.#tokens.breaks[token] ?? 0) >= BREAK.comma || this.#tokens.words[token] === 'and') return true;
    return false;
  }

  /** "It has come back" may stand in the next sentence. */
  #hasReturned(mention: Mention, trigger: Mention): boolean {
    const sentence = this.#sentenceOf(mention);
    return this.#starting('returned', sentence.start, sentence.end + 8).some((returned) => {
      if (this.#overlapsRead(returned, trigger)) return false;
      const isAdvice = this.#tokens.words[returned.start - 1] === 'to' || this.#isAfter('condition', returned, 8, true);
      return !isAdvice;
    });
  }

  #isClinicalPast(mention: Mention): boolean {
    const sentence = this.#sentenceOf(mention);
    for (const trigger of this.#starting(
      'clinicalPast',
      Math.max(sentence.start, mention.start - 60),
      mention.start + 1,
    )) {
      if (
        this.#starting('pseudoPast', trigger.start - LONGEST_TRIGGER, trigger.start + 1).some(
          (pseudo) => pseudo.end >= trigger.end,
        )
      )
        continue;
      const word = this.#tokens.words[trigger.start] ?? '';
      const reach =
        /^(previous|previously|prior|remote|old|chronic|chronically|unchanged|stable|known|baseline|persistent|pre|preexisting)$/.test(
          word,
        )
          ? 3
          : 40;
      if (mention.start - trigger.end > reach) continue;
      let open = true;
      for (let token = trigger.end; token < mention.start && open; token += 1) {
        const strength = token === trigger.end ? 0 : (this.#tokens.breaks[token] ?? 0);
        if (strength >= BREAK.clause || this.#covers('endsPast', token)) open = false;
      }
      if (open) return true;
    }
    return false;
  }

  #isFamily(mention: Mention): boolean {
    const sentence = this.#sentenceOf(mention);
    const inSentence = (kind: TriggerKind): readonly Mention[] => this.#starting(kind, sentence.start, sentence.end);
    if (
      inSentence('familyHistory').some(
        (trigger) => !this.#overlapsRead(trigger, mention) && this.#sharesFamilyClause(trigger, mention),
      )
    )
      return true;
    for (const kin of inSentence('kin')) {
      if (kin.start >= mention.start || mention.start - kin.end > KIN_REACH || this.#overlapsRead(kin, mention))
        continue;
      if (!this.#isOpen(kin.end, mention.start)) continue;
      const verb = this.#starting('kinPastVerb', kin.end, kin.end + 4)[0];
      if (verb === undefined || (verb.start > mention.start && !this.#overlapsRead(verb, mention))) continue;
      if (this.#turnsToPresent(verb.end, mention.start)) continue;
      if (this.#near('past', mention, 14) || this.#tellsOfDeath(kin, mention)) return true;
      const isNow = inSentence('present').length > 0 || this.#list('presentThirdPerson').length > 0;
      if (!isNow && this.#isAboutWriter(kin)) return true;
    }
    return false;
  }

  #sharesFamilyClause(trigger: Mention, mention: Mention): boolean {
    return trigger.start < mention.start
      ? this.#isOpen(trigger.end, mention.start)
      : this.#isOpen(mention.end, trigger.start);
  }

  /** "My mother, who had a stroke, has …": what follows is no longer what she once had. */
  #turnsToPresent(from: number, to: number): boolean {
    for (let token = from; token < to; token += 1)
      if (/^(has|is|are|s|now|today|keeps|cant|wont)$/.test(this.#tokens.words[token] ?? '')) return true;
    return false;
  }

  #tellsOfDeath(kin: Mention, mention: Mention): boolean {
    for (let token = kin.end; token < Math.min(mention.end + 6, this.#tokens.words.length); token += 1)
      if (/^(died|passed|dead|過|去|死)$/.test(this.#tokens.words[token] ?? '') && this.#isOpen(kin.end, token))
        return true;
    return false;
  }

  /** Whether the message is about the writer rather than the relative: it says "I" or "my risk" elsewhere. */
  #isAboutWriter(kin: Mention): boolean {
    this.#writers ??= this.#tokens.words.flatMap((word, token) => (WRITER.test(word) ? [token] : []));
    return this.#writers.some((token) => Math.abs(token - kin.start) > 1 || this.#tokens.words[token] === 'our');
  }

  #isOpen(from: number, to: number): boolean {
    for (let token = from; token <= to; token += 1) {
      if ((this.#tokens.breaks[token] ?? 0) >= BREAK.clause) return false;
      if (token < to && /^(but|now|i|we|however)$/.test(this.#tokens.words[token] ?? '')) return false;
    }
    return true;
  }

  #isAfter(kind: TriggerKind, mention: Mention, reach: number, cancellable: boolean): boolean {
    const sentence = this.#sentenceOf(mention);
    for (const trigger of this.#before(kind, mention.start, sentence.start, reach)) {
      let open = true;
      for (let token = trigger.end; token <= mention.start && open; token += 1) {
        if ((this.#tokens.breaks[token] ?? 0) >= BREAK.clause && token > trigger.end) open = false;
        if (token < mention.start && /^(but|because|since)$/.test(this.#tokens.words[token] ?? '')) open = false;
      }
      if (
        !open ||
        this.#starting('whether', trigger.start - LONGEST_TRIGGER, trigger.start + 1).some(
          (whether) => whether.end >= trigger.end,
        )
      )
        continue;
      const isActual = this.#starting('actual', trigger.end, mention.start + 1).length > 0;
      if (!(cancellable && isActual)) return true;
    }
    return false;
  }

  #near(kind: TriggerKind, mention: Mention, distance: number): boolean {
    const sentence = this.#sentenceOf(mention);
    const from = Math.max(sentence.start, mention.start - distance - LONGEST_TRIGGER * 2);
    return this.#starting(kind, from, Math.min(sentence.end, mention.end + distance)).some(
      (trigger) => trigger.end > mention.start - distance,
    );
  }

  #list(kind: TriggerKind): readonly Mention[] {
    return this.#mentions.list(this.#ids.get(kind) ?? -1);
  }

  /** The triggers that start from `from` up to but not at `to`; found by bisection, since a text may hold very many. */
  #starting(kind: TriggerKind, from: number, to: number): readonly Mention[] {
    const list = this.#list(kind);
    return list.slice(firstFrom(list, from), firstFrom(list, to));
  }

  /** Triggers that end before `end` and begin at most `reach` and a few words before it. */
  #before(kind: TriggerKind, end: number, from: number, reach: number): Mention[] {
    // "There is no pulse": the mention reads the "no" itself, so it denies nothing.
    const readsNegation = NEGATION.test(this.#tokens.words[end] ?? '');
    return this.#starting(kind, Math.max(from, end - reach - LONGEST_TRIGGER), end).filter(
      (trigger) => trigger.end >= end - reach - 1 && !(readsNegation && trigger.end > end),
    );
  }

  /** Triggers in the gaps of a mention: words it jumped over. */
  #within(kind: TriggerKind, mention: Mention): Mention[] {
    if (mention.skipped.length === 0) return [];
    return this.#starting(kind, mention.start, mention.end).filter((trigger) =>
      mention.skipped.includes(trigger.start),
    );
  }

  #overlapsRead(trigger: Mention, mention: Mention): boolean {
    return trigger.start < mention.end && trigger.end > mention.start && !mention.skipped.includes(trigger.start);
  }

  #covers(kind: TriggerKind, token: number, onlyAtStart = false): boolean {
    let flags = this.#flags.get(kind);
    if (flags === undefined) {
      flags = new Uint8Array(this.#tokens.words.length);
      for (const trigger of this.#list(kind))
        for (let index = trigger.start; index < trigger.end; index += 1)
          flags[index] = index === trigger.start ? 2 : Math.max(1, flags[index] ?? 0);
      this.#flags.set(kind, flags);
    }
    return onlyAtStart ? flags[token] === 2 : (flags[token] ?? 0) > 0;
  }

  #sentenceOf(mention: Mention): { readonly start: number; readonly end: number } {
    return {
      start: this.#sentenceStart[mention.start] ?? 0,
      end: this.#sentenceEnd[mention.end - 1] ?? this.#tokens.words.length,
    };
  }
}
