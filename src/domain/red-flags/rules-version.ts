import { CONTEXT_TRIGGERS } from './context-triggers.ts';
import { LEXICON } from './lexicon/lexicon.ts';
import { RULES } from './rules/rules.ts';

/** Raise it when the engine itself changes so that stored results differ although no rule does. */
const ENGINE_REVISION = 1;

/** Names the content of all rules, of the lexicon and of the context triggers: any change gives another value. */
export const RULES_VERSION = `${ENGINE_REVISION}-${contentHash(JSON.stringify([RULES, LEXICON, CONTEXT_TRIGGERS]))}`;

/** A 53-bit content hash; it tells versions apart and protects nothing. */
export function contentHash(content: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < content.length; index += 1) {
    const code = content.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
