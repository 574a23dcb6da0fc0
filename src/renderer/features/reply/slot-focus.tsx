import type { NodeKey } from 'lexical';
import { createContext, useContext } from 'react';

/** Which blank is open for filling, in one editor. */
export interface SlotFocus {
  readonly openKey: NodeKey | null;
  /** Fills a blank and goes on to the next empty one; null empties it. */
  fill(key: NodeKey, value: string | null): void;
  open(key: NodeKey | null): void;
  /** Walks to the blank after or before this one; past the last one the text has the cursor again. */
  walk(from: NodeKey, direction: 1 | -1): void;
  /** Whether a part of a snippet stands by its condition, waits for the blank that decides, or is left out. */
  standingOf(key: NodeKey): Standing;
}

export type Standing = 'stands' | 'waits' | 'left-out';

export const SlotFocusContext = createContext<SlotFocus | null>(null);

/** @throws {Error} outside of an editor. */
export function useSlotFocus(): SlotFocus {
  const focus = useContext(SlotFocusContext);
  if (focus === null) throw new Error('a slot stands outside of an editor');
  return focus;
}
