import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '#contract/desk.ts';
import type { ReplyId } from '#domain/ids.ts';
import { useAction } from '../../lib/keymap.ts';
import type { ListGeometry } from '../../lib/list-geometry.ts';
import { useListWindow } from '../../lib/use-list-window.ts';
import { ExportHistory } from './export-history.tsx';
import classes from './history.module.css';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import { EVERY_REPLY, useHistoryRows } from './history-rows.ts';

/** Height of the style sheet, in rem. */
const ROW_REM = 4.4;
/** Letters that follow each other this fast are looked for together, in milliseconds. */
const TYPING_MS = 60;

interface HistoryPaneProps {
  readonly openId: ReplyId | null;
  readonly overseesAll: boolean;
  readonly onOpen: (replyId: ReplyId) => void;
}

/** What to look for, and what was found. */
export function HistoryPane({ openId, overseesAll, onOpen }: HistoryPaneProps) {
  const { t, i18n } = useTranslation('history');
  const [chosen, setChosen] = useState(EVERY_REPLY);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, TYPING_MS);
  const filter = useMemo<HistoryFilter>(() => ({ ...chosen, text }), [chosen, text]);
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [total, setTotal] = useState(0);
  const [cursor, setCursor] = useState(0);
  const geometry = useMemo<ListGeometry>(
    () => ({
      total,
      rowHeight: Math.round(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * ROW_REM),
      headingHeight: 0,
      sections: [],
    }),
    [total],
  );
  const window = useListWindow(list, geometry);
  const rows = useHistoryRows(filter, window.first, window.last);
  useEffect(() => setTotal(rows.total), [rows.total]);
  // Another search begins at its top.
  const filterKey = JSON.stringify(filter);
  useEffect(() => {
    if (filterKey === '') return;
    setCursor(0);
    if (list.current !== null) list.current.scrollTop = 0;
  }, [filterKey]);

  function move(index: number): void {
    const place = Math.max(0, Math.min(rows.total - 1, index));
    setCursor(place);
    window.reveal(place);
    const row = rows.rowAt(place);
    if (row !== undefined) onOpen(row.replyId);
  }
  const isOpenHere = rows.rowAt(cursor)?.replyId === openId;
  useAction('nextReply', () => move(isOpenHere ? cursor + 1 : cursor), { enabled: rows.total > 0 });
  useAction('previousReply', () => move(cursor - 1), { enabled: rows.total > 0 });
  useAction(
    'readReply',
    () => {
      move(cursor);
      document.querySelector<HTMLElement>('[data-reply-history]')?.focus();
    },
    { enabled: rows.total > 0 },
  );
  useAction('searchHistory', () => search.current?.focus());
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <section className={classes.pane} aria-label={t('title')}>
      <div className={classes.tools}>
        <TextInput
          ref={search}
          type="search"
          size="xs"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              move(cursor);
              list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
            }
            if (event.key === 'Escape') setTyped('');
          }}
        />
        <HistoryFilters filter={chosen} overseesAll={overseesAll} onChange={setChosen} />
        <div className={classes.found}>
          <span role="status">
            {rows.isBroken
              ? t('broken')
              : rows.isKnown && t('found', { count: rows.total, number: number.format(rows.total) })}
            {rows.due > 0 && ` ${t('due', { count: rows.due, number: number.format(rows.due) })}`}
          </span>
          <ExportHistory filter={filter} total={rows.total} />
        </div>
      </div>
      {rows.isKnown && rows.total === 0 && rows.due === 0 && (
        <p className={classes.blank}>{filterKey === JSON.stringify(EVERY_REPLY) ? t('empty') : t('nothing')}</p>
      )}
      <HistoryList
        list={list}
        rows={rows}
        geometry={geometry}
        window={window}
        cursor={cursor}
        openId={openId}
        onMove={move}
      />
    </section>
  );
}
