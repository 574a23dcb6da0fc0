import { useCallback, useMemo, useState } from 'react';
import type { QueueRow } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';

/** As many as one action takes. */
export const MAX_SELECTED = 500;

export interface Selection {
  /** In the order in which they were selected. They stay selected when the list changes underneath. */
  readonly rows: readonly QueueRow[];
  has(id: QuestionId): boolean;
  toggle(row: QueueRow): void;
  add(rows: readonly QueueRow[]): void;
  drop(ids: readonly QuestionId[]): void;
  clear(): void;
}

/** The questions that an action is meant for, when it is more than the one at the cursor. */
export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<QuestionId, QueueRow>>(new Map());
  const toggle = useCallback(
    (row: QueueRow) =>
      setSelected((before) => {
        const next = new Map(before);
        if (!next.delete(row.id) && next.size < MAX_SELECTED) next.set(row.id, row);
        return next;
      }),
    [],
  );
  const add = useCallback(
    (rows: readonly QueueRow[]) =>
      setSelected(
        (before) => new Map([...before, ...rows.map((row) => [row.id, row] as const)].slice(0, MAX_SELECTED)),
      ),
    [],
  );
  const drop = useCallback(
    (ids: readonly QuestionId[]) => setSelected((before) => new Map([...before].filter(([id]) => !ids.includes(id)))),
    [],
  );
  const clear = useCallback(() => setSelected(new Map()), []);
  return useMemo(
    () => ({ rows: [...selected.values()], has: (id) => selected.has(id), toggle, add, drop, clear }),
    [selected, toggle, add, drop, clear],
  );
}
