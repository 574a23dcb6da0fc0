import { AGENTS } from './agents.ts';
import { BODY } from './body.ts';
import { CHINESE } from './chinese.ts';
import { GENERAL } from './general.ts';
import { MIND } from './mind.ts';
import { SHARED, SYMPTOMS } from './symptoms.ts';

/** Named wordings that rules share, by name; each is a pattern (see `pattern.ts`) and may use others. */
export const LEXICON: Readonly<Record<string, string>> = {
  ...BODY,
  ...GENERAL,
  ...SYMPTOMS,
  ...SHARED,
  ...AGENTS,
  ...MIND,
  ...CHINESE,
};
