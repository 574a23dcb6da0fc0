import { IDENTIFIER_KINDS, type Identifier, type IdentifierKind } from '#domain/reply-checks/identifiers/identifier.ts';

export interface MarkedSentence {
  readonly text: string;
  /** What the asker calls themselves; null where the sentence does not need one. */
  readonly alias: string | null;
  readonly marks: readonly Identifier[];
}

/**
 * Reads sentences with marked identifiers, see the head of `identifiers-frozen.txt`.
 *
 * @throws {RangeError} at a kind that does not exist.
 */
export function readMarkedSentences(file: string): MarkedSentence[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const alias = /^\{\{alias=(.*?)\}\}/u.exec(line);
      const marked = line.slice(alias?.[0].length ?? 0);
      const marks: Identifier[] = [];
      let text = '';
      for (const [, plain = '', kind, quoted = ''] of marked.matchAll(/([^[]+|\[(?!\[))|\[\[(\w+)\|(.*?)\]\]/gu)) {
        if (kind !== undefined)
          marks.push({ kind: kindOf(kind), start: text.length, end: text.length + quoted.length });
        text += plain + quoted;
      }
      return { text, alias: alias?.[1] ?? null, marks };
    });
}

function kindOf(written: string): IdentifierKind {
  const kind = IDENTIFIER_KINDS.find((known) => known === written);
  if (kind === undefined) throw new RangeError(`no kind of identifier: ${written}`);
  return kind;
}

/** A share with Wilson's interval of 95 %, as text. */
export function wilson(hits: number, count: number): string {
  if (count === 0) return 'no items';
  const z = 1.96;
  const share = hits / count;
  const centre = share + (z * z) / (2 * count);
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(share)} % (${hits}/${count}; ${percent((centre - spread) / scale)}–${percent((centre + spread) / scale)})`;
}
