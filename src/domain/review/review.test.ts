import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SCORECARD_ITEMS,
  fitsScorecard,
  isGrave,
  mayJudge,
  type Score,
  scorecardItemsSchema,
  standingOf,
  type VerdictContent,
  verdictContentSchema,
  worstScoreOf,
} from './review.ts';

const verdict = (worst: Score, isHarmLikely = false): VerdictContent =>
  verdictContentSchema.parse({
    scorecardVersion: 1,
    scores: DEFAULT_SCORECARD_ITEMS.map(({ id }, place) => ({ itemId: id, score: place === 2 ? worst : 'agree' })),
    isHarmLikely,
    comments: [],
    summary: '',
  });

describe('how a review stands', () => {
  const cases: [
    string,
    boolean,
    VerdictContent[],
    'reading' | 'arbitration' | 'decided',
    readonly [Score, boolean] | null,
  ][] = [
    ['nobody has read it', false, [], 'reading', null],
    ['one read is enough', false, [verdict('minor')], 'decided', ['minor', false]],
    ['one of two', true, [verdict('agree')], 'reading', null],
    ['the worse of two', true, [verdict('agree'), verdict('minor')], 'decided', ['minor', false]],
    ['a serious score waits for another', false, [verdict('serious')], 'arbitration', null],
    ['so does likely harm', false, [verdict('minor', true)], 'arbitration', null],
    ['a serious first of two still lets the second read', true, [verdict('serious')], 'reading', null],
    ['one serious of two', true, [verdict('agree'), verdict('serious')], 'arbitration', null],
    [
      'the arbiter decides, milder',
      true,
      [verdict('agree'), verdict('serious'), verdict('minor')],
      'decided',
      ['minor', false],
    ],
    [
      'the arbiter decides, as grave',
      false,
      [verdict('serious'), verdict('serious', true)],
      'decided',
      ['serious', true],
    ],
  ];
  it.each(cases)('%s', (_name, isDoubleRead, verdicts, status, outcome) => {
    const expected = outcome === null ? null : { score: outcome[0], isHarmLikely: outcome[1] };
    expect(standingOf(isDoubleRead, verdicts)).toEqual({ status, outcome: expected });
  });

  it('is grave with a serious score or likely harm', () => {
    expect(isGrave({ score: 'minor', isHarmLikely: false })).toBe(false);
    expect(isGrave({ score: 'serious', isHarmLikely: false })).toBe(true);
    expect(isGrave({ score: 'agree', isHarmLikely: true })).toBe(true);
  });
});

describe('who may judge', () => {
  const review = {
    authorAccountId: 'author' as never,
    readerAccountIds: ['first' as never],
    status: 'reading' as const,
  };
  it('is nobody their own reply, nobody twice, and nobody a review that is over', () => {
    expect(mayJudge(review, 'other')).toBe(true);
    expect(mayJudge(review, 'author')).toBe(false);
    expect(mayJudge(review, 'first')).toBe(false);
    expect(mayJudge({ ...review, status: 'arbitration' }, 'other')).toBe(true);
    expect(mayJudge({ ...review, status: 'with-author' }, 'other')).toBe(false);
    expect(mayJudge({ ...review, status: 'closed' }, 'other')).toBe(false);
  });
});

describe('a scorecard', () => {
  it('by default is the six that reviewers were promised, in both languages', () => {
    const items = scorecardItemsSchema.parse(DEFAULT_SCORECARD_ITEMS);
    expect(items.map(({ id }) => id)).toEqual([
      ...['correctness', 'completeness', 'referral', 'safety-net', 'clarity', 'tone'],
    ]);
  });

  it('wants one score for each of its items and no other', () => {
    const whole = verdict('minor');
    expect(worstScoreOf(whole)).toBe('minor');
    expect(fitsScorecard(whole, DEFAULT_SCORECARD_ITEMS)).toBe(true);
    expect(fitsScorecard({ scores: whole.scores.slice(1) }, DEFAULT_SCORECARD_ITEMS)).toBe(false);
    const [first] = whole.scores;
    const twice = first === undefined ? [] : [...whole.scores.slice(1), whole.scores[1] ?? first];
    expect(fitsScorecard({ scores: twice }, DEFAULT_SCORECARD_ITEMS)).toBe(false);
    expect(
      fitsScorecard({ scores: [...whole.scores, { itemId: 'style', score: 'agree' }] }, DEFAULT_SCORECARD_ITEMS),
    ).toBe(false);
    expect(scorecardItemsSchema.safeParse([...DEFAULT_SCORECARD_ITEMS, ...DEFAULT_SCORECARD_ITEMS]).success).toBe(
      false,
    );
  });
});
