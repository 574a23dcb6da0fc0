import { IconAlertTriangle, IconArrowRight, IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#contract/desk.ts';
import { departmentName } from '#domain/department.ts';
import type { ReplyId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { heightOf, type ListGeometry, topOf } from '../../lib/list-geometry.ts';
import { dateOf, momentOf } from '../../lib/moments.ts';
import type { ListWindow } from '../../lib/use-list-window.ts';
import classes from './history.module.css';
import type { HistoryRows } from './history-rows.ts';

interface HistoryListProps {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly rows: HistoryRows;
  readonly geometry: ListGeometry;
  readonly window: ListWindow;
  readonly cursor: number;
  readonly openId: ReplyId | null;
  readonly onMove: (index: number) => void;
}

/** The replies that are in sight, of a list of any length. */
export function HistoryList({ list, rows, geometry, window, cursor, openId, onMove }: HistoryListProps) {
  const { t } = useTranslation('history');
  const count = Math.max(0, Math.min(window.last, rows.total - 1) - window.first + 1);
  const indexes = Array.from({ length: count }, (_, offset) => window.first + offset);
  // The one that Tab leads to is drawn even when it was scrolled away from.
  if (rows.total > 0 && !indexes.includes(cursor)) indexes.push(cursor);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / geometry.rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + page, PageUp: cursor - page },
      ...{ Home: 0, End: rows.total - 1 },
    };
    const place = steps[event.key];
    if (place === undefined) return;
    event.preventDefault();
    onMove(place);
    const wanted = Math.max(0, Math.min(rows.total - 1, place));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-place="${wanted}"]`)?.focus());
  }
  return (
    <ul ref={list} className={classes.list} aria-label={t('list')} onKeyDown={onKeyDown}>
      <li role="presentation" aria-hidden style={{ height: heightOf(geometry) }} />
      {indexes.map((index) => {
        const row = rows.rowAt(index);
        return row === undefined ? null : (
          <li
            key={row.replyId}
            className={classes.item}
            aria-setsize={rows.total}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${topOf(geometry, index)}px)`, height: geometry.rowHeight }}
          >
            <button
              type="button"
              className={classes.row}
              data-place={index}
              tabIndex={index === cursor ? 0 : -1}
              aria-current={row.replyId === openId ? 'true' : undefined}
              onClick={() => onMove(index)}
            >
              <HistoryEntry row={row} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function HistoryEntry({ row }: { readonly row: HistoryRow }) {
  const { t, i18n } = useTranslation('history');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  return (
    <>
      <span className={classes.rowTitle} dir="auto">
        {row.questionTitle === '' ? t('untitled') : row.questionTitle}
      </span>
      <span className={classes.rowExcerpt} dir="auto">
        {row.excerpt}
      </span>
      <span className={classes.rowFacts}>
        <span className={classes.rowAuthor}>{row.authorName === '' ? t('blinded') : row.authorName}</span>
        <span>{departmentName(departments.data ?? [], row.departmentId, language)}</span>
        <time dateTime={row.repliedAt} title={momentOf(row.repliedAt, i18n.language)}>
          {dateOf(row.repliedAt, i18n.language)}
        </time>
        {row.state !== 'standing' && <span data-state={row.state}>{t(`states.${row.state}`)}</span>}
        {row.kind !== 'answer' && <span>{t(`kinds.${row.kind}`)}</span>}
        {row.tier !== null && (
          <span data-flag>
            <IconFlag size={12} aria-hidden /> {row.tier}
          </span>
        )}
        {row.hasReferral && (
          <span>
            <IconArrowRight size={12} aria-hidden /> {t('referral')}
          </span>
        )}
        {row.overrides > 0 && (
          <span>
            <IconAlertTriangle size={12} aria-hidden /> {t('overridden', { count: row.overrides })}
          </span>
        )}
        {row.verdict !== null && <span data-verdict={row.verdict}>{t(`verdicts.${row.verdict}`)}</span>}
      </span>
    </>
  );
}
