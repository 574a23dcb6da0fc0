import type { AccountId, QuestionId } from '#domain/ids.ts';

/** Notes that were begun and not added yet, in memory only, so that looking at another question loses none. */
const begun = new Map<string, string>();

const keyOf = (accountId: AccountId, questionId: QuestionId): string => `${accountId} ${questionId}`;

export function begunNote(accountId: AccountId, questionId: QuestionId): string {
  return begun.get(keyOf(accountId, questionId)) ?? '';
}

/** An empty text forgets it. */
export function keepBegunNote(accountId: AccountId, questionId: QuestionId, text: string): void {
  if (text === '') begun.delete(keyOf(accountId, questionId));
  else begun.set(keyOf(accountId, questionId), text);
}
