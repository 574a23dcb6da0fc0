import { describe, expect, it } from 'vitest';
import { isSafetyNet } from './safety-net.ts';

describe('a sentence for the case that it gets worse', () => {
  it.each([
    'If it gets worse, please see a doctor.',
    'Please be seen if it lasts longer than two weeks.',
    'Should you develop a fever, go to the emergency department.',
    'Come back if the pain does not improve.',
    'Call an ambulance if you have trouble breathing.',
    'See your GP unless it is better by Friday.',
    'If any new symptoms appear, contact your clinic.',
    'A sudden change, trouble speaking or a weak arm means: call an ambulance.',
    '若症狀惡化，請立即就醫。',
    '如果兩週內沒有改善，請回診。',
    '出現發燒或無力時，請到急診。',
    '一旦疼痛加劇，請就近就醫。',
  ])('%s', (sentence) => expect(isSafetyNet(sentence)).toBe(true));

  it.each([
    'Please rest for a week.',
    'If you have any questions, please contact us.',
    'See a doctor within a week.',
    'When you see the neurologist, bring your pictures.',
    'If it gets worse, use ice.',
    'You should see a doctor.',
    '請多休息。',
    '若有任何問題，歡迎再提問。',
    '建議至神經內科就診。',
    '若有疼痛可冰敷。',
  ])('is none: %s', (sentence) => expect(isSafetyNet(sentence)).toBe(false));
});
