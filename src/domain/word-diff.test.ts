import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type WordDiff } from './word-diff.ts';

const textOf = (diff: WordDiff, ...kinds: readonly string[]): string =>
  diff.parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');
const before = (diff: WordDiff): string => textOf(diff, 'same', 'removed');
const now = (diff: WordDiff): string => textOf(diff, 'same', 'added');
const written = (diff: WordDiff): string =>
  diff.parts.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]).join('');

/** Words that come back, so that the two texts have much in common, with all that a keyboard can make. */
const wording = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'pain',
        ' ',
        ' ',
        'left',
        '左',
        '臉',
        '痛',
        '\n',
        '，',
        "isn't",
        '3',
        'é',
        'e\u0301',
        '👨‍👩‍👧',
        '<b>',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('\ud83d', '\udc68', '\u200f', '\u0000', '\r\n'),
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(''));

describe('diffWords', () => {
  it.each([
    ['My left arm hurts.', 'My right arm hurts.', 'My [-left-][+right+] arm hurts.'],
    ['My left arm hurts.', 'My right leg hurts.', 'My [-left arm-][+right leg+] hurts.'],
    ['It hurts.', 'It hurts. Since today I have a fever.', 'It hurts.[+ Since today I have a fever.+]'],
    ['左邊臉麻了兩天', '右邊臉麻了三天', '[-左-][+右+]邊臉麻了[-兩-][+三+]天'],
    ["I don't sleep", 'I do sleep', "I [-don't-][+do+] sleep"],
    ['38.5 degrees', '39.5 degrees', '[-38-][+39+].5 degrees'],
    ['one\ntwo', 'one\nthree', 'one\n[-two-][+three+]'],
    ['family 👨‍👩‍👧 here', 'family 👨‍👩‍👦 here', 'family [-👨‍👩‍👧-][+👨‍👩‍👦+] here'],
    ['', 'new', '[+new+]'],
    ['old', '', '[-old-]'],
    ['same', 'same', 'same'],
    ['', '', ''],
  ])('%j → %j', (old, present, expected) => expect(written(diffWords(old, present))).toBe(expected));

  it('loses no character of either text, whatever is in them', () => {
    fc.assert(
      fc.property(wording, wording, (old, present) => {
        const diff = diffWords(old, present);
        expect(before(diff)).toBe(old);
        expect(now(diff)).toBe(present);
      }),
      { numRuns: 500 },
    );
  });

  it('marks nothing in equal texts, and never shows two parts of one kind side by side', () => {
    fc.assert(
      fc.property(wording, wording, (old, present) => {
        expect(diffWords(old, old).parts.every(({ kind }) => kind === 'same')).toBe(true);
        const { parts } = diffWords(old, present);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
        expect(parts.every(({ kind }, index) => kind !== parts[index + 1]?.kind)).toBe(true);
      }),
    );
  });

  it('finds a small change in ten megabytes', () => {
    const long = 'My knee hurts. 膝蓋痛。'.repeat(550_000);
    const diff = diffWords(`${long}It began on Monday.${long}`, `${long}It began on Friday.${long}`);
    expect(diff.byWord).toBe(true);
    expect(diff.parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'Monday' },
      { kind: 'added', text: 'Friday' },
    ]);
  });

  it.each([
    ['words', (seed: number) => Array.from({ length: 12_000 }, (_, place) => `w${(place * seed) % 7919}`).join(' ')],
    ['one sign', (seed: number) => (seed === 3 ? 'ab' : 'ba').repeat(49_000)],
    ['ten megabytes', (seed: number) => `${seed}${'字a '.repeat(3_400_000)}${seed}`],
    ['accents on nothing', (seed: number) => (seed === 3 ? '\u0301' : '\u0302').repeat(90_000)],
  ])('gives up in good time, and whole, on hostile %s', (_, make) => {
    const [old, present] = [make(3), make(5)];
    const startedMs = performance.now();
    const diff = diffWords(old, present);
    expect(performance.now() - startedMs).toBeLessThan(3000);
    expect(before(diff)).toBe(old);
    expect(now(diff)).toBe(present);
  });

  it('says when it did not compare word by word', () => {
    const words = (prefix: string): string => Array.from({ length: 3000 }, (_, place) => `${prefix}${place}`).join(' ');
    const diff = diffWords(`Hello ${words('a')}`, `Hello ${words('b')}`);
    expect(diff.byWord).toBe(false);
    expect(diff.parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
