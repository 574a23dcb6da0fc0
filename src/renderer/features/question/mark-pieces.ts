import type { RedFlagPhrase } from '#contract/desk.ts';

/** A stretch of one of the patient's texts that is marked as a whole. */
export interface MarkPiece {
  readonly start: number;
  readonly end: number;
  /** Every mark that stands here or touches it; a muted one beside a counting one is kept too. */
  readonly marks: readonly RedFlagPhrase[];
  /** None of the marks counts. */
  readonly muted: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts the marks of one text together so that no two pieces overlap: what counts is joined first, and muted marks keep
 * what is left beside it. In order of the text. A mark that lies outside of the text is cut to it.
 */
export function markPieces(marks: readonly RedFlagPhrase[], length: number): MarkPiece[] {
  const within = marks
    .map((mark) => ({ mark, start: Math.min(mark.start, length), end: Math.min(mark.end, length) }))
    .filter(({ start, end }) => start < end);
  const counting = joined(within.filter(({ mark }) => !mark.muted));
  const muted = joined(within.filter(({ mark }) => mark.muted)).flatMap((span) => without(span, counting));
  const pieces = [
    ...counting.map((span) => ({ ...span, muted: false })),
    ...muted.map((span) => ({ ...span, muted: true })),
  ];
  return pieces
    .sort((left, right) => left.start - right.start)
    .map((piece) => ({
      ...piece,
      marks: within.filter(({ start, end }) => start < piece.end && end > piece.start).map(({ mark }) => mark),
    }));
}

/** Spans that overlap become one; those that only meet stay apart, because they are two phrases. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last !== undefined && start < last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
}

/** What of a span lies beside the others, which are in order and apart. */
function without(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { start } = span;
  for (const other of others) {
    if (other.end <= start || other.start >= span.end) continue;
    if (other.start > start) left.push({ start, end: other.start });
    start = other.end;
  }
  if (start < span.end) left.push({ start, end: span.end });
  return left;
}
