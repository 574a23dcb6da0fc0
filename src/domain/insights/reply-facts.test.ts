import { describe, expect, it } from 'vitest';
import { questionOf, replyTo } from '#desk/insights/insights-world.test-support.ts';
import { type Block, RICH_TEXT_FORMAT } from '../rich-text.ts';
import { replyFactsOf } from './reply-facts.ts';

const ASKED = '2026-03-02T08:00:00.000Z';
const question = questionOf({ askedAt: ASKED });

describe('replyFactsOf', () => {
  it('takes the earliest standing answer for the first: no question back, nothing that was taken back', () => {
    const facts = replyFactsOf(question, [
      replyTo(question, { at: '2026-03-02T12:00:30.000Z' }),
      replyTo(question, { at: '2026-03-02T09:00:00.000Z', kind: 'ask-back' }),
      replyTo(question, { at: '2026-03-02T09:30:00.000Z', retracted: true }),
      replyTo(question, { at: '2026-03-02T13:00:00.000Z', kind: 'second-opinion' }),
    ]);
    expect(facts.map(({ waitMinutes }) => waitMinutes)).toEqual([240, null]);
  });

  it('calls late what came after the deadline: 120 hours without a red flag', () => {
    const late = (at: string) => replyFactsOf(question, [replyTo(question, { at })])[0]?.isLate;
    expect(late('2026-03-07T08:00:00.000Z')).toBe(false);
    expect(late('2026-03-07T08:00:00.001Z')).toBe(true);
  });

  it('takes the deadline from what was known by then, not from what the patient or a colleague said afterwards', () => {
    const at = '2026-03-03T08:00:00.000Z';
    const after = '2026-03-03T09:00:00.000Z';
    const before = '2026-03-02T10:00:00.000Z';
    const chestPain = 'I have crushing chest pain and cannot breathe.';
    const isLate = (changes: object): boolean | null | undefined => {
      const changed = questionOf({ askedAt: ASKED, ...changes });
      return replyFactsOf(changed, [replyTo(changed, { at })])[0]?.isLate;
    };
    const followUp = (writtenAt: string) => ({ followUps: [{ id: crypto.randomUUID(), text: chestPain, writtenAt }] });
    const word = (overriddenAt: string) => ({
      urgencyOverride: { urgency: 'T1', reason: '', accountId: crypto.randomUUID(), displayName: 'Wu', overriddenAt },
    });
    expect(isLate({})).toBe(false);
    expect(isLate(followUp(before))).toBe(true);
    expect(isLate(followUp(after))).toBe(false);
    expect(isLate(word(before))).toBe(true);
    expect(isLate(word(after))).toBe(false);
  });

  it('says no time where the clocks contradict', () => {
    const [fact] = replyFactsOf(question, [replyTo(question, { at: '2026-03-02T07:59:59.000Z' })]);
    expect(fact).toMatchObject({ waitMinutes: null, isLate: null });
  });

  it('finds the safety net, the referral and the reading level of an answer', () => {
    const slot = (name: string, binding: string, value: string) => ({
      type: 'slot',
      instanceId: '01980000-0000-7000-8000-0000000000f1',
      templateId: '01980000-0000-7000-8000-0000000000f2',
      templateVersion: 1,
      name,
      label: name,
      kind: 'text',
      options: [],
      unit: null,
      required: true,
      value,
      binding,
    });
    const easy =
      'Rest the knee. Walk as far as you like. You can ride a bike. Put ice on it at night. It will get well. ';
    const [referred, plain, chinese] = replyFactsOf(question, [
      replyTo(question, {
        at: '2026-03-02T09:00:00.000Z',
        body: {
          format: RICH_TEXT_FORMAT,
          blocks: [{ type: 'paragraph', children: [slot('to', 'to-department', 'Neurology')] }] as unknown as Block[],
        },
      }),
      replyTo(question, { at: '2026-03-02T10:00:00.000Z', text: `${easy}If the pain gets worse, see a doctor.` }),
      replyTo(question, {
        at: '2026-03-02T11:00:00.000Z',
        text: '膝蓋有聲音但是不痛，通常沒有關係，可以照常走路、騎車。'.repeat(3),
      }),
    ]);
    expect(referred).toMatchObject({ hasReferral: true, hasSafetyNet: false, reading: null });
    expect(plain).toMatchObject({ hasReferral: false, hasSafetyNet: true, reading: { scale: 'english' } });
    expect(plain?.reading?.grade).toBeLessThan(4);
    expect(chinese?.reading?.scale).toBe('chinese');
  });
});
