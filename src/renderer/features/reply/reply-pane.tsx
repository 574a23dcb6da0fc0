import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, OutboxItem } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { deskClient } from '../../lib/clients.ts';
import { onDeskChange } from '../../lib/desk-changes.ts';
import { desk } from '../../lib/desk-queries.ts';
import { ReplyEditor } from './reply-editor.tsx';
import classes from './reply-pane.module.css';

export interface ReplyPaneProps {
  readonly questionId: QuestionId;
  readonly onSent: (item: OutboxItem) => void;
  readonly onOpenOutbox: () => void;
  /** Escape leads back to where the question was chosen. */
  readonly onLeave: () => void;
}

/** Where the reply to a question is written, or where it stands. */
export function ReplyPane({ questionId, onSent, onOpenOutbox, onLeave }: ReplyPaneProps) {
  const { t } = useTranslation('reply');
  const question = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const outbox = useQuery(desk.outbox.list.queryOptions());
  const [isDirty, setDirty] = useState(false);
  const { draft, generation } = useDraft(questionId, isDirty);
  const queued = outbox.data?.find((item) => item.questionId === questionId && item.state !== 'sent');

  if (queued !== undefined) {
    return (
      <section className={classes.notice} aria-label={t('reply')}>
        <p>{t('inOutbox')}</p>
        <button type="button" className={classes.link} onClick={onOpenOutbox}>
          {t('editInOutbox')}
        </button>
      </section>
    );
  }
  if (question.data === undefined || outbox.data === undefined || draft === 'loading')
    return <section className={classes.notice} />;
  // An answered question has its reply above; a draft that was written before stays here.
  if (question.data.question.status !== 'pending' && draft === null) return null;
  return (
    <ReplyEditor
      key={`${questionId} ${generation}`}
      question={question.data.question}
      draft={draft}
      onDirty={setDirty}
      onSent={onSent}
      onLeave={onLeave}
    />
  );
}

/**
 * The question's draft as it is on disk. It is read anew when something other than the editor changed it (taken back from
 * the outbox, restored), unless the editor holds text that is not on disk yet.
 */
function useDraft(questionId: QuestionId, isDirty: boolean): { draft: Draft | null | 'loading'; generation: number } {
  const [state, setState] = useState<{ questionId: QuestionId; draft: Draft | null; generation: number } | null>(null);
  const load = useCallback(async () => {
    const draft = await deskClient.draft.find({ questionId });
    setState((before) => ({ questionId, draft, generation: (before?.generation ?? 0) + 1 }));
  }, [questionId]);
  useEffect(() => {
    load().catch(() => undefined);
  }, [load]);
  useEffect(
    () =>
      onDeskChange(({ topics, questionIds }) => {
        const touches =
          topics.includes('draft') && (questionIds.length === 0 ? state === null : questionIds.includes(questionId));
        if (touches && !isDirty) load().catch(() => undefined);
      }),
    [load, questionId, isDirty, state],
  );
  return state === null || state.questionId !== questionId
    ? { draft: 'loading', generation: 0 }
    : { draft: state.draft, generation: state.generation };
}
