import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueAction } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { deskClient } from '../../lib/clients.ts';
import { desk, queryClient } from '../../lib/desk-queries.ts';
import { clearNotice, tellNotice } from '../../lib/notices.ts';
import { allows, type Subject } from './apply-action.ts';
import { showAtOnce } from './queue-rows.ts';

/** How long an action can be taken back by its key, in milliseconds. */
const UNDO_MS = 8_000;

type UndoToken = Awaited<ReturnType<typeof deskClient.queue.act>>['undo'];

interface Done {
  readonly token: Promise<UndoToken | null>;
  readonly ids: readonly QuestionId[];
  readonly untilMs: number;
}

export interface Act {
  /** Does it to those that allow it, and tells which they were; empty when none did. */
  act(subjects: readonly Subject[], action: QueueAction): readonly QuestionId[];
  /** Takes the last action back; false when there is none of the last seconds. */
  undo(): boolean;
}

/** Acts on questions at once, tells what was done to how many, and takes it back. */
export function useAct(account: Account, onUndone: (first: QuestionId) => void): Act {
  const { t } = useTranslation('queue');
  const last = useRef<Done | null>(null);

  const undo = useCallback((): boolean => {
    const done = last.current;
    if (done === null || done.untilMs < Date.now()) return false;
    last.current = null;
    clearNotice();
    void takeBack(done);
    return true;

    async function takeBack({ token, ids }: Done): Promise<void> {
      try {
        const undoToken = await token;
        if (undoToken === null) return;
        const { undone } = await deskClient.queue.undo({ undo: undoToken });
        tellNotice({ text: t('undone', { count: undone }), shownMs: UNDO_MS });
        if (ids[0] !== undefined) onUndone(ids[0]);
      } catch {
        tellNotice({ text: t('notUndone') });
      }
      await queryClient.invalidateQueries({ queryKey: desk.queue.key() });
    }
  }, [t, onUndone]);

  const act = useCallback(
    (subjects: readonly Subject[], action: QueueAction): readonly QuestionId[] => {
      const ids = subjects.filter((subject) => allows(subject, action.kind)).map(({ id }) => id);
      const left = subjects.length - ids.length;
      if (ids.length === 0) {
        if (left > 0)
          tellNotice({
            text: t(`notPossible.${action.kind === 'claim' || action.kind === 'release' ? action.kind : 'other'}`, {
              count: left,
            }),
          });
        return ids;
      }
      void showAtOnce(new Set(ids), action, account);
      const token = deskClient.queue.act({ questionIds: ids, action }).then(
        ({ undo: undoToken }) => undoToken,
        () => {
          tellNotice({ text: t('notDone') });
          return null;
        },
      );
      // Whatever the desk made of it stands in place of what was shown.
      void token.then(() => queryClient.invalidateQueries({ queryKey: desk.queue.key() }));
      last.current = { token, ids, untilMs: Date.now() + UNDO_MS };
      const done =
        action.kind === 'mark-duplicate' && action.ofQuestionId === null
          ? t('unmarked', { count: ids.length })
          : t(`done.${action.kind}`, { count: ids.length });
      tellNotice({
        text: left > 0 ? `${done} ${t('leftOut', { count: left })}` : done,
        shownMs: UNDO_MS,
        action: { label: t('undo'), run: () => void undo() },
      });
      return ids;
    },
    [t, account, undo],
  );
  return { act, undo };
}
