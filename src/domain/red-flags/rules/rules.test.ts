import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../rule.ts';
import { contentHash, RULES_VERSION } from '../rules-version.ts';
import { findRedFlagRule, RULES } from './rules.ts';

describe('the rules', () => {
  it('are written as the schema says and have an id each', () => {
    for (const rule of RULES) expect(ruleSchema.safeParse(rule).error?.issues ?? [], rule.id).toEqual([]);
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  it('name their concept and reason in both languages', () => {
    for (const rule of RULES) {
      expect(rule.concept['zh-Hant'], rule.id).toMatch(/\p{Script=Han}/u);
      expect(rule.why['zh-Hant'], rule.id).toMatch(/\p{Script=Han}/u);
      expect(rule.concept.en, rule.id).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('claim no clinician’s signature that nobody gave', () => {
    expect(RULES.filter((rule) => rule.signedOff !== null)).toEqual([]);
  });

  it('ask for a human and give no score on suicide and self-harm', () => {
    for (const id of ['psy.suicide', 'psy.overdose', 'obs.perinatal-mind'])
      expect(findRedFlagRule(id), id).toMatchObject({ tier: 'T1', needsHuman: true });
  });

  it('are found by id, and one that is gone is null', () => {
    expect(findRedFlagRule('neu.stroke')?.concept.en).toBe('Possible stroke');
    expect(findRedFlagRule('neu.no-such')).toBeNull();
  });

  it('change the version whenever their content changes', () => {
    expect(RULES_VERSION).toMatch(/^\d+-[0-9a-z]{11}$/);
    const text = JSON.stringify(RULES);
    expect(contentHash(text)).toBe(contentHash(JSON.stringify(RULES)));
    expect(contentHash(text)).not.toBe(contentHash(text.replace('"T1"', '"T2"')));
  });
});
