import { describe, expect, it } from 'vitest';
import { saysUrgency } from './urgency-advice.ts';

describe('advice that is as urgent as the red flag', () => {
  it.each([
    ['T1', 'Please call 911 now.'],
    ['T1', 'Go to the nearest emergency department.'],
    ['T1', 'You need to be seen by a doctor immediately, not tomorrow.'],
    ['T1', 'Call the 988 line at any hour; a human answers.'],
    ['T1', '請立刻就醫。'],
    ['T1', '請馬上到急診。'],
    ['T1', '請撥打119。'],
    ['T1', 'Go to hospital now even if it feels better.'],
    ['T1', '請立刻就醫，若惡化請打119。'],
    ['T1', 'This is an emergency: please go now.'],
    ['T1', '請立即撥打急救電話。'],
    ['T1', 'Go to A&E, and if it gets worse on the way call 999.'],
    ['T2', 'Please see a doctor today.'],
    ['T2', 'Be examined within 24 hours.'],
    ['T2', '請今天就到門診。'],
    ['T2', 'Go to the emergency room.'],
    ['T3', 'Please make an appointment with your GP.'],
    ['T3', '請掛神經內科門診。'],
  ] as const)('%s: %s', (urgency, text) => expect(saysUrgency(text, urgency)).toBe(true));

  it.each([
    ['T1', 'Please see a neurologist within a week.'],
    ['T1', 'If it gets worse, go to the emergency room.'],
    ['T1', 'There is no need to go to the emergency department.'],
    ['T1', 'This is not an emergency.'],
    ['T1', 'Go to an emergency department at once if your face becomes weak, or your speech changes.'],
    ['T1', '出現胸痛時請立即就醫。'],
    ['T1', 'We see this often now.'],
    ['T1', 'You need not worry about it now.'],
    ['T1', '若惡化請立刻就醫。'],
    ['T1', '不需要去急診。'],
    ['T1', 'Please see a doctor today.'],
    ['T1', 'He was referred to us.'],
    ['T2', 'Please come within two weeks.'],
    ['T2', '如果發燒，請今天就醫。'],
    ['T2', 'It is nothing urgent.'],
    ['T3', 'Rest and drink enough.'],
    ['T3', '多休息。'],
  ] as const)('not for %s: %s', (urgency, text) => expect(saysUrgency(text, urgency)).toBe(false));
});
