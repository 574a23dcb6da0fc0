import type { ComputedMentions, Mention } from './grammar.ts';
import type { Tokens } from './tokens.ts';

/** An age in the text, in months; a fraction where days or weeks were given. */
export interface AgeMention {
  readonly months: number;
  readonly start: number;
  readonly end: number;
}

/** What numbers in a text say: entries for the grammar, and the ages of the people in it. */
export interface Quantities {
  readonly computed: ComputedMentions;
  readonly ages: readonly AgeMention[];
}

/** The entries that this module computes; patterns name them like any other (`@fever_reading`). */
export const COMPUTED_ENTRIES = [
  'number',
  'count_many',
  'fever_reading',
  'high_fever_reading',
  'low_temperature_reading',
  'glucose_low_value',
  'glucose_high_value',
  'saturation_low_value',
  'pulse_fast_value',
  'pulse_slow_value',
  'bp_low',
  'bp_severe',
  'bp_raised',
  'minutes_5_up',
  'hours_4_up',
  'hours_12_up',
  'days_long',
  'years_or_months',
  'ago_long',
  'ago_recent',
  'age_under_3_months',
  'age_under_1',
  'age_under_5',
  'age_under_18',
  'age_40_up',
  'age_50_up',
  'age_65_up',
  'age_any',
  'weeks_any',
  'weeks_20_up',
  'weeks_24_up',
  'weeks_under_37',
  'year_date',
] as const;
type ComputedEntry = (typeof COMPUTED_ENTRIES)[number];

const WORD_NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    couple: 2,
    three: 3,
    few: 3,
    several: 4,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    half: 0.5,
    一: 1,
    二: 2,
    兩: 2,
    三: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
    十: 10,
    幾: 3,
    半: 0.5,
  }),
);
const HAN_NUMBER = /^[一二兩三四五六七八九十]$/u;

/** Hours in a unit of time, by its written forms. */
const UNIT_HOURS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    second: 1 / 3600,
    seconds: 1 / 3600,
    minute: 1 / 60,
    minutes: 1 / 60,
    hour: 1,
    hours: 1,
    h: 1,
    day: 24,
    days: 24,
    night: 24,
    nights: 24,
    week: 168,
    weeks: 168,
    fortnight: 336,
    month: 730,
    months: 730,
    year: 8766,
    years: 8766,
    decade: 87_660,
    decades: 87_660,
    分: 1 / 60,
    時: 1,
    天: 24,
    日: 24,
    週: 168,
    周: 168,
    月: 730,
    年: 8766,
    歲: 8766,
  }),
);
const MONTH_HOURS = 730;
/** "More than four hours" is meant of what happens now; "for two years" is not. */
const A_WEEK = 168;
const KIN_OR_PERSON =
  /^(mum|mom|mother|dad|father|gran|nan|nana|grandma|grandmother|grandpa|grandad|granddad|grandfather|wife|husband|partner|son|daughter|brother|sister|uncle|aunt|boy|girl|baby|child|kid|friend|neighbor|neighbour|woman|man|male|female|patient|lady|gentleman|toddler|infant|he|she|i|boyfriend|girlfriend)$/;
const CHILD = /^(baby|infant|newborn|son|daughter|girl|boy|twin|twins|grandson|granddaughter|bub)$/;
const FRACTION_UNITS = /^(half|quarter)$/;

interface NumberMention {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Reads ages, durations, temperatures, pulses, pressures and sugars; linear in the number of tokens. */
export function readQuantities(tokens: Tokens): Quantities {
  const lists = new Map<ComputedEntry, Mention[]>();
  const ages: AgeMention[] = [];
  const add = (name: ComputedEntry, start: number, end: number): void => {
    const mention = { start, end, skipped: [] };
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [mention]);
    else list.push(mention);
  };
  const addAge = (months: number, start: number, end: number): void => {
    ages.push({ months, start, end });
    add('age_any', start, end);
    if (months < 3) add('age_under_3_months', start, end);
    if (months < 12) add('age_under_1', start, end);
    if (months < 60) add('age_under_5', start, end);
    if (months < 216) add('age_under_18', start, end);
    if (months >= 480) add('age_40_up', start, end);
    if (months >= 600) add('age_50_up', start, end);
    if (months >= 780) add('age_65_up', start, end);
  };
  const word = (index: number): string => tokens.words[index] ?? '';

  for (let index = 0; index < tokens.words.length; index += 1) {
    const number = readNumberAt(tokens, index);
    if (number === null) {
      if (/^(newborn|neonate|newborns)$/.test(word(index))) addAge(0.5, index, index + 1);
      continue;
    }
    const { value, start, end } = number;
    const isArticle = /^(a|an)$/.test(word(start));
    if (!isArticle) {
      add('number', start, end);
      if (value >= 8 && value < 1000) add('count_many', start, end);
      readReading(tokens, number, add);
    }
    const age = readAge(tokens, number);
    if (age !== null) addAge(age.months, age.start, age.end);
    else readDuration(tokens, number, add);
    index = end - 1;
  }
  return { computed: lists, ages };
}

function readNumberAt(tokens: Tokens, index: number): NumberMention | null {
  const word = tokens.words[index] ?? '';
  if (/^\d/.test(word)) {
    const value = Number.parseFloat(word);
    return Number.isFinite(value) ? { value, start: index, end: index + 1 } : null;
  }
  const value = WORD_NUMBERS.get(word);
  if (value === undefined) return null;
  const next = tokens.words[index + 1] ?? '';
  if (HAN_NUMBER.test(word)) {
    const nextValue = HAN_NUMBER.test(next) ? (WORD_NUMBERS.get(next) ?? 0) : null;
    if (nextValue === null) return { value, start: index, end: index + 1 };
    return { value: next === '十' ? value * 10 : value + nextValue, start: index, end: index + 2 };
  }
  if (value >= 20) {
    const unit = WORD_NUMBERS.get(next);
    if (unit !== undefined && unit >= 1 && unit <= 9 && !/^(a|an|couple|few|several)$/.test(next))
      return { value: value + unit, start: index, end: index + 2 };
  }
  if (/^(a|an)$/.test(word)) {
    if (/^(few|couple|half)$/.test(next)) {
      const of = tokens.words[index + 2] === 'of' ? 1 : 0;
      return { value: WORD_NUMBERS.get(next) ?? 1, start: index, end: index + 2 + of };
    }
    return UNIT_HOURS.has(next) ? { value: 1, start: index, end: index + 1 } : null;
  }
  const of = word === 'couple' && next === 'of' ? 1 : 0;
  if (FRACTION_UNITS.test(word) && (next === 'an' || next === 'a')) return { value, start: index, end: index + 2 };
  return { value, start: index, end: index + 1 + of };
}

type Add = (name: ComputedEntry, start: number, end: number) => void;

function between(tokens: Tokens, index: number): string {
  return tokens.text.slice(tokens.ends[index] ?? 0, tokens.starts[index + 1] ?? tokens.text.length).slice(0, 6);
}

/** Readings of devices: the number alone decides the range; the rule asks for the word beside it (sugar, pulse). */
function readReading(tokens: Tokens, { value, start, end }: NumberMention, add: Add): void {
  const next = tokens.words[end] ?? '';
  const after = between(tokens, end - 1);
  const isFahrenheit = /^(f|fahrenheit)$/.test(next) || /℉/u.test(after);
  const isCelsius = /^(c|celsius|centigrade|度)$/.test(next) || /℃/u.test(after);
  const isDegrees = isFahrenheit || isCelsius || /[°º]/u.test(after) || /^(degree|degrees|deg)$/.test(next);
  const tail = end + (isFahrenheit || isCelsius || /^(degree|degrees|deg)$/.test(next) ? 1 : 0);
  const decimal = /\./.test(tokens.words[start] ?? '');
  const near = (pattern: RegExp): boolean => {
    for (let index = Math.max(0, start - 6); index < Math.min(tokens.words.length, end + 3); index += 1)
      if (pattern.test(tokens.words[index] ?? '')) return true;
    return false;
  };
  const isHot = isDegrees || decimal || near(/^(temp|temps|temperature|temperatures|fever|fevers|feverish|燒|溫)$/u);
  const isOtherReading = near(/^(sugar|sugars|glucose|cholesterol|hba|bmi|kg|mg|potassium|weeks?|歲|years?)$/u);
  if (isHot && !isOtherReading) {
    const celsius = value >= 38 && value <= 43.5 && !isFahrenheit;
    const fahrenheit = value >= 100.4 && value <= 110 && !isCelsius;
    const barely = value >= 100 && value < 100.4 && near(/^fevers?$/);
    if (celsius || fahrenheit || barely) add('fever_reading', start, tail);
    if ((celsius && value >= 40) || (fahrenheit && value >= 104)) add('high_fever_reading', start, tail);
    const isCold = (value >= 30 && value < 36 && !isFahrenheit) || (value >= 86 && value < 96.8 && !isCelsius);
    if (
      isCold &&
      !/%/.test(after) &&
      near(/^(temp|temps|temperature)$/) &&
      !near(/^(oxygen|saturation|sats|spo|pulse)$/)
    )
      add('low_temperature_reading', start, tail);
  }
  if (value < 4 && value >= 0.5) add('glucose_low_value', start, end);
  if (value >= 15 && value <= 60) add('glucose_high_value', start, end);
  if (value >= 20 && value < 70 && near(/^(mg|mgdl|dl)$/)) add('glucose_low_value', start, end);
  if (value >= 270 && value <= 1500) add('glucose_high_value', start, end);
  if (value >= 50 && value <= 92) add('saturation_low_value', start, end);
  if (value >= 130 && value <= 300) add('pulse_fast_value', start, end);
  if (value >= 20 && value <= 40) add('pulse_slow_value', start, end);
  if (value >= 1900 && value <= 2100 && !decimal) add('year_date', start, end);
  readPressure(tokens, { value, start, end }, after, next, add);
}

function readPressure(
  tokens: Tokens,
  { value, start, end }: NumberMention,
  after: string,
  next: string,
  add: Add,
): void {
  const isOver = next === 'over' || next === 'on';
  if (!isOver && !/^\s*\/\s*$/.test(after)) return;
  const second = readNumberAt(tokens, isOver ? end + 1 : end);
  if (second === null || value < 60 || value > 300 || second.value < 30 || second.value > 200) return;
  if (value <= second.value) return;
  if (value >= 180 || second.value >= 120) add('bp_severe', start, second.end);
  if (value >= 140 || second.value >= 90) add('bp_raised', start, second.end);
  if (value < 90) add('bp_low', start, second.end);
}

function readDuration(tokens: Tokens, { value, start, end }: NumberMention, add: Add): void {
  let unitAt = end;
  if (/^(個|多|more|or|full|whole|solid|good|and|half)$/u.test(tokens.words[unitAt] ?? '')) unitAt += 1;
  if (/^(小|a|half|to|個)$/u.test(tokens.words[unitAt] ?? '')) unitAt += 1;
  const unit = tokens.words[unitAt] ?? '';
  const hoursPerUnit = UNIT_HOURS.get(unit);
  if (hoursPerUnit === undefined) return;
  const hours = value * hoursPerUnit;
  let tail = unitAt + 1;
  if (/^(鐘|半)$/u.test(tokens.words[tail] ?? '')) tail += 1;
  if (hours >= 5 / 60 && hours <= 24) add('minutes_5_up', start, tail);
  if (hours >= 4 && hours <= A_WEEK) add('hours_4_up', start, tail);
  if (hours >= 12 && hours <= A_WEEK) add('hours_12_up', start, tail);
  if (hours >= 24 * 21) add('days_long', start, tail);
  if (hoursPerUnit >= MONTH_HOURS) add('years_or_months', start, tail);
  const after = tokens.words[tail] ?? '';
  const isAgo =
    /^(ago|back|earlier|前|previously|before|prior)$/u.test(after) ||
    (after === '以' && tokens.words[tail + 1] === '前');
  if (isAgo) {
    const last = after === '以' ? tail + 2 : tail + 1;
    // "Three months ago" is past; "six weeks ago" may well be the illness the message is about.
    if (hoursPerUnit >= MONTH_HOURS && hours >= 2 * MONTH_HOURS) add('ago_long', start, last);
    else if (hours <= 24 * 14) add('ago_recent', start, last);
  }
  if (/^weeks?$|^[週周]$/u.test(unit) && value >= 4 && value <= 42) readWeeks(tokens, value, start, tail, add);
}

/** Weeks that may be a pregnancy's: not an age, not "ago", not "for six weeks". */
function readWeeks(tokens: Tokens, weeks: number, start: number, end: number, add: Add): void {
  const after = tokens.words[end] ?? '';
  const before = tokens.words[start - 1] ?? '';
  if (/^(ago|back|old|post|postpartum|postnatal|after|before|earlier|later|前|大|now|since|of|history)$/u.test(after))
    return;
  if (
    /^(for|last|past|next|every|over|about|around|in|within|these|of)$/.test(before) &&
    !/^(pregnant|gestation)$/.test(after)
  )
    return;
  const tail = /^(pregnant|gestation|gone|along)$/.test(after) ? end + 1 : end;
  add('weeks_any', start, tail);
  if (weeks >= 20) add('weeks_20_up', start, tail);
  if (weeks >= 24) add('weeks_24_up', start, tail);
  if (weeks < 37) add('weeks_under_37', start, tail);
}

function readAge(tokens: Tokens, { value, start, end }: NumberMention): AgeMention | null {
  const word = (index: number): string => tokens.words[index] ?? '';
  const isWhole = value >= 0 && value <= 120 && !/[°º℃℉]/u.test(between(tokens, end - 1));
  if (!isWhole || /^(a|an|half)$/.test(word(start))) return null;
  let unitAt = end;
  // "two and a half year old"
  if (word(unitAt) === 'and' && word(unitAt + 1) === 'a' && word(unitAt + 2) === 'half') unitAt += 3;
  const unit = word(unitAt);
  if (/^(years?|y|yo|yrs?)$/.test(unit)) {
    if (unit === 'yo') return { months: value * 12, start, end: unitAt + 1 };
    if (unit === 'y' && word(unitAt + 1) === 'o') return { months: value * 12, start, end: unitAt + 2 };
    if (/^olds?$/.test(word(unitAt + 1))) return { months: value * 12, start, end: unitAt + 2 };
    if (unit === 'y' && value > 1) return { months: value * 12, start, end: unitAt + 1 };
  }
  if (unit === '歲') return { months: value * 12, start, end: unitAt + 1 };
  const monthsPer: Readonly<Record<string, number>> = {
    month: 1,
    months: 1,
    week: 0.23,
    weeks: 0.23,
    day: 0.033,
    days: 0.033,
  };
  const per = Object.hasOwn(monthsPer, unit) ? monthsPer[unit] : undefined;
  if (per !== undefined) {
    if (/^olds?$/.test(word(unitAt + 1))) return { months: value * per, start, end: unitAt + 2 };
    const childAt = /^(is|s|just|only|at|aged)$/.test(word(start - 1)) ? start - 2 : start - 1;
    const isAgo = /^(ago|later|back|before|after|earlier|from|of|since|now)$/.test(word(unitAt + 1));
    if (CHILD.test(word(childAt)) && !isAgo) return { months: value * per, start, end: unitAt + 1 };
    if (/^(baby|infant|newborn|son|daughter)$/.test(word(unitAt + 1)))
      return { months: value * per, start, end: unitAt + 2 };
  }
  if (/^[個月大]$/u.test(unit)) {
    const large = [unitAt, unitAt + 1, unitAt + 2, unitAt + 3].find((index) => word(index) === '大');
    if (large !== undefined) return { months: value, start, end: large + 1 };
  }
  if (/^[週周天日]$/u.test(unit) && word(unitAt + 1) === '大')
    return { months: value * (/[天日]/u.test(unit) ? 0.033 : 0.23), start, end: unitAt + 2 };
  const before = word(start - 1);
  if (before === 'aged' || before === 'age') return { months: value * 12, start: start - 1, end };
  // "65M", "(F, 34)", "34F"
  if (
    /^[mf]$/.test(unit) &&
    Number.isInteger(value) &&
    value >= 1 &&
    value < 95 &&
    (tokens.starts[unitAt] ?? 0) - (tokens.ends[end - 1] ?? 0) <= 1
  )
    return { months: value * 12, start, end: unitAt + 1 };
  const separated =
    (tokens.breaks[end] ?? 0) > 0 || end >= tokens.words.length || /^(and|with|but|who|has|had|now)$/.test(unit);
  if (!separated || value < 1) return null;
  // "Mum, 84, slipped", "my dad is 65, ..." and "I'm 72, ..."
  if ((tokens.breaks[start] ?? 0) === 1 && KIN_OR_PERSON.test(before) && value >= 2)
    return { months: value * 12, start, end };
  if (/^(am|is|s|was)$/.test(before) && KIN_OR_PERSON.test(word(start - 2)) && value >= 2)
    return { months: value * 12, start, end };
  return null;
}
