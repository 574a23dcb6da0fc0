import { describe, expect, it } from 'vitest';
import { countWords, readingLevelOf } from './reading-level.ts';
import { syllablesOf } from './syllables.ts';

const EASY =
  'Rest your arm for a week. Put ice on it for ten minutes, three times a day. Do not lift things that hurt. If it swells or gets worse, please see a doctor. You can walk and move your hand as much as you like.';
const HARD =
  'The constellation of symptoms is characteristically attributable to degenerative cervical spondylosis, necessitating comprehensive neurological evaluation, electrophysiological investigation and individualised multidisciplinary rehabilitation in order to ascertain the aetiology and prevent irreversible deterioration.';
const EASY_HAN =
  '先休息一週。每天冰敷三次，每次十分鐘。不要提重物。手可以動，不痛就好。如果腫起來或更痛，請來看醫生。晚上墊高手臂睡，會比較舒服。過兩週再慢慢開始運動。';
const HARD_HAN =
  '依據主訴與病程研判，疑似頸椎椎間盤突出合併神經根病變，伴隨感覺異常及肌張力改變，宜安排磁振造影與神經傳導及肌電圖檢查以釐清病灶並排除其他鑑別診斷，倘若保守治療罔效則須評估侵入性處置之適應症與禁忌症及其預後。';

describe('the reading level', () => {
  it.each([
    ['cat', 1],
    ['table', 2],
    ['neurology', 4],
    ['department', 3],
    ['walked', 1],
    ['wanted', 2],
    ['medicine', 3],
    ['immediately', 5],
    ['sometimes', 2],
    ['please', 1],
    ['before', 2],
    ['muscles', 2],
    ['exercise', 3],
    ['radial', 3],
  ])('%s has %i syllables', (word, count) => expect(syllablesOf(word)).toBe(count));

  it('tells easy from hard in both languages', () => {
    expect(readingLevelOf(EASY, 'en').grade).toBeLessThan(5);
    expect(readingLevelOf(HARD, 'en').grade).toBeGreaterThan(16);
    expect(readingLevelOf(EASY_HAN, 'zh-TW').grade).toBeLessThan(5);
    expect(readingLevelOf(HARD_HAN, 'zh-TW').grade).toBeGreaterThan(14);
  });

  it('is the Flesch-Kincaid grade where that can be counted by hand', () => {
    // 30 words of one syllable in 3 sentences: 0.39 × 10 + 11.8 × 1 − 15.59 = 0.11, never below 1.
    const text = `${'The cat sat on the mat and had a nap. '.repeat(3)}`;
    expect(readingLevelOf(text, 'en')).toEqual({ words: 30, sentences: 3, grade: 1 });
    // 30 words, 60 syllables, one sentence: 11.7 + 23.6 − 15.59.
    expect(readingLevelOf(`${'table '.repeat(29)}table.`, 'en').grade).toBe(19.7);
  });

  it('says nothing of a text that is too short', () => {
    expect(readingLevelOf('Please rest.', 'en').grade).toBeNull();
    expect(readingLevelOf('請多休息。', 'zh-TW').grade).toBeNull();
    expect(readingLevelOf('', 'zh-TW')).toEqual({ words: 0, sentences: 0, grade: null });
  });

  it('counts words and characters', () => {
    expect(countWords('It is 3.5 cm — twice, isn’t it?')).toBe(7);
    expect(countWords('請照 X 光。')).toBe(4);
  });
});
