import { createReadStream } from 'node:fs';
import {
  finishTrail,
  readTrailLine,
  TRAIL_BEGINNING,
  type TrailCheck,
  TrailFault,
  type TrailState,
} from '#domain/audit/verify-trail.ts';

/** Longer than any line that is written; a file without line breaks must not fill the memory. */
const LONGEST_LINE = 1_000_000;

export type TrailVerdict =
  | { readonly isGood: true; readonly state: TrailState }
  | { readonly isGood: false; readonly line: number; readonly reason: string };

/**
 * Checks an exported trail from its first line to its end, and stops at the first bad one.
 *
 * @throws what reading the file throws.
 */
export async function verifyTrailFile(file: string, check: TrailCheck): Promise<TrailVerdict> {
  let state = TRAIL_BEGINNING;
  let lineNumber = 0;
  let rest = '';
  const take = (line: string): void => {
    lineNumber += 1;
    state = readTrailLine(state, line, check);
  };
  try {
    // A trail is ASCII. As Latin-1 every byte is one character, so that no byte can hide behind a decoder's mercy.
    for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 20 })) {
      const text: string = rest + chunk;
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        take(text.slice(start, end));
        start = end + 1;
      }
      rest = text.slice(start);
      if (rest.length > LONGEST_LINE) {
        lineNumber += 1;
        throw new TrailFault('the line is longer than any line of a trail');
      }
    }
    lineNumber += 1;
    finishTrail(state, rest);
    return { isGood: true, state };
  } catch (error) {
    if (!(error instanceof TrailFault)) throw error;
    return { isGood: false, line: lineNumber, reason: error.message };
  }
}
