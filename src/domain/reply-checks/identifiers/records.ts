import type { Span } from '../reply-text.ts';

const ENGLISH =
  /(?:\bMRN|\bmedical record(?: number| no\.?)?|\b(?:chart|case|hospital|patient|file|accession|admission|visit|specimen|record) (?:number|no\.?|id|#))\s*(?:is|was|:|#)?\s*([A-Z0-9][A-Z0-9-]{3,})/giu;
const CHINESE =
  /(?:病歷號碼?|病歷編號|就診(?:號碼?|序號)|健保卡號碼?|檢體(?:編號|號碼)|住院號碼?|掛號(?:序號|號碼)|報告編號)\s*(?:是|為|:|：)?\s*([A-Za-z0-9][A-Za-z0-9-]{3,})/gu;

/** Numbers under which a hospital keeps a person, known by the words before them. */
export function recordNumbers(text: string): Span[] {
  return [ENGLISH, CHINESE].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const number = match[1] ?? '';
      if ((number.match(/\d/gu)?.length ?? 0) < 3) return [];
      const end = match.index + match[0].length;
      return [{ start: end - number.length, end }];
    }),
  );
}
