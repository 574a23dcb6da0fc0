import aff from '@dictionary/index.aff?raw';
import dic from '@dictionary/index.dic?raw';
import { createSpellChecker } from './spell-checker.ts';
import type { SpellAnswer, SpellRequest } from './spell-protocol.ts';

// A second or so of work at the beginning and tenths of a second for a suggestion: not for the thread that takes keys.
const checker = createSpellChecker(aff, dic);

self.addEventListener('message', ({ data }: MessageEvent<SpellRequest>) => {
  const answer: SpellAnswer =
    data.kind === 'check'
      ? { id: data.id, words: data.words.filter((word) => !checker.isRight(word)) }
      : { id: data.id, words: checker.suggest(data.word) };
  self.postMessage(answer);
});
