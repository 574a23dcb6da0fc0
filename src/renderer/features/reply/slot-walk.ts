import { $dfs } from '@lexical/utils';
import { $getSelection } from 'lexical';
import { $isSlotNode, type SlotNode } from './slot-node.tsx';

/** All blanks in reading order. */
export function $slotsInOrder(): SlotNode[] {
  return $dfs()
    .map(({ node }) => node)
    .filter($isSlotNode);
}

/** The blank that comes first after the cursor, or before it; null when there is none. */
export function $slotBesideCursor(direction: 1 | -1): SlotNode | null {
  const selection = $getSelection();
  const slots = $slotsInOrder();
  if (selection === null) return (direction === 1 ? slots[0] : slots.at(-1)) ?? null;
  const cursor = selection.getNodes().at(direction === 1 ? -1 : 0);
  if (cursor === undefined) return null;
  const beside = direction === 1 ? slots : slots.toReversed();
  return (
    beside.find((slot) => !slot.is(cursor) && (direction === 1 ? cursor.isBefore(slot) : slot.isBefore(cursor))) ?? null
  );
}
