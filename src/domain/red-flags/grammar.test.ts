import { describe, expect, it } from 'vitest';
import { Grammar } from './grammar.ts';
import { inflect, PatternError, parsePattern } from './pattern.ts';
import { tokenise } from './tokens.ts';

const LEXICON = { limb: 'arm|leg', weak: 'weak^|numb' };

function found(pattern: string, text: string): string[] {
  const grammar = new Grammar(LEXICON, ['number']);
  const id = grammar.compile(pattern);
  const tokens = tokenise(text);
  return grammar
    .match(tokens, new Map())
    .list(id)
    .map(({ start, end }) => text.slice(tokens.starts[start], tokens.ends[end - 1]));
}

describe('patterns', () => {
  it('match words, inflections, prefixes, alternatives and optional words', () => {
    expect(found('chest pain', 'Chest pain again')).toEqual(['Chest pain']);
    expect(found('stab^', 'stabbed and stabbing')).toEqual(['stabbed', 'stabbing']);
    expect(found('dribbl^', 'dribbles')).toEqual(['dribbles']);
    expect(found('thrombo*', 'a thrombophlebitis')).toEqual(['thrombophlebitis']);
    expect(found('my? (arm|leg)', 'my arm')).toContain('my arm');
    expect(found('@limb', 'an arm, a leg')).toEqual(['arm', 'leg']);
  });

  it('jump over a bounded gap and never over the end of a sentence', () => {
    expect(found('@limb .. @weak', 'my arm feels so weak')).toEqual(['arm feels so weak']);
    expect(found('@limb ..1 @weak', 'my arm feels so very weak')).toEqual([]);
    expect(found('@limb .. @weak', 'I broke my arm. Weak tea helps')).toEqual([]);
    expect(found('@limb <>4 @weak', 'weak in one arm')).toEqual(['weak in one arm']);
  });

  it('read Chinese without spaces', () => {
    expect(found('胸口痛', '我胸口痛兩天')).toEqual(['胸口痛']);
    expect(found('(嘴|臉) ..3 歪', '他的嘴角突然歪掉')).toEqual(['嘴角突然歪']);
  });

  it('find misspelt long words, but no real word that is only near', () => {
    expect(found('seizure', 'had a siezure')).toEqual(['siezure']);
    expect(found('unconscious', 'he is unconcious')).toEqual(['unconcious']);
    expect(found('bleeding', 'a dog breeding farm')).toEqual([]);
    expect(found('head', 'heat')).toEqual([]);
    expect(found('febrile', 'afebrile')).toEqual([]);
    expect(found('help', 'heeeelp')).toEqual(['heeeelp']);
  });

  it('refuse what is written wrongly and names that do not exist', () => {
    for (const wrong of ['', '(arm', 'arm ..', '?', 'arm | ', 'Arm!'])
      expect(() => parsePattern(wrong)).toThrow(PatternError);
    expect(() => new Grammar(LEXICON, []).compile('@nothing')).toThrow(PatternError);
    expect(() => new Grammar({ a: '@b', b: '@a' }, []).compile('@a')).toThrow(PatternError);
  });

  it('match a long text window by window without losing the last mention', () => {
    const text = `${'nothing to see here. '.repeat(3000)}my arm is numb`;
    expect(found('@limb .. @weak', text)).toEqual(['arm is numb']);
  });
});

describe('inflect', () => {
  it('knows doubled consonants, a lost e and a y', () => {
    expect(inflect('throb')).toEqual(expect.arrayContaining(['throbs', 'throbbed', 'throbbing']));
    expect(inflect('bite')).toEqual(expect.arrayContaining(['bites', 'biting']));
    expect(inflect('carry')).toEqual(expect.arrayContaining(['carries', 'carried', 'carrying']));
    expect(inflect('cav')).toEqual(expect.arrayContaining(['cave', 'caves', 'caving']));
  });
});
