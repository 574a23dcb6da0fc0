import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateRedFlags, type RedFlagContext } from './evaluate.ts';
import { CHINESE_EMERGENCIES, EMERGENCIES } from './paraphrases.test-support.ts';
import { findRedFlagRule } from './rules/rules.ts';
import { RULES_VERSION } from './rules-version.ts';

const tierOf = (text: string, context: RedFlagContext = {}): string | null => evaluateRedFlags(text, context).tier;
const isUrgent = (text: string, context: RedFlagContext = {}): boolean => /^T[12]$/.test(tierOf(text, context) ?? '');
const phrases = (text: string, ruleId?: string): string[] =>
  evaluateRedFlags(text)
    .marks.filter((mark) => !mark.muted && (ruleId === undefined || mark.ruleId === ruleId))
    .map((mark) => text.slice(mark.start, mark.end));
const messages = [...Object.values(EMERGENCIES).flat(), ...CHINESE_EMERGENCIES];

describe('evaluateRedFlags: what was learnt', () => {
  it('takes crushing for a kind of pain, and for an injury only where one is told of', () => {
    const rulesOf = (text: string) =>
      evaluateRedFlags(text)
        .marks.filter(({ muted }) => !muted)
        .map(({ ruleId }) => ruleId);
    const pain = rulesOf('I have crushing chest pain into my left arm since an hour');
    expect(pain).toContain('car.acs');
    expect(pain).not.toContain('ort.open-fracture');
    expect(rulesOf('My arm was crushed by a machine')).toContain('ort.open-fracture');
    expect(rulesOf('I have a crushing injury to my hand')).toContain('ort.open-fracture');
  });

  it('takes words that are also names of the language that it is written in for words', () => {
    const names = Object.getOwnPropertyNames(Object.prototype).concat(Object.getOwnPropertyNames(Array.prototype));
    for (const name of names) {
      const { tier } = evaluateRedFlags(
        `${name} ${name}'${name} 3 ${name} a ${name} crushing chest pain since ${name}`,
      );
      expect(tier).toBe('T1');
    }
  });

  it('reads the body; the title completes it and never fires alone', () => {
    const title = 'My 3 week old';
    expect(isUrgent('has a fever of 38.4 since noon', { title })).toBe(true);
    expect(isUrgent('feels really hot, what now?', { title })).toBe(true);
    expect(tierOf('which cream is best for dry skin?', { title: 'Crushing chest pain' })).toBeNull();
    const body = 'has a fever of 38.4 since noon';
    for (const mark of evaluateRedFlags(body, { title }).marks) expect(mark.end).toBeLessThanOrEqual(body.length);
  });

  it('fires for someone else who is ill now', () => {
    expect(tierOf('My mother has crushing chest pain and is sweating')).toBe('T1');
    expect(tierOf("my friend took a whole bottle of pills and won't wake up")).toBe('T1');
  });

  it('takes "can\'t move" and "won\'t wake" for symptoms, not for denials', () => {
    expect(tierOf("She can't move her left arm since breakfast")).toBe('T1');
    expect(tierOf("he won't wake up")).toBe('T1');
    expect(tierOf('he wont wake up properly')).toBe('T1');
  });

  it('lowers behind "if" and never mutes', () => {
    const sure = evaluateRedFlags('He has slurred speech');
    const conditional = evaluateRedFlags('What should I do if he has slurred speech');
    expect(sure.tier).toBe('T1');
    expect(conditional.tier).toBe('T2');
    expect(conditional.marks.every((mark) => !mark.muted && mark.reason === 'conditional')).toBe(true);
  });

  it('mutes the past at years or months only, and not when it is back', () => {
    expect(isUrgent('I had a seizure four years ago, may I swim?')).toBe(false);
    expect(isUrgent('I had a seizure four hours ago')).toBe(true);
    expect(isUrgent('I had seizures years ago and this morning they came back')).toBe(true);
  });

  it('matches features of the whole message and highlights each', () => {
    const text = 'My son has a fever. He slept badly. Since noon his neck is stiff and light hurts his eyes.';
    expect(phrases(text, 'inf.meningitis')).toEqual(expect.arrayContaining(['fever', 'neck is stiff', 'light hurts']));
  });

  it('reads ages, units and durations', () => {
    expect(tierOf('baby is 5 weeks old with a temperature of 100.8 F')).toBe('T1');
    expect(isUrgent('my 7 year old has a temperature of 38.1 but plays happily')).toBe(false);
    expect(tierOf('an erection that will not go down for 5 hours')).toBe('T1');
    expect(tierOf('I took 20 instead of 2 units of insulin')).toBe('T1');
  });

  it('lets the age band decide where the text names no age', () => {
    const text = 'new headache at the temples and my jaw aches when I chew';
    expect(isUrgent(text, { ageBand: '70-79' })).toBe(true);
    expect(isUrgent(text, { ageBand: '20-29' })).toBe(false);
    expect(isUrgent(`I am 75, ${text}`, { ageBand: '20-29' })).toBe(true);
  });

  it('knows US and UK words, missing apostrophes and misspellings', () => {
    for (const text of [
      'vomitting blood',
      'haematemesis',
      'hematemesis',
      'my sons having a siezure',
      'diarrhoea with blood, my toddler',
    ])
      expect(isUrgent(text), text).toBe(true);
  });

  it('never hides a muted mention: it is shown with its reason', () => {
    const reasonOf = (text: string): unknown =>
      evaluateRedFlags(text).marks.map((mark) => [mark.muted, mark.reason])[0];
    expect(reasonOf('I am not suicidal')).toEqual([true, 'negated']);
    expect(reasonOf('I had anaphylaxis as a child')).toEqual([true, 'past']);
    expect(reasonOf('My father died of a heart attack at 50. Should I be tested?')).toEqual([true, 'family']);
    expect(reasonOf('I nearly had a heart attack when I saw the bill')).toEqual([true, 'idiom']);
  });

  it('answers suicide with a human now and with no number', () => {
    const result = evaluateRedFlags('I want to end my life tonight');
    expect(result.tier).toBe('T1');
    expect(findRedFlagRule(result.marks[0]?.ruleId ?? '')).toMatchObject({ needsHuman: true });
    expect(Object.keys(result)).toEqual(['rulesVersion', 'tier', 'marks']);
  });

  it('lets a rule’s own exceptions lower it', () => {
    expect(isUrgent('Black poo since I started iron tablets')).toBe(false);
    expect(isUrgent('My lip is numb since the dentist did a filling')).toBe(false);
  });
});

describe('evaluateRedFlags: safety', () => {
  it('names the version of the rules', () => {
    expect(evaluateRedFlags('').rulesVersion).toBe(RULES_VERSION);
    expect(evaluateRedFlags('')).toEqual({ rulesVersion: RULES_VERSION, tier: null, marks: [] });
  });

  it('keeps offsets inside the text and never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...messages),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\u202E', '\ud800', 'no ', '，', '\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const text = pieces.join(' ');
        for (const mark of evaluateRedFlags(text).marks) {
          expect(mark.start).toBeGreaterThanOrEqual(0);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(mark.end).toBeLessThanOrEqual(text.length);
          expect(mark.muted ? mark.reason : 'any').not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is not misled by invisible characters between letters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...messages),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('\u200B', '\u200D', '\u2060', '\uFEFF', '\u202C', '\u00AD')), {
          maxLength: 6,
        }),
        (message, insertions) => {
          let text = message;
          for (const [at, character] of insertions) {
            const index = at % (text.length + 1);
            const splitsPair = /[\ud800-\udbff]/.test(text[index - 1] ?? '');
            if (!splitsPair) text = text.slice(0, index) + character + text.slice(index);
          }
          expect(tierOf(text)).toBe(tierOf(message));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('marks the same words when text stands before the message', () => {
    const message = 'My face is drooping and I cannot lift my arm';
    const shifted = `Hello doctor.\n\n${message}`;
    expect(phrases(shifted)).toEqual(phrases(message));
  });

  it('takes time in proportion to the length of hostile text', () => {
    const measure = (text: string): number => {
      evaluateRedFlags(text);
      // Processor time: other programs on the machine do not count.
      const from = process.cpuUsage();
      evaluateRedFlags(text);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1000;
    };
    for (const unit of ['no chest pain if ', 'a', '\ud800', "'", '1.', 'she is floppy and blue\n', '胸口痛沒有']) {
      const short = Math.max(5, measure(unit.repeat(Math.ceil(20_000 / unit.length))));
      const long = measure(unit.repeat(Math.ceil(160_000 / unit.length)));
      // Eight times the text; quadratic time would take 64 times as long. The slack is for a busy machine.
      expect(long / short, JSON.stringify(unit)).toBeLessThan(30);
    }
  });

  it('finds the one live mention behind hundreds of denied ones', () => {
    expect(tierOf(`${'No chest pain. '.repeat(500)}Now crushing chest pain.`)).toBe('T1');
  });
});
