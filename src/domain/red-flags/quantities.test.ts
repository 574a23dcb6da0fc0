import { describe, expect, it } from 'vitest';
import { readQuantities } from './quantities.ts';
import { tokenise } from './tokens.ts';

const read = (text: string): string[] => {
  const tokens = tokenise(text);
  const { computed } = readQuantities(tokens);
  return [...computed.keys()];
};
const months = (text: string): number[] =>
  readQuantities(tokenise(text)).ages.map((age) => Math.round(age.months * 10) / 10);

describe('readQuantities', () => {
  it('reads ages however they are written', () => {
    expect(months('my 3 week old')).toEqual([0.7]);
    expect(months('82yo man')).toEqual([984]);
    expect(months('a 5-year-old boy')).toEqual([60]);
    expect(months('Mum, 84, slipped')).toEqual([1008]);
    expect(months("I'm 72, new headache")).toEqual([864]);
    expect(months('65M with chest pain')).toEqual([780]);
    expect(months('two month old daughter')).toEqual([2]);
    expect(months('寶寶２個月大')).toEqual([2]);
    expect(months('72歲')).toEqual([864]);
  });

  it('takes no temperature, dose or count for an age', () => {
    expect(months('a temperature of 101.6°F')).toEqual([]);
    expect(months('I take 20 mg')).toEqual([]);
    expect(months('it is 10 minutes away')).toEqual([]);
  });

  it('reads fever in both scales and not a cholesterol value', () => {
    for (const text of ['temp of 38.5', '39C', '101.2 F', 'temperature 104', '38,9 degrees', '燒到39度'])
      expect(read(text), text).toContain('fever_reading');
    for (const text of ['temperature of 37.2', 'cholesterol of 41.0', 'I weigh 40.5 kg', 'age 39'])
      expect(read(text), text).not.toContain('fever_reading');
    expect(read('104°F (40°C)')).toContain('high_fever_reading');
  });

  it('reads pressures, sugars, gestation and how long ago', () => {
    expect(read('BP 190/125')).toContain('bp_severe');
    expect(read('blood pressure 165 over 112')).toContain('bp_raised');
    expect(read('it was 120/80')).not.toContain('bp_raised');
    expect(read('sugar is 2.1')).toContain('glucose_low_value');
    expect(read("I'm 29 weeks pregnant")).toEqual(expect.arrayContaining(['weeks_20_up', 'weeks_under_37']));
    expect(read('6 weeks ago')).not.toContain('weeks_any');
    expect(read('three years ago')).toContain('ago_long');
    expect(read('ten minutes ago')).toContain('ago_recent');
    expect(read('for five hours')).toContain('hours_4_up');
  });
});
