import { describe, expect, it } from 'vitest';
import { asksOf } from './asks.ts';
import { coverageOf } from './coverage.ts';

function answered(question: string, reply: string): boolean[] {
  const asks = asksOf({ title: 'A question', body: question, followUps: [] });
  return coverageOf(asks, reply, []).map(({ isAnswered }) => isAnswered);
}

describe('what of a question a reply speaks of', () => {
  it.each([
    ['Is the clicking dangerous?', 'A click without pain is harmless, so it is not dangerous.'],
    ['Which department should I see?', 'Please make an appointment at the Neurology clinic.'],
    ['How long does the healing take?', 'Healing takes six weeks.'],
    ['Can I play tennis with this elbow?', 'You can play tennis again when the elbow does not hurt.'],
    ['請問這樣嚴重嗎？', '這種情況很常見，通常不嚴重。'],
    ['需要看哪一科？', '請至神經內科門診就診。'],
    ['多久會好？', '大約兩到三週會改善。'],
  ])('%s', (question, reply) => expect(answered(question, reply)).toEqual([true]));

  it.each([
    ['Is the clicking dangerous?', 'Please rest your leg for a week.'],
    ['Which department should I see?', 'Warmth helps.'],
    ['How long does the healing take?', 'Warmth helps the muscle.'],
    ['Can I take ibuprofen with warfarin?', 'Rest and warmth help.'],
    ['請問這樣嚴重嗎？', '請多喝水。'],
    ['多久會好？', '請熱敷肩膀。'],
    ['Is it dangerous?', ''],
  ])('leaves open: %s', (question, reply) => expect(answered(question, reply)).toEqual([false]));

  it('believes the doctor before the words', () => {
    const asks = asksOf({ title: 'A question', body: 'Is it dangerous? How long does it last?', followUps: [] });
    const [first, second] = asks;
    const ticks = [
      { key: first?.key ?? '', isAnswered: false },
      { key: second?.key ?? '', isAnswered: true },
    ];
    expect(coverageOf(asks, 'It is not dangerous.', ticks)).toMatchObject([
      { isAnswered: false, by: 'doctor' },
      { isAnswered: true, by: 'doctor' },
    ]);
  });
});
