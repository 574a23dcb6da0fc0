import { describe, expect, it } from 'vitest';
import { type Fact, missingFactsOf } from './missing-information.ts';

type Asked = Parameters<typeof missingFactsOf>[0];
const ask = (body: string, over: Partial<Asked> = {}): Fact[] =>
  missingFactsOf({ title: 'A question', body, followUps: [], ageBand: null, sex: 'unknown', ...over });
const says = (fact: Fact, body: string, over: Partial<Asked> = {}): boolean => !ask(body, over).includes(fact);

describe('what a patient said', () => {
  it.each<[Fact, string]>([
    ['age', 'I am 34 and my wrist clicks.'],
    ['age', 'My daughter is 6 months old and has a cough.'],
    ['age', "I'm a 52-year-old teacher with a stiff neck."],
    ['age', '28F, itchy scalp'],
    ['age', 'Grandad is in his eighties and keeps falling.'],
    ['age', '我今年四十五歲，肩膀抬不起來。'],
    ['age', '寶寶8個月大，一直流鼻水。'],
    ['sex', 'I am a 40 year old woman who runs a lot.'],
    ['sex', 'My husband snores terribly.'],
    ['sex', '本人男性，腰痛。'],
    ['sex', '我太太頭暈。'],
    ['who-is-ill', 'I have had a sore heel.'],
    ['who-is-ill', 'My neighbour’s story made me worry, and my left knee locks.'],
    ['who-is-ill', 'Our baby cries at night.'],
    ['who-is-ill', '我的膝蓋會卡住。'],
    ['who-is-ill', '家裡長輩走路不穩。'],
    ['medicines', 'I took two ibuprofen tablets and it helped.'],
    ['medicines', 'He is on blood thinners.'],
    ['medicines', 'Currently 20 mg in the morning.'],
    ['medicines', 'I am not taking any medication.'],
    ['medicines', '目前有在吃止痛藥。'],
    ['medicines', '平時沒有服用任何藥物。'],
    ['allergies', 'I am allergic to penicillin.'],
    ['allergies', 'No known drug allergies.'],
    ['allergies', '我對盤尼西林過敏。'],
    ['allergies', '無藥物過敏。'],
    ['duration', 'It has hurt for three weeks.'],
    ['duration', 'The rash started yesterday.'],
    ['duration', 'She fell 2 days ago.'],
    ['duration', '已經痛兩個星期了。'],
    ['duration', '昨晚開始發燒。'],
  ])('%s: %s', (fact, body) => {
    expect(says(fact, body)).toBe(true);
  });

  it.each<[Fact, string]>([
    ['age', 'I have 2 children and a sore back.'],
    ['age', 'It hurts for 10 years.'],
    ['age', '痛了三年。'],
    ['sex', 'My friend has a rash.'],
    ['sex', '小孩發燒。'],
    ['who-is-ill', 'Is a fever of 39 dangerous?'],
    ['who-is-ill', '請問發燒多久要看醫師？'],
    ['medicines', 'Should I take antibiotics?'],
    ['medicines', '需要吃藥嗎？'],
    ['medicines', 'Which tablets are best?'],
    ['allergies', 'Could I be allergic to my cat?'],
    ['allergies', '我會不會是對貓過敏？'],
    ['duration', 'My son is 12 years old and limps.'],
    ['duration', 'I am 30 weeks pregnant and my back aches.'],
    ['duration', '寶寶8個月大，咳嗽。'],
  ])('is not taken for said, %s: %s', (fact, body) => {
    expect(says(fact, body)).toBe(false);
  });

  it('asks about a pregnancy where there can be one, and not where it was spoken of', () => {
    const body = 'I have a headache.';
    expect(says('pregnancy', body, { sex: 'female', ageBand: '30-39' })).toBe(false);
    expect(says('pregnancy', body, { sex: 'female', ageBand: null })).toBe(false);
    expect(says('pregnancy', body, { sex: 'female', ageBand: '60-69' })).toBe(true);
    expect(says('pregnancy', body, { sex: 'female', ageBand: '0-9' })).toBe(true);
    expect(says('pregnancy', body, { sex: 'male', ageBand: '30-39' })).toBe(true);
    for (const said of ['I am not pregnant.', 'My last period was on Monday.', '我目前懷孕中。', '月經剛結束。']) {
      expect(says('pregnancy', said, { sex: 'female', ageBand: '30-39' }), said).toBe(true);
    }
  });

  it('takes the form’s fields for the asker’s, not for whoever else is ill', () => {
    const fields: Partial<Asked> = { sex: 'female', ageBand: '30-39' };
    expect(ask('I have a cough.', fields)).not.toContain('age');
    expect(ask('I have a cough.', fields)).not.toContain('sex');
    expect(ask('My child has a cough.', fields)).toEqual(expect.arrayContaining(['age', 'sex']));
  });

  it('reads title and follow-ups, full-width forms, and takes any text', () => {
    const followUp = { id: crypto.randomUUID(), text: 'I am 41 years old.', writtenAt: '2026-11-24T08:00:00.000Z' };
    expect(ask('It hurts.', { followUps: [followUp] })).not.toContain('age');
    expect(says('age', '我今年４５歲')).toBe(true);
    for (const hostile of [
      '',
      '\uD800',
      '\u202Eabc\u200B',
      '<b>'.repeat(20_000),
      '我'.repeat(100_000),
      'a '.repeat(200_000),
    ]) {
      expect(ask(hostile).length).toBeGreaterThan(0);
    }
  });
});
