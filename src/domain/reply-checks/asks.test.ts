import { describe, expect, it } from 'vitest';
import { askSpans, asksOf, keyOf } from './asks.ts';

const asked = (text: string): string[] => askSpans(text).map(({ start, end }) => text.slice(start, end));

describe('asks of a question', () => {
  it.each<[string, string[]]>([
    ['My knee clicks since May. Is that dangerous?', ['Is that dangerous?']],
    ['Hello doctor, my knee clicks, is it bad for the joint?', ['is it bad for the joint?']],
    [
      'What is the cause of this pain, and should I see a neurologist?',
      ['What is the cause of this pain', 'should I see a neurologist?'],
    ],
    ['Can I run again and how long does it take to heal?', ['Can I run again', 'how long does it take to heal?']],
    ['Which department should I go to? How urgent is it?', ['Which department should I go to?', 'How urgent is it?']],
    ['I would like to know whether surgery is needed.', ['I would like to know whether surgery is needed.']],
    ['Please tell me if I can take ibuprofen with it.', ['Please tell me if I can take ibuprofen with it.']],
    ["I'm not sure if the cast is too tight.", ["I'm not sure if the cast is too tight."]],
    ['I was wondering about the dose. It is 5 mg.', ['I was wondering about the dose.']],
    ['請問這樣會不會很嚴重？', ['這樣會不會很嚴重？']],
    ['我的脖子痛兩週了，請問需要看哪一科？', ['需要看哪一科？']],
    ['請問這是什麼原因，需要開刀嗎？', ['這是什麼原因', '需要開刀嗎？']],
    ['想請問醫師這個藥可以跟感冒藥一起吃嗎', ['這個藥可以跟感冒藥一起吃嗎']],
    ['不知道是否需要照X光。', ['不知道是否需要照X光。']],
    ['手一直麻，嚴重嗎？', ['手一直麻，嚴重嗎？']],
    ['多久會好？可以游泳嗎？', ['多久會好？', '可以游泳嗎？']],
  ])('%s', (text, expected) => expect(asked(text)).toEqual(expected));

  it.each([
    'Hello doctor, how are you?',
    'It hurts, you know what I mean?',
    'Weird, right?',
    'Can I ask you a question?',
    'Is anyone there?',
    'I twisted my knee and it swells when I walk.',
    'The doctor asked me how long it lasts.',
    '醫師您好嗎？',
    '請問醫師在嗎？',
    '可以請教您一個問題嗎？',
    '誰知道呢？',
    '我的膝蓋走路時會痛。',
  ])('asks for nothing: %s', (text) => expect(asked(text)).toEqual([]));

  it('takes a title only for what the text does not ask, and a general ask only where it is the only one', () => {
    const question = {
      title: 'Clicking knee: is it dangerous?',
      body: 'My knee clicks. Is it dangerous? Any advice?',
      followUps: [{ id: crypto.randomUUID(), text: 'Can I ski?', writtenAt: '2026-11-24T08:00:00.000Z' }],
    };
    expect(asksOf(question).map(({ text }) => text)).toEqual(['Is it dangerous?', 'Can I ski?']);
    expect(asksOf({ ...question, title: 'Knee', body: 'It clicks. Any advice?', followUps: [] })).toMatchObject([
      { text: 'Any advice?', place: 'body' },
    ]);
  });

  it('knows an ask again by its words', () => {
    expect(keyOf('Is it dangerous?')).toBe(keyOf('  is it  Dangerous ？'));
    expect(keyOf('Is it dangerous?')).not.toBe(keyOf('Is it serious?'));
    expect(keyOf('嚴重嗎')).toMatch(/^[0-9a-f]{16}$/);
  });
});
