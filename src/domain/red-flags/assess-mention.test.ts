import { describe, expect, it } from 'vitest';
import { assessMention, type MentionContext } from './assess-mention.ts';

/** The context of the part of the sentence between the bars. */
function assess(marked: string): MentionContext {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  return assessMention(marked.replaceAll('|', ''), [start, end]);
}

describe('assessMention', () => {
  it.each([
    'No fever, chills or |chest pain|.',
    'She denies any |incontinence|.',
    'I have not had any |vomiting|',
    "I haven't been |sick|",
    'There was no evidence of polyps or |varices|.',
    'The |weakness| has resolved.',
    '|Pneumonia| was ruled out.',
    '沒有|胸痛|',
  ])('negated: %s', (sentence) => {
    expect(assess(sentence).negation).toBe('negated');
  });

  it.each([
    'No fever, but |chest pain| since noon',
    'No rash, he has a |stiff neck|',
    'not only |chest pain| but sweating',
    'no better, still |gasping|',
    'no relief from the |chest pain|',
    'I have no idea why my |arm is numb|',
    "Paracetamol doesn't help my |headache|",
    'It won’t go away, this |chest pain|',
  ])('affirmed in spite of a denying word: %s', (sentence) => {
    expect(assess(sentence).negation).toBe('affirmed');
  });

  it.each([
    'I had |sepsis| five years ago',
    'As a child I had |seizures|',
    'Back in 2012 I had a |stroke|',
    'The patient has a history of |gout|.',
    'Status post |hip fracture|',
    '三年前曾經|心肌梗塞|',
  ])('past: %s', (sentence) => {
    expect(assess(sentence).temporality).toBe('historical');
  });

  it.each([
    'The |chest pain| I had two years ago came back today',
    'I had a stroke 3 years ago and now my |arm is weak|',
    '|Fever| for two weeks',
    'I fell and |hit my head| two weeks ago',
    'A 3-day history of |fever|',
  ])('recent: %s', (sentence) => {
    expect(assess(sentence).temporality).toBe('recent');
  });

  it('tells the family’s past from a relative who is ill now', () => {
    expect(assess('My father died of a |heart attack| at 50, am I at risk?').experiencer).toBe('family member');
    expect(assess('Family history of |bowel cancer|').experiencer).toBe('family member');
    expect(assess('My father has |chest pain| right now').experiencer).toBe('patient');
    expect(assess('My mother, who had a stroke years ago, has |slurred speech| since lunch').experiencer).toBe(
      'patient',
    );
  });

  it('reads a condition as nothing that happens now, but "see if" as a question about it', () => {
    expect(assess('Come back if you have |vomiting|').temporality).toBe('not particular');
    expect(assess('Tell me if this |headache| is serious').temporality).toBe('recent');
  });

  it('takes an empty span', () => {
    expect(assessMention('', [0, 0])).toEqual({ negation: 'affirmed', temporality: 'recent', experiencer: 'patient' });
  });
});
