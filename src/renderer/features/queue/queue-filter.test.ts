import { describe, expect, it } from 'vitest';
import { departmentIdSchema } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { chipsOf, FIRST_FILTER, renewed, weekendStart, withChoice, withoutChip, withoutChips } from './queue-filter.ts';

const orthopedics = departmentIdSchema.parse('orthopedics');

describe('the filter', () => {
  it('takes a choice and gives it back', () => {
    const narrowed = withChoice(withChoice(FIRST_FILTER, { field: 'departmentIds', value: orthopedics }), {
      field: 'urgencies',
      value: 'T1',
    });
    expect(chipsOf(narrowed)).toEqual([
      { field: 'departmentIds', value: orthopedics },
      { field: 'urgencies', value: 'T1' },
    ]);
    expect(withoutChip(narrowed, { field: 'urgencies', value: 'T1' }).urgencies).toEqual([]);
    expect(withChoice(narrowed, { field: 'departmentIds', value: orthopedics }).departmentIds).toEqual([]);
  });

  it('keeps scope and search when it is cleared', () => {
    const filter = { ...FIRST_FILTER, scope: 'overdue' as const, search: 'neck', sexes: ['female' as const] };
    expect(withoutChips(filter)).toEqual({ ...FIRST_FILTER, scope: 'overdue', search: 'neck' });
  });
});

describe('the weekend', () => {
  // Local times: the 27th of November 2026 is a Friday.
  it.each([
    [new Date(2026, 10, 28, 9), new Date(2026, 10, 27, 18)],
    [new Date(2026, 10, 27, 18), new Date(2026, 10, 27, 18)],
    [new Date(2026, 10, 27, 17, 59), new Date(2026, 10, 20, 18)],
    [new Date(2026, 10, 30, 7), new Date(2026, 10, 27, 18)],
    [new Date(2026, 11, 3, 23), new Date(2026, 10, 27, 18)],
  ])('at %s began at %s', (now, began) => {
    expect(weekendStart(now.getTime())).toBe(toInstant(began));
  });

  it('is the last one, whenever the filter was kept', () => {
    const kept = { ...FIRST_FILTER, askedSince: '2020-01-03T18:00:00.000Z' };
    expect(renewed(kept, new Date(2026, 10, 28, 9).getTime()).askedSince).toBe(toInstant(new Date(2026, 10, 27, 18)));
    expect(renewed(FIRST_FILTER, Date.now()).askedSince).toBeNull();
  });
});
