import type { RedFlagRule } from '../rule.ts';
import { CARDIOLOGY } from './cardiology.ts';
import { DERMATOLOGY } from './dermatology.ts';
import { EAR_NOSE_THROAT, EMERGENCY } from './emergency.ts';
import { GASTROENTEROLOGY } from './gastroenterology.ts';
import { INFECTION } from './infection.ts';
import { NEUROLOGY } from './neurology.ts';
import { OBSTETRICS } from './obstetrics.ts';
import { OPHTHALMOLOGY } from './ophthalmology.ts';
import { ORTHOPEDICS } from './orthopedics.ts';
import { PEDIATRICS } from './pediatrics.ts';
import { PSYCHIATRY } from './psychiatry.ts';
import { RESPIRATORY, VASCULAR } from './respiratory.ts';
import { UROLOGY } from './urology.ts';

/** Every red-flag rule, by department. No clinician has signed any of them off yet (`signedOff`). */
export const RULES: readonly RedFlagRule[] = [
  ...EMERGENCY,
  ...CARDIOLOGY,
  ...NEUROLOGY,
  ...RESPIRATORY,
  ...VASCULAR,
  ...INFECTION,
  ...PEDIATRICS,
  ...OBSTETRICS,
  ...PSYCHIATRY,
  ...ORTHOPEDICS,
  ...OPHTHALMOLOGY,
  ...UROLOGY,
  ...DERMATOLOGY,
  ...GASTROENTEROLOGY,
  ...EAR_NOSE_THROAT,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of a mark, to show its concept, tier, source and reason; null where it is of another version. */
export function findRedFlagRule(id: string): RedFlagRule | null {
  return byId.get(id) ?? null;
}
