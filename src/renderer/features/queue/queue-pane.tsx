import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys, useInterval } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueFilter, QueueRow } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { departmentName } from '#domain/department.ts';
import { departmentIdSchema, type QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { nextPlace } from './list-keys.ts';
import { QueueActionBar, useQueueActions } from './queue-actions.tsx';
import { QueueOption } from './queue-option.tsx';
import classes from './queue-pane.module.css';
import { FIRST_FILTER, useQueueRows } from './queue-rows.ts';
import { useStillSelection } from './still-selection.ts';
import { useSubject } from './subject.ts';

const ROW_REM = 4.75;
const SCOPES = ['open', 'mine', 'unclaimed', 'answered'] as const;

export interface QueuePaneProps {
  /** The question that is open beside the queue; null when there is none. */
  readonly openId: QuestionId | null;
  readonly account: Account;
  /** `focus` when the doctor wants to go on there. */
  readonly onOpen: (questionId: QuestionId, focus: boolean) => void;
}

/** The questions that wait, as a list that is worked through with the keyboard. */
export function QueuePane({ openId, account, onOpen }: QueuePaneProps) {
  const { t, i18n } = useTranslation('queue');
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [scope, setScope] = useState(FIRST_FILTER.scope);
  const [departmentId, setDepartmentId] = useState(FIRST_FILTER.departmentId);
  const [typed, setTyped] = useState(FIRST_FILTER.search);
  const [searched] = useDebouncedValue(typed, 60);
  const [active, setActive] = useState<{ readonly id: QuestionId; readonly index: number } | null>(null);
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 60_000, { autoInvoke: true });

  const filter: QueueFilter = { search: searched, scope, departmentId };
  const [range, setRange] = useState({ first: 0, last: 20 });
  const rows = useQueueRows(filter, range.first, range.last);
  const counts = useQuery(desk.queue.counts.queryOptions());
  const departments = useQuery(desk.directory.departments.queryOptions());
  const rowHeight = useRowHeight();
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    onChange: (instance) => {
      const items = instance.getVirtualItems();
      const first = items[0]?.index ?? 0;
      const last = items.at(-1)?.index ?? 0;
      setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer]);

  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const activeRow = active === null ? undefined : findActive(rows.rowAt, active, rows.total);
  const activeIndex = activeRow?.index ?? null;
  /** Where the active row was, when it has left the list: between what is there now. */
  const placeNow = activeIndex ?? (active === null ? null : active.index - 0.5);
  const canAct = account.roles.includes('doctor');
  const actions = useQueueActions(useSubject(activeRow?.row, openId));
  useStillSelection(list, activeRow, rowHeight);

  function open(row: QueueRow | undefined, index: number, focus: boolean): void {
    if (row === undefined) return;
    setActive({ id: row.id, index });
    onOpen(row.id, focus);
  }

  // A press means the row that was under the pointer when it began, whatever moves there before it ends.
  const pressed = useRef<Aim | null>(null);
  function aimOf(target: EventTarget): Aim | null {
    const option = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    const row = option === null ? undefined : rows.rowAt(Number(option.dataset.place));
    return row === undefined ? null : { row, index: Number(option?.dataset.place) };
  }
  function release(event: MouseEvent): void {
    // Assistive technology clicks without a press.
    const aim = event.detail > 0 ? pressed.current : aimOf(event.target);
    pressed.current = null;
    if (aim !== null) open(aim.row, aim.index, false);
  }

  function move(index: number): void {
    virtualizer.scrollToIndex(index, { align: 'auto' });
    open(rows.rowAt(index), index, false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1);
    const place = nextPlace(event.key, placeNow, rows.total, page);
    if (place !== null) {
      event.preventDefault();
      move(place);
    } else if (event.key === 'Enter' && activeIndex !== null) {
      event.preventDefault();
      open(activeRow?.row, activeIndex, true);
    } else if (canAct && actions.onKey(event.key)) event.preventDefault();
  }

  useHotkeys([
    ['/', () => search.current?.focus()],
    ['j', () => list.current?.focus()],
    ['k', () => list.current?.focus()],
  ]);

  return (
    <div className={classes.pane}>
      <div className={classes.tools}>
        <TextInput
          ref={search}
          type="search"
          role="searchbox"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSectionWidth={typed === '' ? undefined : '7rem'}
          rightSection={
            <span className={classes.total} aria-live="polite">
              {typed === '' || !rows.isKnown ? (
                <kbd className={classes.key} aria-hidden>
                  /
                </kbd>
              ) : (
                t('total', { count: rows.total })
              )}
            </span>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setTyped('');
              list.current?.focus();
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              list.current?.focus();
              if (rows.total > 0) move(0);
            }
          }}
        />
        <div role="radiogroup" aria-label={t('show')} className={classes.scopes}>
          {SCOPES.map((choice) => (
            <label key={choice} className={classes.scope} data-chosen={scope === choice || undefined}>
              <input
                type="radio"
                className={classes.scopeInput}
                name={`${listId}-scope`}
                checked={scope === choice}
                onChange={() => {
                  setScope(choice);
                  setActive(null);
                }}
              />
              {t(`scope.${choice}`)}{' '}
              <span className={classes.count}>{choice === 'answered' ? '' : (counts.data?.[choice] ?? '')}</span>
            </label>
          ))}
        </div>
        <div className={classes.actions}>
          {account.departmentIds.length !== 1 && (
            <Select
              aria-label={t('department')}
              placeholder={t('allDepartments')}
              clearable
              searchable
              className={classes.department}
              value={departmentId}
              onChange={(value) => setDepartmentId(value === null ? null : departmentIdSchema.parse(value))}
              data={(departments.data ?? []).map(({ id, names }) => ({ value: id, label: names[language] }))}
            />
          )}
          {canAct && <QueueActionBar actions={actions} account={account} />}
          {departmentId !== null && rows.isKnown && (
            <span className={classes.total}>{t('total', { count: rows.total })}</span>
          )}
        </div>
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        tabIndex={0}
        aria-label={t('list')}
        aria-activedescendant={activeIndex === null ? undefined : `${listId}-${activeIndex}`}
        className={classes.list}
        onKeyDown={onKeyDown}
        onPointerDown={({ target }) => {
          pressed.current = aimOf(target);
        }}
        onClick={release}
        onFocus={() => {
          if (active === null && rows.rowAt(0) !== undefined) {
            const first = rows.rowAt(0);
            if (first !== undefined) setActive({ id: first.id, index: 0 });
          }
        }}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows.rowAt(item.index);
            return row === undefined ? null : (
              <QueueOption
                key={row.id}
                id={`${listId}-${item.index}`}
                row={row}
                isActive={item.index === activeIndex}
                isOpen={row.id === openId}
                departmentName={departmentName(departments.data ?? [], row.departmentId, language)}
                nowMs={nowMs}
                place={item.index}
                total={rows.total}
                top={item.start}
              />
            );
          })}
        </div>
      </div>
      {!rows.isKnown && <p className={classes.empty}>{t('loading')}</p>}
      {rows.isKnown && rows.total === 0 && <p className={classes.empty}>{emptyText(filter, t)}</p>}
    </div>
  );
}

interface Aim {
  readonly row: QueueRow;
  readonly index: number;
}

/** The active row keeps its identity when the list changes underneath; it may have moved a little. */
function findActive(
  rowAt: (index: number) => QueueRow | undefined,
  active: { readonly id: QuestionId; readonly index: number },
  total: number,
): { readonly row: QueueRow; readonly index: number } | undefined {
  for (let distance = 0; distance < 60; distance += 1) {
    for (const index of distance === 0 ? [active.index] : [active.index - distance, active.index + distance]) {
      const row = index >= 0 && index < total ? rowAt(index) : undefined;
      if (row?.id === active.id) return { row, index };
    }
  }
  return undefined;
}

function emptyText(filter: QueueFilter, t: ReturnType<typeof useTranslation<'queue'>>['t']): string {
  if (filter.search.trim() !== '') return t('emptySearch', { search: filter.search.trim() });
  switch (filter.scope) {
    case 'open':
      return t('emptyOpen');
    case 'mine':
      return t('emptyMine');
    case 'unclaimed':
      return t('emptyUnclaimed');
    case 'answered':
      return t('emptyAnswered');
  }
}

/** Rows are measured in rem, so that they grow with the text size setting. */
function useRowHeight(): number {
  const [height, setHeight] = useState(rowHeightNow);
  useEffect(() => {
    const observer = new MutationObserver(() => setHeight(rowHeightNow()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => observer.disconnect();
  }, []);
  return height;
}

function rowHeightNow(): number {
  return Math.round(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * ROW_REM);
}
