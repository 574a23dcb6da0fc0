import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/desk.ts';
import type { CommandId, QuestionId } from '#domain/ids.ts';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { KeptDraft } from './kept-draft.tsx';
import { ReplyEditor } from './reply-editor.tsx';
import classes from './reply-pane.module.css';
import { useDraft } from './use-draft.ts';

export interface ReplyPaneProps {
  readonly questionId: QuestionId;
  /** The doctor wants to write beside the answer that is there. */
  readonly asSecondOpinion: boolean;
  readonly onSent: (item: OutboxItem) => void;
  /** With a reply that is held or was refused: to what it met. */
  readonly onOpenOutbox: (commandId: CommandId | null) => void;
  /** The first key of a reply. */
  readonly onWriting: () => void;
  /** Escape leads back to where the question was chosen. */
  readonly onLeave: () => void;
}

/** Where the reply to a question is written, or where it stands. */
export function ReplyPane({ questionId, asSecondOpinion, onSent, onOpenOutbox, onWriting, onLeave }: ReplyPaneProps) {
  const { t } = useTranslation('reply');
  const { t: sendingWords } = useTranslation('sending');
  const question = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const outbox = useQuery(desk.outbox.list.queryOptions());
  const [isDirty, setDirty] = useState(false);
  const { draft, undoHistory, generation, noteSaved } = useDraft(questionId, isDirty);
  /** Resolves when the editor's last words are on disk; what shows the draft afterwards waits for it. */
  const lastSave = useRef<Promise<unknown>>(Promise.resolve());
  const queued = outbox.data?.find((item) => item.questionId === questionId && item.state !== 'sent');

  if (queued !== undefined) {
    const needsWord = queued.state === 'held' || queued.state === 'refused';
    return (
      <section className={classes.notice} aria-label={t('reply')}>
        <p>
          {queued.state === 'held'
            ? t('heldInOutbox')
            : queued.what === 'retraction'
              ? sendingWords('retracting')
              : t('inOutbox')}
        </p>
        <button
          type="button"
          className={classes.link}
          onClick={() => onOpenOutbox(needsWord ? queued.commandId : null)}
        >
          {needsWord ? t('decideInOutbox') : t('editInOutbox')}
        </button>
      </section>
    );
  }
  if (outbox.data === undefined || draft === 'loading') return <section className={classes.notice} />;
  const { status } = question.data?.question ?? {};
  const isGone = isNotFound(question.error);
  if (isGone || status === 'withdrawn' || status === 'dismissed') {
    return <KeptDraft key={questionId} questionId={questionId} after={lastSave.current} canHandOver={isGone} />;
  }
  if (question.data === undefined) return <section className={classes.notice} />;
  // An answered question has its reply above; a draft that was written before stays here.
  if (status !== 'pending' && draft === null && !asSecondOpinion) return null;
  return (
    <ReplyEditor
      key={`${questionId} ${generation}`}
      question={question.data.question}
      draft={draft}
      kind={asSecondOpinion && status === 'answered' ? 'second-opinion' : 'answer'}
      undoHistory={undoHistory}
      onDirty={setDirty}
      onSaved={noteSaved}
      onClosed={(saved) => {
        lastSave.current = saved;
      }}
      onWriting={onWriting}
      onSent={onSent}
      onLeave={onLeave}
    />
  );
}
