import { type Assessment, ContextReader, compileTriggers } from './context.ts';
import { Grammar } from './grammar.ts';
import { LEXICON } from './lexicon/lexicon.ts';
import { COMPUTED_ENTRIES, readQuantities } from './quantities.ts';
import { tokenise } from './tokens.ts';

/** What a sentence says about a phrase in it, in the terms of the ConText test sets. */
export interface MentionContext {
  readonly negation: 'affirmed' | 'negated' | 'possible';
  /** `not particular`: a condition or advice, nothing that happens now. */
  readonly temporality: 'recent' | 'historical' | 'not particular';
  readonly experiencer: 'patient' | 'family member';
}

let grammar: Grammar | null = null;
let triggers: ReturnType<typeof compileTriggers> = new Map();

/**
 * Reads the context of one phrase with the same reader that the rules use.
 * `span` is [start, end) in UTF-16 offsets; a span without a word counts as affirmed, recent, the patient's.
 */
export function assessMention(sentence: string, span: readonly [number, number]): MentionContext {
  if (grammar === null) {
    grammar = new Grammar(LEXICON, COMPUTED_ENTRIES);
    triggers = compileTriggers(grammar);
  }
  const tokens = tokenise(sentence);
  const start = tokens.ends.findIndex((end) => end > span[0]);
  const after = tokens.starts.findIndex((place) => place >= span[1]);
  const end = after === -1 ? tokens.words.length : after;
  if (start === -1 || end <= start) return { negation: 'affirmed', temporality: 'recent', experiencer: 'patient' };
  const mentions = grammar.match(tokens, readQuantities(tokens).computed);
  const reader = new ContextReader(tokens, mentions, triggers);
  return toTerms(reader.assess({ start, end, skipped: [] }));
}

function toTerms(assessment: Assessment): MentionContext {
  const { isNegated, isPossible, isPast, isClinicalPast, isConditional, isGeneral, isFamily } = assessment;
  return {
    negation: isNegated ? 'negated' : isPossible ? 'possible' : 'affirmed',
    temporality: isPast || isClinicalPast ? 'historical' : isConditional || isGeneral ? 'not particular' : 'recent',
    experiencer: isFamily ? 'family member' : 'patient',
  };
}
