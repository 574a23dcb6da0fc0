/** Most of a text that is laid out as one, in UTF-16 code units and in lines. */
const CHUNK_LENGTH = 16_000;
const CHUNK_LINES = 400;
/** How far back a place to break is looked for in a line that is longer than a chunk, in UTF-16 code units. */
const BREAK_REACH = 200;

export interface TextChunk {
  readonly start: number;
  readonly end: number;
  readonly lines: number;
}

/**
 * Cuts a text into stretches that can be laid out one by one, at ends of lines wherever there are any. Together they are
 * the text, to the last character.
 */
export function textChunks(text: string): TextChunk[] {
  const chunks: TextChunk[] = [];
  for (let start = 0; start < text.length; start = chunks.at(-1)?.end ?? text.length) chunks.push(chunkAt(text, start));
  return chunks;
}

function chunkAt(text: string, start: number): TextChunk {
  const ahead = text.slice(start, start + CHUNK_LENGTH);
  let end = 0;
  let lines = 0;
  while (lines < CHUNK_LINES) {
    const newline = ahead.indexOf('\n', end);
    if (newline < 0) break;
    end = newline + 1;
    lines += 1;
  }
  const isRest = start + ahead.length === text.length && lines < CHUNK_LINES;
  if (isRest) return { start, end: text.length, lines: lines + 1 };
  return end > 0 ? { start, end: start + end, lines } : { start, end: start + breakOf(ahead), lines: 1 };
}

/** After a space, else between two characters. */
function breakOf(line: string): number {
  const space = line.lastIndexOf(' ');
  if (space > line.length - BREAK_REACH) return space + 1;
  return !isHighSurrogate(line.charCodeAt(line.length - 1)) ? line.length : line.length - 1;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
