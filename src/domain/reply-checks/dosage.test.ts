import { describe, expect, it } from 'vitest';
import { dosesWithoutUnit } from './dosage.ts';

describe('amounts without a unit', () => {
  it.each([
    ['Please take 500 twice a day.', 'take 500'],
    ['Take 2 every 8 hours with food.', 'Take 2'],
    ['Take paracetamol 500 as needed.', 'paracetamol 500'],
    ['Start with 10-20 daily.', 'Start with 10-20'],
    ['Use ibuprofen 400, three times a day.', 'ibuprofen 400'],
    ['Increase metformin to 1000.', 'metformin to 1000'],
    ['You may give 5 at bedtime.', 'give 5'],
    ['一天吃500。', '一天吃500'],
    ['每次服用 250，一天三次。', '每次服用 250'],
    ['普拿疼每天吃1000就好。', '每天吃1000'],
    ['飯後服用 20-40 bid', '飯後服用 20-40'],
  ])('%s', (text, quote) => {
    const [found] = dosesWithoutUnit(text);
    expect(text.slice(found?.start, found?.end)).toContain(quote);
  });

  it.each([
    'Take 500 mg twice a day.',
    'Take two tablets every 8 hours.',
    'Take 2 tablets every 8 hours.',
    'Take it 3 times a day.',
    'Take 1000 to 1500 mg of calcium a day.',
    'Use the brace for 2 weeks.',
    'Take a walk of 30 minutes every day.',
    'Call 911 at once. Call 119.',
    'Give it 10 days.',
    'Your pulse of 70 is normal.',
    'Take the bus 12 every day.',
    'Vitamin B12 is important.',
    'Avoid it until 2027.',
    '一天吃500毫克。',
    '每次一顆，一天三次。',
    '每天走6000步。',
    '一天三次，每次10分鐘。',
    '每天喝2000毫升的水。',
    '請撥119。',
    '血壓每天量兩次，低於130即可。',
    '吃5天後回診。',
    '每次服用 1 顆。',
  ])('is none: %s', (text) =>
    expect(dosesWithoutUnit(text).map(({ start, end }) => text.slice(start, end))).toEqual([]),
  );
});
