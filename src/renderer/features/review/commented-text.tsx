import type { Reply, ReplyContent } from '#domain/reply.ts';
import type { ReviewComment } from '#domain/review/review.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import classes from './review.module.css';

type Field = ReviewComment['field'];

/** A field of a reply as plain text, which is what comments count their places in. */
export function fieldTextOf(content: ReplyContent, field: Field): string {
  const document = field === 'body' ? content.body : content.moreInformation;
  return document === null ? '' : plainTextOf(document);
}

/** What the judged version says; the present one where that is gone. */
export function versionOf(reply: Reply, version: number): ReplyContent {
  return reply.earlier.find((earlier) => earlier.version === version) ?? reply;
}

interface CommentedTextProps {
  readonly text: string;
  readonly field: Field;
  readonly comments: readonly ReviewComment[];
}

/** Text whose commented stretches are marked. Nothing but the text is in it, so that places in it can be counted. */
export function CommentedText({ text, field, comments }: CommentedTextProps) {
  const here = comments.filter((comment) => comment.field === field);
  const edges = [...new Set([0, text.length, ...here.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge <= text.length)
    .sort((left, right) => left - right);
  return (
    <div className={classes.text} dir="auto" data-comment-field={field}>
      {edges.slice(0, -1).map((start, index) => {
        const piece = text.slice(start, edges[index + 1]);
        return here.some((comment) => comment.start <= start && start < comment.end) ? (
          <mark key={start}>{piece}</mark>
        ) : (
          piece
        );
      })}
    </div>
  );
}

/** What is selected in a commented text now; null for nothing, or for more than one field. */
export function selectedStretch(): { readonly field: Field; readonly start: number; readonly end: number } | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const holder = (node: Node): HTMLElement | null =>
    (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-comment-field]') ?? null;
  const element = holder(range.startContainer);
  if (element === null || element !== holder(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const end = start + range.toString().length;
  const field = element.dataset.commentField === 'body' ? 'body' : 'more-information';
  return start < end ? { field, start, end } : null;
}
