import { Button, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useInterval } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueAction, QueueFilter } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { deskClient } from '../../lib/clients.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { topOf } from '../../lib/list-geometry.ts';
import { tellNotice } from '../../lib/notices.ts';
import { useWishedScope } from '../../lib/queue-wish.ts';
import { useListWindow } from '../../lib/use-list-window.ts';
import { ActionDialogs } from './action-dialogs.tsx';
import { applyAction } from './apply-action.ts';
import { belongsTo, chipsOf, FIRST_FILTER } from './queue-filter.ts';
import { QueueList } from './queue-list.tsx';
import { useQueueMemory } from './queue-memory.ts';
import classes from './queue-pane.module.css';
import { useQueueRows } from './queue-rows.ts';
import { QueueTools } from './queue-tools.tsx';
import { useStillSelection } from './still-selection.ts';
import { useCursor } from './use-cursor.ts';
import { useListGeometry } from './use-list-geometry.ts';
import { useListKeys } from './use-list-keys.ts';
import { useQueueActions } from './use-queue-actions.ts';
import { useSelection } from './use-selection.ts';
import { useSubjects } from './use-subjects.ts';
import { useUrgentNews } from './use-urgent-news.ts';

const LIST = '[data-queue-list]';
/** How long somebody who searches has stopped typing before the number of results is said, in milliseconds. */
const SAY_TOTAL_AFTER_MS = 600;

export interface QueuePaneProps {
  /** The question that is open beside the queue; null when there is none. */
  readonly openId: QuestionId | null;
  readonly account: Account;
  /** `focus` when the doctor wants to go on there. */
  readonly onOpen: (questionId: QuestionId, focus: boolean) => void;
}

/** The questions that wait, as a list that is emptied from the keyboard. */
export function QueuePane({ openId, account, onOpen }: QueuePaneProps) {
  const { t } = useTranslation('queue');
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [memory, changeMemory] = useQueueMemory(account.id);
  const [typed, setTyped] = useState('');
  const [searched, setSearched] = useState('');
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 60_000, { autoInvoke: true });

  const filter = useMemo<QueueFilter>(() => ({ ...memory.filter, search: searched }), [memory.filter, searched]);
  const look = searched.trim() !== '' ? 'found' : memory.density;
  const [range, setRange] = useState({ first: 0, last: 20 });
  const rows = useQueueRows(filter, range.first, range.last);
  const geometry = useListGeometry(filter, rows.total, look);
  const shown = useListWindow(list, geometry);
  useEffect(() => setRange({ first: shown.first, last: shown.last }), [shown.first, shown.last]);
  // The next search begins when the one before has been answered, so that the list follows the keys and never lags.
  const isIdle = rows.isCurrent || rows.isBroken;
  useEffect(() => {
    if (isIdle) setSearched(typed);
  }, [typed, isIdle]);

  const cursor = useCursor({ rows, window: shown, onOpen });
  const selection = useSelection();
  const subjects = useSubjects(selection.rows, cursor.row, openId);
  useStillSelection(
    list,
    cursor.row === undefined || cursor.index === null ? undefined : { row: cursor.row, index: cursor.index },
    topOf(geometry, cursor.index ?? 0),
    geometry.rowHeight,
  );
  const [news, tellOwn] = useUrgentNews();

  function onActed(ids: readonly QuestionId[], action: QueueAction): void {
    tellOwn();
    const now = toInstant(Date.now());
    const leaves = (id: QuestionId): boolean => {
      const row = id === cursor.row?.id ? cursor.row : selection.rows.find((selected) => selected.id === id);
      const after = row === undefined ? null : applyAction(row, action, account, Date.now());
      return after === null || !belongsTo(after, filter.scope, now);
    };
    const leaving = new Set(ids.filter(leaves));
    if (cursor.row !== undefined && leaving.has(cursor.row.id)) {
      cursor.moveOn(leaving);
      focusSoon(LIST);
    }
    selection.clear();
  }
  const actions = useQueueActions({
    account,
    subjects,
    enabled: account.roles.includes('doctor'),
    onActed,
    onUndone: useCallback(
      (id: QuestionId) => {
        tellOwn();
        onOpen(id, false);
        setReturned(id);
      },
      [tellOwn, onOpen],
    ),
    onClosed: () => focusSoon(LIST),
  });
  // What was taken back is at the cursor again as soon as it is listed.
  const [returned, setReturned] = useState<QuestionId | null>(null);
  useEffect(() => {
    if (returned === null || !rows.isCurrent) return;
    cursor.follow(returned);
    if (cursor.row?.id === returned) setReturned(null);
  }, [returned, rows.isCurrent, cursor]);

  function show(next: QueueFilter, viewId: string | null): void {
    changeMemory((before) => ({ ...before, filter: next, viewId }));
    setTyped(next.search);
    selection.clear();
    cursor.leave();
    list.current?.scrollTo({ top: 0 });
  }
  useWishedScope((scope) => show({ ...FIRST_FILTER, scope }, null));
  async function openNextOfMine(): Promise<void> {
    const mine = await deskClient.queue.list({ filter: { ...FIRST_FILTER, scope: 'mine' }, offset: 0, limit: 200 });
    const at = mine.rows.findIndex(({ id }) => id === openId);
    const next = mine.rows[(at + 1) % Math.max(1, mine.rows.length)];
    if (next === undefined || next.id === openId) return tellNotice({ text: t('noMoreMine') });
    cursor.follow(next.id);
    onOpen(next.id, true);
  }
  useListKeys({ list, rows, filter, cursor, selection, onNextOfMine: () => void openNextOfMine() });

  const [toSay] = useDebouncedValue(
    searched.trim() === '' ? '' : t('total', { count: rows.total }),
    SAY_TOTAL_AFTER_MS,
  );
  return (
    <div className={classes.pane}>
      <QueueTools
        typed={typed}
        onType={setTyped}
        filter={filter}
        viewId={memory.viewId}
        onShow={show}
        density={memory.density}
        onDensity={() =>
          changeMemory((before) => ({
            ...before,
            density: before.density === 'compact' ? 'comfortable' : 'compact',
          }))
        }
        total={rows.isKnown ? rows.total : null}
        selection={selection}
        actions={account.roles.includes('doctor') ? actions : null}
        onToList={(first) => {
          list.current?.focus();
          if (first && rows.total > 0) cursor.move(0);
        }}
      />
      <div className={classes.body}>
        <QueueList
          list={list}
          listId={listId}
          rows={rows}
          geometry={geometry}
          window={shown}
          cursor={cursor}
          selection={selection}
          look={look}
          openId={openId}
          nowMs={nowMs}
        />
        <EmptyQueue filter={filter} rows={rows} onClear={() => show({ ...FIRST_FILTER, scope: filter.scope }, null)} />
      </div>
      <VisuallyHidden role="status">{toSay}</VisuallyHidden>
      <VisuallyHidden aria-live="polite">{news}</VisuallyHidden>
      <ActionDialogs actions={actions} account={account} />
    </div>
  );
}

interface EmptyQueueProps {
  readonly filter: QueueFilter;
  readonly rows: ReturnType<typeof useQueueRows>;
  readonly onClear: () => void;
}

/** Why nothing is listed, and what to do. */
function EmptyQueue({ filter, rows, onClear }: EmptyQueueProps) {
  const { t } = useTranslation('queue');
  const status = useQuery(desk.sync.status.queryOptions());
  if (rows.isBroken) {
    return (
      <div className={classes.empty} role="alert">
        <p>{t('broken')}</p>
        <Button variant="default" onClick={rows.askAgain}>
          {t('tryAgain')}
        </Button>
      </div>
    );
  }
  if (rows.isKnown && rows.total > 0) return null;
  if (!rows.isKnown || status.data?.firstSync != null) {
    return (
      <div className={classes.empty}>
        <p>{t('loading')}</p>
      </div>
    );
  }
  const isNarrowed = chipsOf(filter).length > 0;
  const search = filter.search.trim();
  return (
    <div className={classes.empty}>
      <p>{search !== '' ? t('emptySearch', { search }) : isNarrowed ? t('emptyFilter') : t(`empty.${filter.scope}`)}</p>
      {(isNarrowed || search !== '') && (
        <Button variant="default" onClick={onClear}>
          {t('showAll')}
        </Button>
      )}
    </div>
  );
}
