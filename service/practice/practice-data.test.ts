import { describe, expect, it } from 'vitest';
import { evaluateRedFlags } from '#domain/red-flags/evaluate.ts';
import { referralsOf } from '#domain/referral.ts';
import { inlinesOf, type RichText } from '#domain/rich-text.ts';
import { instantiateTemplate } from '#domain/template.ts';
import { validateTemplate } from '#domain/templates/validate-template.ts';
import { buildPracticeData } from './practice-data.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const data = buildPracticeData(now);

describe('the practice data', () => {
  it('is the same at every start', () => {
    expect(buildPracticeData(now)).toEqual(data);
  });

  it('fills every queue, with enough to practise and not all alike', () => {
    const pending = data.questions.filter(({ status }) => status === 'pending');
    expect(pending.length).toBeGreaterThanOrEqual(250);
    expect(pending.filter(({ departmentId }) => departmentId === 'orthopedics').length).toBeGreaterThanOrEqual(45);
    expect(new Set(pending.map(({ title }) => title)).size / pending.length).toBeGreaterThan(0.95);
    const chinese = pending.filter(({ language }) => language === 'zh-Hant').length / pending.length;
    expect(chinese).toBeGreaterThan(0.15);
    expect(pending.every(({ askedAt }) => Date.parse(askedAt) < now.getTime())).toBe(true);
  });

  it('has askers who come back, write again and ask the same twice, and cases that cannot wait', () => {
    const pending = data.questions.filter(({ status }) => status === 'pending');
    const byAsker = Map.groupBy(data.questions, ({ askerKey }) => askerKey);
    expect(byAsker.has(null)).toBe(false);
    const sizes = [...byAsker.values()].map(({ length }) => length);
    expect(sizes.filter((size) => size === 2).length).toBeGreaterThan(15);
    expect(sizes.filter((size) => size === 3).length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
    for (const questions of byAsker.values()) {
      expect(new Set(questions.map(({ ageBand, sex }) => `${ageBand} ${sex}`)).size).toBe(1);
    }
    const continued = pending.filter(({ followUps }) => followUps.length > 0);
    expect(continued.length).toBeGreaterThan(15);
    for (const { askedAt, followUps, revision, textRevision } of continued) {
      expect(followUps.every(({ writtenAt }) => writtenAt > askedAt && writtenAt <= now.toISOString())).toBe(true);
      expect([revision, textRevision]).toEqual([2, 2]);
    }
    const wordsOf = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu));
    const alike = pending.filter((left) =>
      pending.some((right) => {
        if (left === right || left.departmentId !== right.departmentId) return false;
        const [mine, theirs] = [wordsOf(left.body), wordsOf(right.body)];
        const shared = [...mine].filter((word) => theirs.has(word)).length;
        return shared / (mine.size + theirs.size - shared) > 0.7;
      }),
    );
    expect(alike.length).toBeGreaterThan(20);
    const tierOf = ({ title, body, followUps }: (typeof pending)[number]) =>
      evaluateRedFlags([body, ...followUps.map(({ text }) => text)].join('\n'), { title }).tier;
    const tiers = Map.groupBy(pending, tierOf);
    for (const tier of ['T1', 'T2', 'T3', null] as const) expect(tiers.get(tier)?.length).toBeGreaterThan(3);
    expect(tiers.get(null)?.length ?? 0).toBeGreaterThan(pending.length / 2);
  });

  it('leaves no blank of its own phrases open', () => {
    const texts = [...data.questions, ...data.answeredQuestions].flatMap((entry) =>
      'body' in entry ? [entry.title, entry.body] : [entry.title, entry.replyText],
    );
    expect(texts.filter((text) => /[{}]|undefined/u.test(text))).toEqual([]);
  });

  it('answers each answered question by a doctor of its department', () => {
    const accounts = new Map(data.accounts.map((account) => [account.id, account]));
    for (const reply of data.replies) {
      expect(accounts.get(reply.authorAccountId ?? ('' as never))?.departmentIds).toContain(reply.departmentId);
    }
    expect(data.replies).toHaveLength(data.questions.filter(({ status }) => status === 'answered').length);
  });

  it('has unique ids and the accounts that everybody may try', () => {
    for (const things of [data.questions, data.answeredQuestions, data.templates, data.faqTopics, data.accounts]) {
      expect(new Set(things.map(({ id }) => id as string)).size).toBe(things.length);
    }
    expect(data.accounts.map(({ email }) => email)).toEqual(
      expect.arrayContaining([
        'doctor@practice.test',
        'doctor2@practice.test',
        'neurologist@practice.test',
        'reviewer@practice.test',
        'admin@practice.test',
      ]),
    );
  });

  it('writes every referral as data once its blanks are filled', () => {
    for (const template of data.templates.filter(({ kind }) => kind === 'referral')) {
      const blocks = instantiateTemplate(template, {
        instanceId: '11111111-1111-4111-8111-111111111111',
        question: { alias: 'Mei', ageBand: '30-39', sex: 'female', title: 'Pain' },
        departmentName: 'Orthopedics',
      });
      const document: RichText = { format: 1, blocks };
      for (const inline of inlinesOf(document))
        if (inline.type === 'slot' && inline.required) inline.value ??= inline.options[0] ?? 'filled in';
      expect(referralsOf(document)).toMatchObject([
        { fromDepartment: 'Orthopedics', reason: 'filled in', whatToBring: null },
      ]);
      expect(referralsOf(document)[0]?.ifWorse).not.toBeNull();
    }
  });

  it('has a starter library of sound templates in both languages, each to be reviewed, from everywhere to everywhere', () => {
    const byId = new Map(data.templates.map((template) => [template.id, template]));
    for (const template of data.templates) {
      expect([template.title, validateTemplate(template, (id) => byId.get(id) ?? null)]).toEqual([template.title, []]);
      expect(template.reviewDueOn).not.toBeNull();
    }
    for (const language of ['en', 'zh-Hant'] as const) {
      const own = data.templates.filter((template) => template.language === language);
      for (const kind of ['referral', 'ask-back', 'self-care', 'medication', 'reassurance', 'closing'] as const) {
        expect(own.filter((template) => template.kind === kind).length).toBeGreaterThanOrEqual(3);
      }
      const reached = own
        .filter(({ kind, departmentId }) => kind === 'referral' && departmentId === null)
        .flatMap(({ body }) => [...inlinesOf(body)])
        .flatMap((inline) => (inline.type === 'slot' && inline.binding === 'to-department' ? [inline.value] : []));
      expect(reached.sort()).toEqual(data.departments.map(({ names }) => names[language]).sort());
    }
  });
});
