import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem, SyncStatus } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { outboxStateText } from './outbox-text.ts';
import classes from './outbox-workspace.module.css';

/** Each reply on its way out, in plain words, with what can still be done. */
export function OutboxWorkspace({ onEdit }: { readonly onEdit: (questionId: QuestionId) => void }) {
  const { t } = useTranslation('outbox');
  const items = useQuery(desk.outbox.list.queryOptions());
  const status = useQuery(desk.sync.status.queryOptions());
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 1000, { autoInvoke: true });
  return (
    <main className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      {items.data?.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
      <ul className={classes.list} aria-label={t('list')}>
        {items.data?.map((item) => (
          <OutboxEntry key={item.commandId} item={item} status={status.data} nowMs={nowMs} onEdit={onEdit} />
        ))}
      </ul>
    </main>
  );
}

interface OutboxEntryProps {
  readonly item: OutboxItem;
  readonly status: SyncStatus | undefined;
  readonly nowMs: number;
  readonly onEdit: (questionId: QuestionId) => void;
}

function OutboxEntry({ item: listed, status, nowMs, onEdit }: OutboxEntryProps) {
  const { t, i18n } = useTranslation('outbox');
  const edit = useMutation(desk.outbox.takeBack.mutationOptions({ onSuccess: ({ questionId }) => onEdit(questionId) }));
  const cancel = useMutation(desk.outbox.cancel.mutationOptions());
  const second = useMutation(desk.outbox.sendAsSecondOpinion.mutationOptions());
  const discard = useMutation(desk.outbox.discard.mutationOptions());
  // The time to undo runs out without a word from the desk.
  const isOver = listed.state === 'undoable' && Date.parse(listed.undoUntil ?? '') <= nowMs;
  const item: OutboxItem = isOver ? { ...listed, state: 'waiting', undoUntil: null } : listed;
  const { commandId } = item;
  const waits = item.state === 'undoable' || item.state === 'waiting';
  const needsWord = item.state === 'held' || item.state === 'refused';
  const failed = [edit, cancel, second, discard].some(({ isError }) => isError);
  return (
    <li className={classes.item} data-state={item.state}>
      <div className={classes.text}>
        <p className={classes.question} dir="auto">
          {item.questionTitle === '' ? t('untitled') : item.questionTitle}
        </p>
        <p className={classes.excerpt} dir="auto">
          {item.excerpt}
        </p>
        <p
          className={classes.state}
          data-attention={needsWord || undefined}
          title={momentOf(item.queuedAt, i18n.language)}
        >
          {item.kind === 'second-opinion' && `${t('secondOpinion')} · `}
          {outboxStateText(item, status, nowMs, i18n.language, t)}
          {failed && ` ${t('alreadySent')}`}
        </p>
      </div>
      <div className={classes.actions}>
        {(waits || needsWord) && (
          <Button variant="default" onClick={() => edit.mutate({ commandId })}>
            {t('edit')}
          </Button>
        )}
        {waits && (
          <Button variant="default" onClick={() => cancel.mutate({ commandId })}>
            {t('cancel')}
          </Button>
        )}
        {item.state === 'held' && item.heldReason === 'answered-meanwhile' && (
          <Button variant="default" onClick={() => second.mutate({ commandId })}>
            {t('asSecondOpinion')}
          </Button>
        )}
        {needsWord && (
          <Button variant="default" color="red" onClick={() => discard.mutate({ commandId })}>
            {t('discard')}
          </Button>
        )}
      </div>
    </li>
  );
}
