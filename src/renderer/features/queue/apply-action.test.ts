import { describe, expect, it } from 'vitest';
import { type QueueAction, type QueueRow, type QueueScope, queueRowSchema, queueScopeSchema } from '#contract/desk.ts';
import { accountSchema } from '#domain/account.ts';
import { departmentIdSchema, questionIdSchema } from '#domain/ids.ts';
import { allows, applyAction } from './apply-action.ts';
import { belongsTo } from './queue-filter.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const NOW_MS = Date.parse(NOW);
const other = questionIdSchema.parse('3f0f8fe4-6d1b-4d51-9d1e-0f2f4c1d2b3a');
const account = accountSchema.parse({
  id: '0e0d3a52-9c0e-4f51-8a3c-111111111111',
  email: 'doctor@practice.test',
  displayName: 'Lin Yating',
  roles: ['doctor'],
  departmentIds: ['orthopedics'],
});
const row: QueueRow = queueRowSchema.parse({
  id: 'a3bb189e-8bf9-4c48-9f2d-222222222222',
  title: 'Neck pain',
  excerpt: 'It hurts.',
  alias: null,
  ageBand: '30-39',
  sex: 'female',
  departmentId: 'orthopedics',
  language: 'en',
  askedAt: '2026-11-24T12:00:00.000Z',
  status: 'pending',
  claim: null,
  claimedByMe: false,
  hasDraft: false,
  outboxState: null,
  present: [],
  urgency: 'T2',
  urgencyIsOverridden: false,
  topFlag: null,
  deadlineAt: '2026-11-24T20:00:00.000Z',
  snoozedUntil: null,
  isSnoozed: false,
  duplicateOf: null,
  titleMarks: [],
  excerptMarks: [],
});
const colleagues: QueueRow = {
  ...row,
  claim: { accountId: account.id, displayName: 'Chen Weiming', claimedAt: NOW, expiresAt: NOW },
};

const scopesOf = (of: QueueRow | null): QueueScope[] =>
  of === null ? [] : queueScopeSchema.options.filter((scope) => belongsTo(of, scope, NOW));
const after = (action: QueueAction): QueueScope[] => scopesOf(applyAction(row, action, account, NOW_MS));

describe('where a question stands after an action', () => {
  it('before it', () => expect(scopesOf(row)).toEqual(['open', 'urgent', 'overdue', 'unclaimed']));
  it.each<[QueueAction, QueueScope[]]>([
    [{ kind: 'claim' }, ['open', 'urgent', 'mine', 'overdue']],
    [{ kind: 'dismiss', reason: 'spam' }, ['dismissed']],
    [{ kind: 'mark-duplicate', ofQuestionId: other }, ['duplicates']],
    [{ kind: 'snooze', until: '2026-11-26T08:00:00.000Z', orNextMessage: true }, ['snoozed']],
    [
      { kind: 'override-urgency', override: { action: 'set', urgency: null, reason: 'read it' } },
      ['open', 'overdue', 'unclaimed'],
    ],
    [
      { kind: 'transfer', toDepartmentId: departmentIdSchema.parse('neurology'), toAccountId: null, reason: 'nerves' },
      [],
    ],
    [
      { kind: 'transfer', toDepartmentId: departmentIdSchema.parse('orthopedics'), toAccountId: null, reason: 'back' },
      ['open', 'urgent', 'overdue', 'unclaimed'],
    ],
  ])('%j', (action, scopes) => expect(after(action)).toEqual(scopes));

  it('leads back', () => {
    const snoozed = { ...row, isSnoozed: true };
    expect(scopesOf(applyAction(snoozed, { kind: 'wake' }, account, NOW_MS))).toContain('open');
    const dismissed = { ...row, status: 'dismissed' as const };
    expect(scopesOf(applyAction(dismissed, { kind: 'reopen' }, account, NOW_MS))).toContain('open');
  });
});

describe('what a question allows', () => {
  it('keeps a colleague’s question from being closed, given away or claimed', () => {
    for (const kind of ['claim', 'release', 'transfer', 'dismiss', 'mark-duplicate'] as const) {
      expect([kind, allows(colleagues, kind)]).toEqual([kind, false]);
    }
    expect(allows(colleagues, 'snooze')).toBe(true);
  });
  it('lets mine be released, given away and closed', () => {
    const mine = { ...colleagues, claimedByMe: true };
    expect((['claim', 'release', 'transfer', 'dismiss'] as const).map((kind) => allows(mine, kind))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
