import { useCallback, useState } from 'react';
import type { TemplateId } from '#domain/ids.ts';
import type { WrittenTemplate } from './written-template.ts';

/**
 * What is being written stays while one looks at something else, in this workspace or another. It ends with the window:
 * a template is saved by its author's word.
 */
const unsaved = new Map<TemplateId, WrittenTemplate>();
let current: TemplateId | null = null;

/** Remembers the state of the editor at every change. */
export function rememberWriting(written: WrittenTemplate): void {
  unsaved.set(written.content.id, written);
}

export function forgetWriting(id: TemplateId): void {
  unsaved.delete(id);
}

/** Everything that was written and not saved. */
export function listUnsaved(): WrittenTemplate[] {
  return [...unsaved.values()];
}

/** What was written of a template and not saved; null when nothing was. */
function findWriting(id: TemplateId): WrittenTemplate | null {
  return unsaved.get(id) ?? null;
}

/** The template that is open in the editor; null while one only reads. */
export function useWriting() {
  const [writing, setWriting] = useState<WrittenTemplate | null>(() =>
    current === null ? null : findWriting(current),
  );
  const startWriting = useCallback((written: WrittenTemplate | null) => {
    current = written?.content.id ?? null;
    if (written !== null && findWriting(written.content.id) === null) rememberWriting(written);
    setWriting(written === null ? null : findWriting(written.content.id));
  }, []);
  return { writing, startWriting };
}
