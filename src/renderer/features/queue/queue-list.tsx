import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '#contract/desk.ts';
import { departmentName } from '#domain/department.ts';
import type { QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { heightOf, type ListGeometry, topOf } from '../../lib/list-geometry.ts';
import type { ListWindow } from '../../lib/use-list-window.ts';
import { nextPlace } from './list-keys.ts';
import { QueueOption, type RowLook } from './queue-option.tsx';
import classes from './queue-pane.module.css';
import type { QueueRows } from './queue-rows.ts';
import type { Cursor } from './use-cursor.ts';
import type { Selection } from './use-selection.ts';

interface QueueListProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly listId: string;
  readonly rows: QueueRows;
  readonly geometry: ListGeometry;
  readonly window: ListWindow;
  readonly cursor: Cursor;
  readonly selection: Selection;
  readonly look: RowLook;
  readonly openId: QuestionId | null;
  readonly nowMs: number;
}

/** The rows that are in sight, with what keys and the pointer do to them. */
export function QueueList(props: QueueListProps) {
  const { list, listId, rows, geometry, window: shown, cursor, selection } = props;
  const { t, i18n } = useTranslation('queue');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const isSelecting = selection.rows.length > 0;
  const number = new Intl.NumberFormat(i18n.language);

  // A press means the row that was under the pointer when it began, whatever moves there before it ends.
  const pressed = useRef<Aim | null>(null);
  function aimOf(target: EventTarget): Aim | null {
    const option = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    const index = Number(option?.dataset.place);
    const row = option === null ? undefined : rows.rowAt(index);
    if (row === undefined) return null;
    return { row, index, isOnMark: target instanceof Element && target.closest('[data-select]') !== null };
  }
  function onClick(event: MouseEvent): void {
    // Assistive technology clicks without a press.
    const aim = event.detail > 0 ? pressed.current : aimOf(event.target);
    pressed.current = null;
    if (aim === null) return;
    if (event.shiftKey && cursor.index !== null) selection.add(rowsBetween(rows, cursor.index, aim.index));
    else if (aim.isOnMark || event.ctrlKey || event.metaKey) selection.toggle(aim.row);
    else cursor.open(aim.row, aim.index, false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === ' ' && cursor.row !== undefined) {
      event.preventDefault();
      selection.toggle(cursor.row);
      return;
    }
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / geometry.rowHeight) - 1);
    const place = nextPlace(event.key, cursor.place, rows.total, page);
    if (place === null) return;
    event.preventDefault();
    cursor.move(place);
  }

  const indexes = Array.from(
    { length: Math.max(0, shown.last - shown.first + 1) },
    (_, offset) => shown.first + offset,
  );
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-multiselectable
      aria-activedescendant={cursor.index === null ? undefined : `${listId}-${cursor.index}`}
      className={classes.list}
      data-queue-list
      onKeyDown={onKeyDown}
      onPointerDown={({ target }) => {
        pressed.current = aimOf(target);
      }}
      onClick={onClick}
      onFocus={() => {
        if (cursor.place === null) {
          if (props.openId !== null) cursor.follow(props.openId);
          if (props.openId === null && rows.rowAt(0) !== undefined) cursor.follow(rows.rowAt(0)?.id as QuestionId);
        }
      }}
    >
      <div style={{ height: heightOf(geometry), position: 'relative' }} role="presentation">
        {geometry.sections.map(({ name, start, count }) => (
          <div
            key={name}
            aria-hidden
            className={classes.heading}
            style={{ transform: `translateY(${topOf(geometry, start) - geometry.headingHeight}px)` }}
          >
            {t(`sections.${name}`)} <span className={classes.headingCount}>{number.format(count)}</span>
          </div>
        ))}
        {indexes.map((index) => {
          const row = rows.rowAt(index);
          return row === undefined ? null : (
            <QueueOption
              key={row.id}
              id={`${listId}-${index}`}
              row={row}
              look={props.look}
              isActive={index === cursor.index}
              isSelected={isSelecting ? selection.has(row.id) : index === cursor.index}
              isSelecting={isSelecting}
              isOpen={row.id === props.openId}
              departmentName={departmentName(departments.data ?? [], row.departmentId, language)}
              nowMs={props.nowMs}
              place={index}
              total={rows.total}
              top={topOf(geometry, index)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Aim {
  readonly row: QueueRow;
  readonly index: number;
  readonly isOnMark: boolean;
}

function rowsBetween(rows: QueueRows, one: number, other: number): QueueRow[] {
  const from = Math.min(one, other);
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, offset) => rows.rowAt(from + offset)).filter(
    (row) => row !== undefined,
  );
}
