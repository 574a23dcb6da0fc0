import { canonicalWord, SPLIT_WORDS } from './spelling.ts';

/** How strongly the writer separated a token from the one before. */
export const BREAK = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;

/**
 * A text cut into normalised words, each with its place in the ORIGINAL text.
 * Positions are UTF-16 offsets; nothing is ever inserted into or removed from the text itself.
 */
export interface Tokens {
  readonly text: string;
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The strongest punctuation between this token and the one before, see `BREAK`. */
  readonly breaks: readonly number[];
  /** 1 where the token stands in a question (its sentence ends with a question mark). */
  readonly asked: Uint8Array;
}

/** Longer runs are noise, never words; they are kept as a token so that offsets stay right. */
const MAX_WORD_LENGTH = 40;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u;
const APOSTROPHES = new Set(["'", '’', '‘', '`', '´', 'ʼ', '＇', '′', '‛', 'ʹ', '\u0092']);
const LETTER = /\p{L}|\p{M}/u;
const DIGIT = /\p{Nd}/u;
const HAN = /\p{Script=Han}/u;
const ABBREVIATIONS = new Set(['dr', 'mr', 'mrs', 'ms', 'st', 'vs', 'eg', 'ie', 'approx', 'no', 'hr', 'hrs', 'min']);
const BROKEN_NEGATIONS = new Set(
  'won can don isn wasn doesn didn couldn hasn haven wouldn shouldn aren weren hadn'.split(' '),
);

const enum_ = { other: 0, letter: 1, digit: 2, han: 3, apostrophe: 4, invisible: 5 } as const;
const asciiClass = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) asciiClass[code] = enum_.letter;
  else if (/[0-9]/.test(character)) asciiClass[code] = enum_.digit;
  else if (APOSTROPHES.has(character)) asciiClass[code] = enum_.apostrophe;
}

function classOf(character: string, code: number): number {
  if (code < 128) return asciiClass[code] ?? enum_.other;
  if (APOSTROPHES.has(character)) return enum_.apostrophe;
  if (INVISIBLE.test(character)) return enum_.invisible;
  if (HAN.test(character)) return enum_.han;
  if (LETTER.test(character)) return enum_.letter;
  if (DIGIT.test(character)) return enum_.digit;
  return enum_.other;
}

/** Folds case, width and accents of one character; never called on the text as a whole, so offsets cannot move. */
function fold(character: string, code: number): string {
  if (code < 128) return character.toLowerCase();
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Cuts a text into tokens in one pass; time and memory grow linearly with its length. */
export function tokenise(text: string): Tokens {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const breaks: number[] = [];
  const questionEnds: number[] = [];
  let pending: number = BREAK.sentence;
  let newlines = 0;

  const push = (word: string, start: number, end: number): void => {
    if (word === 't' && pending === BREAK.none && BROKEN_NEGATIONS.has(words.at(-1) ?? '')) {
      words[words.length - 1] += 't';
      ends[ends.length - 1] = end;
      return;
    }
    words.push(word);
    starts.push(start);
    ends.push(end);
    breaks.push(pending);
    pending = BREAK.none;
    newlines = 0;
  };

  let index = 0;
  while (index < text.length) {
    const code = text.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(code);
    const kind = classOf(character, code);
    if (kind === enum_.han) {
      push(canonicalWord(fold(character, code)), index, index + character.length);
      index += character.length;
    } else if (kind === enum_.digit) {
      index = readNumber(text, index, push);
    } else if (kind === enum_.letter) {
      index = readWord(text, index, push);
    } else {
      if (kind === enum_.other) {
        if (character === '\n') newlines += 1;
        if (character === '?' || character === '？') questionEnds.push(words.length);
        if (character === '&') push('and', index, index + 1);
        else pending = Math.max(pending, breakOf(text, index, character, words.at(-1) ?? '', newlines));
      }
      index += character.length;
    }
  }
  return { text, words, starts, ends, breaks, asked: markQuestions(breaks, questionEnds) };
}

function breakOf(text: string, index: number, character: string, before: string, newlines: number): number {
  switch (character) {
    case '!':
    case '?':
    case '。':
    case '！':
    case '？':
    case '．':
      return BREAK.sentence;
    case '.': {
      if (text[index + 1] === '.' || text[index - 1] === '.') return BREAK.clause;
      const next = text[index + 1];
      const endsSentence = next === undefined || /[\s"')\]”’]/u.test(next) || /[A-Z]/.test(next);
      return endsSentence && !ABBREVIATIONS.has(before) ? BREAK.sentence : BREAK.none;
    }
    case '\n':
      return newlines > 1 ? BREAK.sentence : BREAK.clause;
    case '•':
    case '*':
    case '●':
      return BREAK.clause;
    case ';':
    case ':':
    case '；':
    case '：':
    case '—':
    case '–':
    case '…':
    case '(':
    case ')':
    case '（':
    case '）':
    case '|':
      return BREAK.clause;
    case '-':
      return text[index - 1] === ' ' || text[index + 1] === ' ' || text[index + 1] === '-' ? BREAK.clause : BREAK.none;
    case ',':
    case '，':
    case '、':
      return BREAK.comma;
    default:
      return BREAK.none;
  }
}

type Push = (word: string, start: number, end: number) => void;

function readNumber(text: string, from: number, push: Push): number {
  let index = from;
  let end = from;
  let digits = '';
  while (index < text.length) {
    const code = text.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(code);
    const kind = classOf(character, code);
    if (kind === enum_.digit) {
      if (digits.length < MAX_WORD_LENGTH) digits += fold(character, code);
      index += character.length;
      end = index;
    } else if (kind === enum_.invisible) {
      index += character.length;
    } else if (/[.．·,]/u.test(character) && isDigitAt(text, index + 1)) {
      // A comma groups thousands or, before one or two digits, stands for the decimal point.
      const grouped = character === ',' && /^\d{3}(?!\d)/.test(text.slice(index + 1, index + 5));
      if (digits.length < MAX_WORD_LENGTH && !grouped) digits += digits.includes('.') ? ' ' : '.';
      index += 1;
    } else break;
  }
  const parts = digits.split(' ');
  push(parts[0] ?? digits, from, end);
  return Math.max(index, from + 1);
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}

function readWord(text: string, from: number, push: Push): number {
  let index = from;
  let word = '';
  /** Where each kept character stands in the text, so that "he's" can be cut in two. */
  const places: number[] = [];
  let apostropheAt = -1;
  let end = from;
  while (index < text.length) {
    const code = text.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(code);
    const kind = classOf(character, code);
    if (kind === enum_.letter) {
      if (word.length < MAX_WORD_LENGTH) {
        const folded = fold(character, code);
        word += folded;
        for (let k = 0; k < folded.length; k += 1) places.push(index);
      }
      index += character.length;
      end = index;
    } else if (kind === enum_.invisible) {
      index += character.length;
    } else if (kind === enum_.apostrophe && isLetterAt(text, index + character.length)) {
      apostropheAt = word.length;
      index += character.length;
    } else break;
  }
  if (word === '') return Math.max(index, from + 1);
  if (apostropheAt > 0) {
    const base = word.slice(0, apostropheAt);
    const suffix = word.slice(apostropheAt);
    const whole = CONTRACTIONS.get(suffix);
    if (whole !== undefined) {
      const cut = places[apostropheAt] ?? end;
      push(
        canonicalWord(base),
        from,
        places[apostropheAt - 1] === undefined ? cut : (places[apostropheAt - 1] ?? 0) + 1,
      );
      push(whole, cut, end);
      return index;
    }
  }
  const split = SPLIT_WORDS.get(word);
  if (split !== undefined) {
    for (const part of split) push(part, from, end);
    return index;
  }
  push(canonicalWord(word), from, end);
  return index;
}

const CONTRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    s: 's',
    m: 'am',
    re: 'are',
    ve: 'have',
    ll: 'will',
    d: 'd',
  }),
);

function isLetterAt(text: string, index: number): boolean {
  const code = text.codePointAt(index);
  if (code === undefined) return false;
  const kind = classOf(String.fromCodePoint(code), code);
  return kind === enum_.letter || kind === enum_.invisible;
}

function markQuestions(breaks: readonly number[], questionEnds: readonly number[]): Uint8Array {
  const asked = new Uint8Array(breaks.length);
  for (const end of questionEnds) {
    for (let token = end - 1; token >= 0 && asked[token] === 0; token -= 1) {
      asked[token] = 1;
      if ((breaks[token] ?? 0) >= BREAK.sentence) break;
    }
  }
  return asked;
}
