import { z } from 'zod';
import { signedIn } from '../errors.ts';

const wordInput = z.strictObject({ word: z.string().min(1).max(100) });

/** Words that the account's spell check lets stand; each answers with all of them. */
export const spelling = {
  listWords: signedIn.output(z.array(z.string())),
  addWord: signedIn.input(wordInput).output(z.array(z.string())),
  removeWord: signedIn.input(wordInput).output(z.array(z.string())),
};
