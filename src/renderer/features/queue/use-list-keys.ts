import type { RefObject } from 'react';
import type { QueueFilter, QueueRow } from '#contract/desk.ts';
import { deskClient } from '../../lib/clients.ts';
import { useAction } from '../../lib/keymap.ts';
import { nextPlace } from './list-keys.ts';
import type { QueueRows } from './queue-rows.ts';
import type { Cursor } from './use-cursor.ts';
import { MAX_SELECTED, type Selection } from './use-selection.ts';

interface ListKeysOptions {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: QueueRows;
  readonly filter: QueueFilter;
  readonly cursor: Cursor;
  readonly selection: Selection;
  readonly onNextOfMine: () => void;
}

/** Walks and selects from anywhere beside the queue, as long as nothing is being written. */
export function useListKeys({ list, rows, filter, cursor, selection, onNextOfMine }: ListKeysOptions): void {
  function walk(key: 'ArrowDown' | 'ArrowUp'): number | null {
    list.current?.focus();
    const place = nextPlace(key, cursor.place, rows.total, 1);
    if (place !== null) cursor.move(place);
    return place;
  }
  /** Back over what is selected already, the row that is left is not selected any more. */
  function extend(key: 'ArrowDown' | 'ArrowUp'): void {
    const from = cursor.row;
    const place = walk(key);
    const to = place === null ? undefined : rows.rowAt(place);
    if (from === undefined || to === undefined || to.id === from.id) return;
    if (selection.has(from.id) && selection.has(to.id)) selection.drop([from.id]);
    else selection.add([from, to]);
  }
  useAction('nextQuestion', () => void walk('ArrowDown'));
  useAction('previousQuestion', () => void walk('ArrowUp'));
  useAction('extendDown', () => extend('ArrowDown'));
  useAction('extendUp', () => extend('ArrowUp'));
  useAction('openQuestion', () => {
    if (cursor.row === undefined || cursor.index === null) return false;
    cursor.open(cursor.row, cursor.index, true);
    return true;
  });
  useAction('select', () => cursor.row !== undefined && selection.toggle(cursor.row), {
    enabled: cursor.row !== undefined,
  });
  useAction('selectAll', () => void listAll(filter).then((all) => selection.add(all)), { enabled: rows.total > 0 });
  useAction('clearSelection', selection.clear, { enabled: selection.rows.length > 0 });
  useAction('nextOfMine', onNextOfMine);
}

const CHUNK = 200;

/** The listed questions from the top, as many as one action takes. */
async function listAll(filter: QueueFilter): Promise<readonly QueueRow[]> {
  const all: QueueRow[] = [];
  while (all.length < MAX_SELECTED) {
    const { rows } = await deskClient.queue.list({
      filter,
      offset: all.length,
      limit: Math.min(CHUNK, MAX_SELECTED - all.length),
    });
    all.push(...rows);
    if (rows.length < CHUNK) break;
  }
  return all;
}
