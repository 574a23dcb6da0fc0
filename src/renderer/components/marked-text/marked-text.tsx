interface MarkedTextProps {
  readonly text: string;
  /** [start, end) of what to mark, in order and apart. */
  readonly marks: readonly (readonly [number, number])[];
}

/** A text with the words that were found in it. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const pieces = marks.flatMap(([start, end], index) => [
    text.slice(marks[index - 1]?.[1] ?? 0, start),
    <mark key={start}>{text.slice(start, end)}</mark>,
  ]);
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
