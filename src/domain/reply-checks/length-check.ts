import type { CheckedReply, ReplyFinding } from './finding.ts';
import { countWords } from './reading-level.ts';
import { isChinese } from './reply-text.ts';

/** Below this no reply explains, advises and says what to do if it gets worse. Words, or Han characters. */
const LEAST_ENGLISH = 25;
const LEAST_CHINESE = 40;

export function checkLength({ blocks, isAskBack }: CheckedReply): ReplyFinding[] {
  const text = blocks
    .filter(({ field }) => field === 'body')
    .map((block) => block.text)
    .join('\n');
  const words = countWords(text);
  const least = isChinese(text) ? LEAST_CHINESE : LEAST_ENGLISH;
  if (isAskBack || words === 0 || words >= least) return [];
  return [{ code: 'too-short', words, least, severity: 'warns', place: null, fix: null }];
}
