import { describe, expect, it } from 'vitest';
import { findDepartmentByName } from './department.ts';
import { departmentIdSchema } from './ids.ts';
import { parseAgeBand } from './question.ts';

describe('parseAgeBand', () => {
  it.each([
    ['10~19', '10-19'],
    ['10 – 19', '10-19'],
    ['１０～１９', '10-19'],
    ['90+', '90+'],
  ])('reads %s as %s', (written, band) => expect(parseAgeBand(written)).toBe(band));

  it.each(['19-10', 'adult', '', '10-', '-5', '1000-2000'])('does not guess at "%s"', (written) =>
    expect(parseAgeBand(written)).toBeNull(),
  );
});

describe('findDepartmentByName', () => {
  const known = [
    { id: departmentIdSchema.parse('orthopedics'), names: { en: 'Orthopedics', 'zh-Hant': '骨科' } },
    { id: departmentIdSchema.parse('family-medicine'), names: { en: 'Family Medicine', 'zh-Hant': '家庭醫學科' } },
  ];

  it.each([
    ['orthopedics', 'orthopedics'],
    [' ORTHOPEDICS ', 'orthopedics'],
    ['骨科', 'orthopedics'],
    ['骨', 'orthopedics'],
    ['Family medicine', 'family-medicine'],
    ['family-medicine', 'family-medicine'],
  ])('finds %s', (written, id) => expect(findDepartmentByName(known, written)?.id).toBe(id));

  it('finds nothing rather than something near', () => expect(findDepartmentByName(known, 'orthodontics')).toBeNull());
});
