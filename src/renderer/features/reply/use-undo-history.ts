import { useMemo, useRef } from 'react';
import { NO_UNDO_STEPS, packUndoHistory } from '#domain/undo-history.ts';
import type { UndoJournal } from './undo-journal.ts';

interface UndoHistoryReader {
  setJournal(field: 'body' | 'more-information', journal: UndoJournal): void;
  /** The steps of both fields, packed; undefined while what is on disk still holds. */
  read(): string | undefined;
  /** What was read last is on disk. */
  noteSaved(): void;
}

/** Joins both fields' steps for the save, and packs them only when there are others than on disk. */
export function useUndoHistory(): UndoHistoryReader {
  const journals = useRef<Partial<Record<'body' | 'more-information', UndoJournal>>>({});
  const marks = useRef<{ read: readonly unknown[]; saved: readonly unknown[] | null }>({ read: [], saved: null });
  return useMemo(
    () => ({
      setJournal(field, journal) {
        journals.current = { ...journals.current, [field]: journal };
      },
      read() {
        const { body, 'more-information': more } = journals.current;
        const now = [...(body?.mark() ?? []), ...(more?.mark() ?? [])];
        const { saved } = marks.current;
        if (saved !== null && saved.length === now.length && saved.every((part, index) => part === now[index])) return;
        marks.current.read = now;
        return packUndoHistory({
          body: body?.steps() ?? NO_UNDO_STEPS,
          moreInformation: more?.steps() ?? NO_UNDO_STEPS,
        });
      },
      noteSaved() {
        marks.current.saved = marks.current.read;
      },
    }),
    [],
  );
}
