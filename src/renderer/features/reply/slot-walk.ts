import { $dfs } from '@lexical/utils';
import { $getSelection, type NodeKey } from 'lexical';
import { RICH_TEXT_FORMAT, standingSlots } from '#domain/rich-text.ts';
import type { Standing } from './slot-focus.tsx';
import { $isSlotNode, type SlotNode } from './slot-node.tsx';

/** All blanks and marks of snippets in reading order. */
export function $slotsInOrder(): SlotNode[] {
  return $dfs()
    .map(({ node }) => node)
    .filter($isSlotNode);
}

/** Blanks that one walks through: those that stand and can be filled. */
export function $blanksInOrder(): SlotNode[] {
  const nodes = $slotsInOrder();
  const standing = standingOf(nodes);
  return nodes.filter(
    (node) => !['fixed', 'cursor', 'include'].includes(node.getSlot().kind) && !standing.has(node.getKey()),
  );
}

/** Where the cursor goes once the blanks are filled; null without a mark. */
export function $cursorMark(): SlotNode | null {
  return $slotsInOrder().find((node) => node.getSlot().kind === 'cursor') ?? null;
}

/** The blank that comes first after the cursor, or before it; null when there is none. */
export function $slotBesideCursor(direction: 1 | -1): SlotNode | null {
  const selection = $getSelection();
  const slots = $blanksInOrder();
  if (selection === null) return (direction === 1 ? slots[0] : slots.at(-1)) ?? null;
  const cursor = selection.getNodes().at(direction === 1 ? -1 : 0);
  if (cursor === undefined) return null;
  const beside = direction === 1 ? slots : slots.toReversed();
  return (
    beside.find((slot) => !slot.is(cursor) && (direction === 1 ? cursor.isBefore(slot) : slot.isBefore(cursor))) ?? null
  );
}

/** Parts of snippets that do not stand, and why; what is not named stands. */
export function standingOf(nodes: readonly SlotNode[]): Map<NodeKey, Standing> {
  const slots = nodes.map((node) => node.getSlot());
  if (slots.every(({ onlyIf }) => onlyIf === undefined)) return new Map();
  const standing = standingSlots({ format: RICH_TEXT_FORMAT, blocks: [{ type: 'paragraph', children: slots }] });
  const isOpen = (instanceId: string, name: string | undefined): boolean =>
    slots.some(
      (slot) => slot.instanceId === instanceId && slot.name === name && standing.has(slot) && slot.value === null,
    );
  return new Map(
    nodes.flatMap((node, index): [NodeKey, Standing][] => {
      const slot = slots[index];
      if (slot === undefined || standing.has(slot)) return [];
      return [[node.getKey(), isOpen(slot.instanceId, slot.onlyIf?.slot) ? 'waits' : 'left-out']];
    }),
  );
}
