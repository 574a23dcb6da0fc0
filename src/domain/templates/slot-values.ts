import type { Slot } from '../rich-text.ts';

/** Whether what was typed is a number that the blank takes. */
export function isNumberWithin(value: string, { min, max }: Pick<Slot, 'min' | 'max'>): boolean {
  if (!/^-?\d+(?:\.\d+)?$/u.test(value)) return false;
  const number = Number(value);
  return (min === undefined || number >= min) && (max === undefined || number <= max);
}

/** Whether a blank takes a value: numbers within their limits, real dates, anything else as it is. */
export function isValueFor(value: string, slot: Pick<Slot, 'kind' | 'min' | 'max'>): boolean {
  if (slot.kind === 'number') return isNumberWithin(value, slot);
  if (slot.kind !== 'date') return true;
  // JavaScript would take the 31st of February for a day in March.
  const time = Date.parse(`${value}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
