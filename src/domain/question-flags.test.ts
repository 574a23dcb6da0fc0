import { describe, expect, it } from 'vitest';
import { flagQuestion, MAX_EVALUATED_LENGTH } from './question-flags.ts';
import { RULES_VERSION } from './red-flags/rules-version.ts';

type Asked = Parameters<typeof flagQuestion>[0];
const asked = (over: Partial<Asked>): Asked => ({
  title: 'A question',
  body: 'My elbow clicks.',
  followUps: [],
  ageBand: null,
  sex: 'unknown',
  language: 'en',
  ...over,
});
const followUp = (text: string) => ({ id: crypto.randomUUID(), text, writtenAt: '2026-11-24T08:00:00.000Z' });
const ALARM = 'I have crushing chest pain and I am short of breath.';

describe('a question under the rules', () => {
  it('has no tier and no marks where nothing is said', () => {
    expect(flagQuestion(asked({}))).toEqual({ rulesVersion: RULES_VERSION, tier: null, topRuleId: null, marks: [] });
  });

  it('has its marks at the words of the body', () => {
    const flags = flagQuestion(asked({ body: ALARM }));
    expect(flags.tier).toBe('T1');
    const top = flags.marks.find(({ ruleId }) => ruleId === flags.topRuleId);
    expect(top?.place).toBe('body');
    expect(ALARM.slice(top?.start, top?.end)).toMatch(/crushing|chest|breath/);
  });

  it('never fires by its title alone, and fires by a follow-up', () => {
    expect(flagQuestion(asked({ title: 'Crushing chest pain and short of breath' })).tier).toBeNull();
    const added = followUp(ALARM);
    const flags = flagQuestion(asked({ followUps: [followUp('Thank you.'), added] }));
    expect(flags.tier).toBe('T1');
    expect(flags.marks.every(({ place }) => place !== 'body' && place.followUpId === added.id)).toBe(true);
    expect(flags.marks.length).toBeGreaterThan(0);
  });

  it('reads the beginning of what is too long', () => {
    const filler = 'It aches a little. '.repeat(MAX_EVALUATED_LENGTH / 19 + 1);
    expect(flagQuestion(asked({ body: `${ALARM} ${filler}` })).tier).toBe('T1');
    expect(flagQuestion(asked({ body: `${filler} ${ALARM}`, followUps: [followUp(ALARM)] })).tier).toBeNull();
  });
});
