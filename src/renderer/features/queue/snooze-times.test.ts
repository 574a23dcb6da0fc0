import { describe, expect, it } from 'vitest';
import { toInstant } from '#domain/time.ts';
import { snoozePresets } from './snooze-times.ts';

const presets = (now: Date): readonly [string, string][] =>
  snoozePresets(now.getTime()).map(({ preset, until }) => [preset, until]);
const at = (...parts: [number, number, number, number]): string => toInstant(new Date(...parts));

describe('snoozePresets', () => {
  it('offers the usual moments on a Wednesday morning', () => {
    expect(presets(new Date(2026, 10, 25, 9))).toEqual([
      ['two-hours', at(2026, 10, 25, 11)],
      ['tonight', at(2026, 10, 25, 19)],
      ['tomorrow', at(2026, 10, 26, 8)],
      ['monday', at(2026, 10, 30, 8)],
    ]);
  });
  it('leaves out an evening that is there already', () => {
    expect(presets(new Date(2026, 10, 25, 21)).map(([preset]) => preset)).toEqual(['two-hours', 'tomorrow', 'monday']);
  });
  it('does not offer Monday twice on a Sunday, and means the next one on a Monday', () => {
    expect(presets(new Date(2026, 10, 29, 9)).map(([preset]) => preset)).not.toContain('monday');
    expect(presets(new Date(2026, 10, 30, 9)).at(-1)).toEqual(['monday', at(2026, 11, 7, 8)]);
  });
});
