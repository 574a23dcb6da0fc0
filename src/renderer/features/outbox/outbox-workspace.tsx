import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem, SyncStatus } from '#contract/desk.ts';
import type { CommandId, QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { outboxStateText } from './outbox-text.ts';
import classes from './outbox-workspace.module.css';
import { useDiscard } from './use-discard.ts';

interface OutboxWorkspaceProps {
  readonly onQuestion: (questionId: QuestionId) => void;
  /** Opens what a held or refused reply met. */
  readonly onOpen: (commandId: CommandId) => void;
}

/** Each reply on its way out, in plain words, with what can still be done. */
export function OutboxWorkspace({ onQuestion, onOpen }: OutboxWorkspaceProps) {
  const { t } = useTranslation('outbox');
  const items = useQuery(desk.outbox.list.queryOptions());
  const status = useQuery(desk.sync.status.queryOptions());
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 1000, { autoInvoke: true });
  return (
    <main className={classes.page}>
      <h1 className={classes.title} tabIndex={-1} data-outbox-title>
        {t('title')}
      </h1>
      {items.data?.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
      <ul className={classes.list} aria-label={t('list')}>
        {items.data?.map((item) => (
          <OutboxEntry
            key={item.commandId}
            item={item}
            status={status.data}
            nowMs={nowMs}
            onQuestion={onQuestion}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <KeptDrafts onQuestion={onQuestion} />
    </main>
  );
}

/** Drafts that no queue leads to any more, because their question went. */
function KeptDrafts({ onQuestion }: Pick<OutboxWorkspaceProps, 'onQuestion'>) {
  const { t, i18n } = useTranslation('outbox');
  const { t: sendingWords } = useTranslation('sending');
  const kept = useQuery(desk.draft.listKept.queryOptions());
  if (kept.data === undefined || kept.data.length === 0) return null;
  return (
    <section aria-labelledby="kept-drafts">
      <h2 id="kept-drafts" className={classes.section}>
        {t('kept')}
      </h2>
      <p className={classes.empty}>{t('keptHint')}</p>
      <ul className={classes.list} aria-labelledby="kept-drafts">
        {kept.data.map(({ questionId, questionTitle, excerpt, savedAt, isCorrection }) => (
          <li key={questionId} className={classes.item}>
            <div className={classes.text}>
              <p className={classes.question} dir="auto">
                {questionTitle === '' ? t('untitled') : questionTitle}
              </p>
              <p className={classes.excerpt} dir="auto">
                {excerpt}
              </p>
              <p className={classes.state}>
                {isCorrection && `${sendingWords('outbox.keptCorrection')} `}
                {t('writtenAt', { time: momentOf(savedAt, i18n.language) })}
              </p>
            </div>
            <div className={classes.actions}>
              <Button variant="default" onClick={() => onQuestion(questionId)}>
                {t('look')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OutboxEntryProps extends OutboxWorkspaceProps {
  readonly item: OutboxItem;
  readonly status: SyncStatus | undefined;
  readonly nowMs: number;
}

function OutboxEntry({ item: listed, status, nowMs, onQuestion, onOpen }: OutboxEntryProps) {
  const { t, i18n } = useTranslation('outbox');
  const { t: heldWords } = useTranslation('held');
  const { t: sendingWords } = useTranslation('sending');
  const entry = useRef<HTMLLIElement>(null);
  const leave = (): void => focusBeside(entry.current);
  const edit = useMutation(
    desk.outbox.takeBack.mutationOptions({ onSuccess: ({ questionId }) => onQuestion(questionId) }),
  );
  const cancel = useMutation(desk.outbox.cancel.mutationOptions({ onSuccess: leave }));
  const second = useMutation(desk.outbox.sendAsSecondOpinion.mutationOptions({ onSuccess: leave }));
  const discard = useDiscard({ onDiscarded: leave, onQuestion });
  // The time to undo runs out without a word from the desk.
  const isOver = listed.state === 'undoable' && Date.parse(listed.undoUntil ?? '') <= nowMs;
  const item: OutboxItem = isOver ? { ...listed, state: 'waiting', undoUntil: null } : listed;
  const { commandId } = item;
  const waits = item.state === 'undoable' || item.state === 'waiting';
  const needsWord = item.state === 'held' || item.state === 'refused';
  const failed = [edit, cancel, second, discard].some(({ isError }) => isError);
  return (
    <li ref={entry} className={classes.item} data-state={item.state}>
      <div className={classes.text}>
        <p className={classes.question} dir="auto">
          {item.questionTitle === '' ? t('untitled') : item.questionTitle}
        </p>
        <p className={classes.excerpt} dir="auto">
          {item.excerpt}
        </p>
        <p
          className={classes.state}
          data-attention={(needsWord && !item.waitsForClaim) || undefined}
          title={momentOf(item.queuedAt, i18n.language)}
        >
          {item.what !== 'reply' && `${sendingWords(`outbox.${item.what}`)} · `}
          {item.what === 'reply' && item.kind === 'second-opinion' && `${t('secondOpinion')} · `}
          {item.what === 'reply' && item.kind === 'ask-back' && `${sendingWords('outbox.askBack')} · `}
          {outboxStateText(item, status, nowMs, i18n.language, t)}
          {item.state === 'held' && item.askedFor && ` ${heldWords('asked')}.`}
          {failed && ` ${t('alreadySent')}`}
        </p>
        {item.notes.map((note) => (
          <p key={note} className={classes.note}>
            <IconInfoCircle size={14} aria-hidden />
            {t(`notes.${note}`)}
          </p>
        ))}
      </div>
      <div className={classes.actions}>
        {needsWord && (
          <Button variant="outline" onClick={() => onOpen(commandId)}>
            {t('compare')}
          </Button>
        )}
        {item.state === 'held' && item.heldReason === 'answered-meanwhile' && (
          <Button variant="default" onClick={() => second.mutate({ commandId })}>
            {t('asSecondOpinion')}
          </Button>
        )}
        {(waits || needsWord) && item.what !== 'retraction' && (
          <Button variant="default" onClick={() => edit.mutate({ commandId })}>
            {t('edit')}
          </Button>
        )}
        {waits && (
          <Button variant="default" onClick={() => cancel.mutate({ commandId })}>
            {t('cancel')}
          </Button>
        )}
        {needsWord && (
          <Button
            variant="default"
            className={classes.danger}
            onClick={() => (item.what === 'retraction' ? cancel : discard).mutate({ commandId })}
          >
            {item.what === 'retraction' ? sendingWords('outbox.withdraw') : t('discard')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The entry is about to go: the focus goes to the next one, or to the heading. */
function focusBeside(entry: HTMLLIElement | null): void {
  const beside = entry?.nextElementSibling ?? entry?.previousElementSibling;
  const target =
    beside?.querySelector<HTMLElement>('button') ?? document.querySelector<HTMLElement>('[data-outbox-title]');
  target?.focus();
}
