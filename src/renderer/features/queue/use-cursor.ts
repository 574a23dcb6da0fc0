import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueueRow } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { ListWindow } from '../../lib/use-list-window.ts';
import type { QueueRows } from './queue-rows.ts';

/** How long the cursor rests before the question is opened beside the list, so that a held key passes many rows. */
const REST_MS = 100;

/** How far from where it was the row at the cursor is looked for when the list has changed. */
const REACH_ROWS = 60;

export interface Cursor {
  readonly row: QueueRow | undefined;
  readonly index: number | null;
  /** Where the cursor is, also when its row has left the list: between what is there now. Null for nowhere. */
  readonly place: number | null;
  /** Goes to a place and opens the question there, as soon as its row is known. */
  move(index: number): void;
  open(row: QueueRow, index: number, focus: boolean): void;
  /** Goes to the row that takes the place of those that leave. */
  moveOn(leaving: ReadonlySet<QuestionId>): void;
  /** Follows a question to wherever it stands; without opening it. */
  follow(id: QuestionId): void;
  leave(): void;
}

interface CursorOptions {
  readonly rows: QueueRows;
  readonly window: ListWindow;
  readonly onOpen: (questionId: QuestionId, focus: boolean) => void;
}

/** The row that keys are about. It keeps to its question when the list changes underneath. */
export function useCursor({ rows, window: shown, onOpen }: CursorOptions): Cursor {
  const [active, setActive] = useState<{ readonly id: QuestionId; readonly index: number } | null>(null);
  /** A place whose row is still on its way. */
  const [wanted, setWanted] = useState<number | null>(null);
  const opening = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(opening.current), []);

  const found = active === null ? undefined : findNear(rows, active);
  const open = useCallback(
    (row: QueueRow, index: number, focus: boolean) => {
      clearTimeout(opening.current);
      setWanted(null);
      setActive({ id: row.id, index });
      onOpen(row.id, focus);
    },
    [onOpen],
  );
  const rest = useCallback(
    (id: QuestionId, index: number) => {
      setWanted(null);
      setActive({ id, index });
      clearTimeout(opening.current);
      opening.current = setTimeout(() => onOpen(id, false), REST_MS);
    },
    [onOpen],
  );
  const wantedRow = wanted === null ? undefined : rows.rowAt(wanted);
  useEffect(() => {
    if (wanted !== null && wantedRow !== undefined) rest(wantedRow.id, wanted);
  }, [wanted, wantedRow, rest]);

  return {
    row: found?.row,
    index: found?.index ?? null,
    place: found?.index ?? (active === null ? null : active.index - 0.5),
    move(index) {
      shown.reveal(index);
      const row = rows.rowAt(index);
      if (row === undefined) setWanted(index);
      else rest(row.id, index);
    },
    open,
    moveOn(leaving) {
      const from = found?.index ?? active?.index ?? 0;
      const next = nearestLeft(rows, from, leaving);
      if (next === null) setActive(null);
      else rest(next.row.id, next.indexAfter);
    },
    follow(id) {
      const index = indexOf(rows, id, shown);
      setActive(index === null ? null : { id, index });
    },
    leave: () => setActive(null),
  };
}

function findNear(
  rows: QueueRows,
  active: { readonly id: QuestionId; readonly index: number },
): { readonly row: QueueRow; readonly index: number } | undefined {
  for (let distance = 0; distance < REACH_ROWS; distance += 1) {
    for (const index of distance === 0 ? [active.index] : [active.index - distance, active.index + distance]) {
      const row = index >= 0 && index < rows.total ? rows.rowAt(index) : undefined;
      if (row?.id === active.id) return { row, index };
    }
  }
  return undefined;
}

/** The first row below that stays, else the last one above; with the place that it will have. */
function nearestLeft(
  rows: QueueRows,
  from: number,
  leaving: ReadonlySet<QuestionId>,
): { readonly row: QueueRow; readonly indexAfter: number } | null {
  const stays = (index: number): QueueRow | undefined => {
    const row = rows.rowAt(index);
    return row === undefined || leaving.has(row.id) ? undefined : row;
  };
  let leavingAbove = 0;
  for (let index = Math.max(0, from - leaving.size); index < from; index += 1) {
    const row = rows.rowAt(index);
    if (row !== undefined && leaving.has(row.id)) leavingAbove += 1;
  }
  const reach = REACH_ROWS + leaving.size;
  for (let index = Math.max(0, from); index < Math.min(rows.total, from + reach); index += 1) {
    const row = stays(index);
    if (row !== undefined) return { row, indexAfter: from - leavingAbove };
  }
  for (let index = from - 1; index >= Math.max(0, from - reach); index -= 1) {
    const row = stays(index);
    if (row !== undefined) return { row, indexAfter: Math.max(0, index - leavingAbove) };
  }
  return null;
}

function indexOf(rows: QueueRows, id: QuestionId, { first, last }: ListWindow): number | null {
  for (let index = 0; index <= Math.max(last, 200); index += 1) {
    if (index > 200 && index < first) continue;
    if (rows.rowAt(index)?.id === id) return index;
  }
  return null;
}
