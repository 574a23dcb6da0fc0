import { createElement, type ReactNode } from 'react';
import type { Block, Inline, ListItem, RichText, TextMark } from '#domain/rich-text.ts';
import classes from './rich-text-view.module.css';

const MARK_TAGS: Readonly<Record<TextMark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
};

/** A finished document as it reads. Made of elements, never of markup; links show where they lead and lead nowhere. */
export function RichTextView({ document }: { readonly document: RichText }) {
  return <div className={classes.root}>{document.blocks.map((block, index) => blockElement(block, index))}</div>;
}

function blockElement(block: Block, key: number): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p key={key} dir="auto">
          {block.children.map(inlineElement)}
        </p>
      );
    case 'heading':
      return (
        <p key={key} dir="auto" className={classes.heading} data-level={block.level}>
          {block.children.map(inlineElement)}
        </p>
      );
    case 'quote':
      return (
        <blockquote key={key} dir="auto">
          {block.children.map(inlineElement)}
        </blockquote>
      );
    case 'list':
      return createElement(block.ordered ? 'ol' : 'ul', { key }, block.items.map(itemElement));
    case 'table':
      return (
        <div key={key} className={classes.table}>
          <table>
            <tbody>{block.rows.map((row, index) => rowElement(row, block.header && index === 0, index))}</tbody>
          </table>
        </div>
      );
  }
}

function rowElement(
  row: Extract<Block, { type: 'table' }>['rows'][number],
  namesColumns: boolean,
  key: number,
): ReactNode {
  return (
    <tr key={key}>
      {row.map((cell, index) =>
        namesColumns ? (
          <th key={index} scope="col" dir="auto">
            {cell.children.map(inlineElement)}
          </th>
        ) : (
          <td key={index} dir="auto">
            {cell.children.map(inlineElement)}
          </td>
        ),
      )}
    </tr>
  );
}

function itemElement(item: ListItem, key: number): ReactNode {
  return (
    <li key={key} dir="auto" style={{ marginInlineStart: `${item.depth * 1.25}rem` }}>
      {item.children.map(inlineElement)}
    </li>
  );
}

function inlineElement(inline: Inline, key: number): ReactNode {
  switch (inline.type) {
    case 'line-break':
      return <br key={key} />;
    case 'slot':
      return (
        <span key={key} className={inline.value === null ? classes.openSlot : undefined}>
          {inline.value === null ? inline.label : [inline.value, inline.unit].filter((part) => part !== null).join(' ')}
        </span>
      );
    case 'text': {
      const marked = inline.marks.reduce<ReactNode>(
        (inner, mark) => createElement(MARK_TAGS[mark], null, inner),
        inline.text,
      );
      return (
        <span key={key} className={inline.link === null ? undefined : classes.link} title={inline.link ?? undefined}>
          {marked}
        </span>
      );
    }
  }
}
