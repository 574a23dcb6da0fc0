import { DecoratorNode, type LexicalNode, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical';
import type { JSX } from 'react';
import { type Slot, slotText } from '#domain/rich-text.ts';
import { SlotChip } from './slot-chip.tsx';

type SerializedSlotNode = Spread<{ slot: Slot }, SerializedLexicalNode>;

/** A blank of an inserted snippet within the text. It keeps everything that the domain's slot has. */
export class SlotNode extends DecoratorNode<JSX.Element> {
  __slot: Slot;

  static override getType(): string {
    return 'slot';
  }

  static override clone(node: SlotNode): SlotNode {
    return new SlotNode(node.__slot, node.__key);
  }

  static override importJSON(serialized: SerializedSlotNode): SlotNode {
    return new SlotNode(serialized.slot);
  }

  constructor(slot: Slot, key?: NodeKey) {
    super(key);
    this.__slot = slot;
  }

  override exportJSON(): SerializedSlotNode {
    return { ...super.exportJSON(), slot: this.getSlot() };
  }

  getSlot(): Slot {
    return this.getLatest().__slot;
  }

  setValue(value: string | null): this {
    const writable = this.getWritable();
    writable.__slot = { ...writable.__slot, value };
    return writable;
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): boolean {
    return false;
  }

  override isInline(): boolean {
    return true;
  }

  override isKeyboardSelectable(): boolean {
    return true;
  }

  override getTextContent(): string {
    return slotText(this.getSlot());
  }

  override decorate(): JSX.Element {
    return <SlotChip nodeKey={this.getKey()} slot={this.getSlot()} />;
  }
}

export function $createSlotNode(slot: Slot): SlotNode {
  return new SlotNode(slot);
}

export function $isSlotNode(node: LexicalNode | null | undefined): node is SlotNode {
  return node instanceof SlotNode;
}
