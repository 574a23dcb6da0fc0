import { describe, expect, it } from 'vitest';
import { referralsOf } from './referral.ts';
import type { ReferralField, RichText, Slot } from './rich-text.ts';

const bound = (instanceId: string, binding: ReferralField, value: string | null): Slot => ({
  type: 'slot',
  instanceId,
  templateId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' as Slot['templateId'],
  templateVersion: 2,
  name: binding,
  label: binding,
  kind: 'text',
  options: [],
  unit: null,
  required: false,
  value,
  binding,
});
const document = (...children: Slot[]): RichText => ({ format: 1, blocks: [{ type: 'paragraph', children }] });
const first = '0f8fad5b-d9cb-469f-a165-70867728950e';
const second = '11111111-1111-4111-8111-111111111111';

describe('referralsOf', () => {
  it('reads one referral from each inserted snippet, also across both fields', () => {
    const referrals = referralsOf(
      document(bound(first, 'to-department', 'Neurology'), bound(second, 'to-department', 'Ophthalmology')),
      document(bound(first, 'time-frame', 'within two weeks')),
    );
    expect(referrals).toHaveLength(2);
    expect(referrals[0]).toMatchObject({ toDepartment: 'Neurology', timeFrame: 'within two weeks', ifWorse: null });
    expect(referrals[1]).toMatchObject({ toDepartment: 'Ophthalmology', timeFrame: null });
  });

  it('makes none of a snippet whose department is open', () => {
    expect(referralsOf(document(bound(first, 'to-department', null), bound(first, 'urgency', 'soon')))).toEqual([]);
  });
});
