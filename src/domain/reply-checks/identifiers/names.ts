import { folded, type Span, spansOf } from '../reply-text.ts';
import {
  FAMILY_NAMES,
  GIVEN_NAMES,
  GIVEN_NAMES_THAT_ARE_WORDS,
  HAN_DOUBLE_FAMILY_NAMES,
  HAN_FAMILY_NAMES,
  HAN_FAMILY_NAMES_THAT_ARE_WORDS,
  NOT_HAN_NAMES,
  ROMANISED_FAMILY_NAMES,
} from './name-lists.ts';

const WORD = "[A-Z][a-z']+(?:-[A-Z]?[a-z]+)?(?![A-Za-z\\d-])";
/** Words with a capital that no name is, where a name could stand. */
const NO_NAMES = new Set(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March June July August September October November December Doctor Doctors Sir Madam Patient Parent Parents Friend Friends All Everyone There Again Mum Mom Mama Mother Dad Father Colleague Colleagues Team Dr Mr Mrs Ms Miss Thank Thanks And The This That Your You I It If Please We What When How'.split(
    ' ',
  ),
);
/** What a name before it makes: an eponym, which points to nobody alive. */
const EPONYM =
  /^(?:'s)? (?:[a-z]+ )?(?:diseases?|syndromes?|tests?|signs?|splints?|pals(?:y|ies)|man(?:o?eu|eu)v(?:re|er)s?|lymphoma|contractures?|fractures?|cysts?|score|scale|criteria|study|trial|method|reflex|tendons?|procedure|operation|catheter|stain|bengal|exercises?|technique|protocol|classification)\b/iu;
const KIN =
  '(?:mother|mum|mom|father|dad|husband|wife|son|daughter|sister|brother|friend|partner|boyfriend|girlfriend|neighbou?r|baby|aunt|uncle|grandmother|grandma|grandfather|grandpa|niece|nephew|cousin|colleague|flatmate|roommate|carer)';

const TITLED = new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx)\\.? (${WORD}(?: ${WORD})?)`, 'gu');
const OF_KIN = new RegExp(`\\b(?:[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:\\w+ )?${KIN},? (${WORD})`, 'gu');
const GREETED = new RegExp(
  `(?:\\b(?:Dear|Hello|Hi|Hey|Thank you|Thanks),? )(${WORD}(?: ${WORD})?)(?=\\s?[,.!:\\n]|$)`,
  'gu',
);
const PAIR = new RegExp(`(?<![A-Za-z'-])(${WORD}) (${WORD})(?: (${WORD}))?`, 'gu');
const ALONE_NAMED = new RegExp(`\\b(?:[Nn]ame is|[Nn]ame was) (${WORD}(?: ${WORD})?)`, 'gu');

/** Names of the asker and of other people. `alias` is what the asker calls themselves; null without one. */
export function names(text: string, alias: string | null): Span[] {
  return [...askerNames(text, alias), ...latinNames(text, alias), ...hanNames(text, alias)];
}

/**
 * Whether what an asker calls themselves is a full name. The page shows it beside the question as it is, so a first name
 * or an invented one may be repeated; a full one should not be.
 */
export function isRealName(alias: string): boolean {
  const tidy = folded(alias).trim();
  if (isHanName(tidy)) return true;
  const parts = tidy.split(/\s+/u);
  if (parts.length < 2 || parts.length > 4) return false;
  if (!parts.every((part) => /^\p{Lu}[\p{L}'-]*\.?$/u.test(part))) return false;
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  return (
    GIVEN_NAMES.has(first) ||
    (GIVEN_NAMES_THAT_ARE_WORDS.has(first) && FAMILY_NAMES.has(last)) ||
    [first, last].some((part) => ROMANISED_FAMILY_NAMES.has(part)) ||
    (FAMILY_NAMES.has(last) && first.length > 2)
  );
}

function isHanName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text) || NOT_HAN_NAMES.test(text)) return false;
  if (HAN_DOUBLE_FAMILY_NAMES.some((name) => text.startsWith(name))) return text.length >= 3;
  return HAN_FAMILY_NAMES.includes(text.charAt(0)) && text.length <= 3;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

function askerNames(text: string, alias: string | null): Span[] {
  const name = folded(alias ?? '').trim();
  if (name === '' || !isRealName(name)) return [];
  if (isHanName(name)) {
    const given = name.slice(HAN_DOUBLE_FAMILY_NAMES.some((double) => name.startsWith(double)) ? 2 : 1);
    const spoken = '(?=您|你|好|，|,|先生|小姐|女士|太太|同學|媽媽|爸爸|$)';
    return [
      // Two characters are often a word, too.
      ...spansOf(new RegExp(name.length > 2 ? name : `${name}${spoken}`, 'gu'), text),
      ...(given.length < 2 ? [] : spansOf(new RegExp(`(?<!\\p{Script=Han})${given}${spoken}`, 'gu'), text)),
    ];
  }
  const parts = name.split(/\s+/u).filter((part) => part.replace(/\W/gu, '').length > 2);
  return [
    ...spansOf(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'giu'), text),
    ...parts.flatMap((part) =>
      // A name that is a word too counts where somebody is spoken to.
      GIVEN_NAMES_THAT_ARE_WORDS.has(part) || FAMILY_NAMES.has(part)
        ? spansOf(new RegExp(`(?<=\\b(?:Dear|Hello|Hi|Mr|Mrs|Ms|Miss)\\.? )${escaped(part)}(?!\\p{L})`, 'gu'), text)
        : spansOf(new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})`, 'gu'), text),
    ),
  ];
}

function latinNames(text: string, alias: string | null): Span[] {
  const found: Span[] = [];
  const note = (start: number, name: string): void => {
    const [first = ''] = name.replace(/^(?:Mr|Mrs|Ms|Miss|Mx)\.? /u, '').split(' ');
    if (NO_NAMES.has(first) || EPONYM.test(text.slice(start + name.length))) return;
    if (alias !== null && name.toLowerCase() === folded(alias).trim().toLowerCase() && !isRealName(alias)) return;
    found.push({ start, end: start + name.length });
  };
  for (const pattern of [TITLED, OF_KIN, GREETED, ALONE_NAMED]) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      const [first = '', second] = name.split(' ');
      const whole = second !== undefined && NO_NAMES.has(second) ? first : name;
      // "Give your son Paracetamol" names a medicine.
      const isGiven = /\b(?:giv\w+|gave|offer\w*) $/iu.test(text.slice(Math.max(0, match.index - 12), match.index));
      if (pattern === OF_KIN && isGiven && !GIVEN_NAMES.has(first)) continue;
      if (pattern === GREETED && second !== undefined && !isPersonPair(first, second)) continue;
      const start = match.index + match[0].length - name.length;
      // A title without its name would be left over.
      if (pattern === TITLED) note(match.index, text.slice(match.index, start) + whole);
      else note(start, whole);
    }
  }
  for (const match of text.matchAll(PAIR)) {
    const [, first = '', second = '', third] = match;
    const isFirstWord =
      match.index === 0 || /[.!?。！？\n]["')]?\s*$/u.test(text.slice(Math.max(0, match.index - 4), match.index));
    const words = [first, second, ...(third === undefined ? [] : [third])];
    for (let at = 0; at + 1 < words.length; at += 1) {
      const [one = '', two = ''] = words.slice(at, at + 2);
      if (NO_NAMES.has(one) || NO_NAMES.has(two) || !isPersonPair(one, two)) continue;
      if (GIVEN_NAMES_THAT_ARE_WORDS.has(one) && isFirstWord && at === 0) continue;
      const start = match.index + words.slice(0, at).join(' ').length + (at === 0 ? 0 : 1);
      // An article before it makes it a thing: "a James Lind study".
      if (/\b(?:a|an|the) $/iu.test(text.slice(Math.max(0, start - 4), start))) continue;
      // A doctor's name is on the page anyway.
      if (/\bDr\.? $/u.test(text.slice(Math.max(0, start - 4), start))) continue;
      note(start, `${one} ${two}`);
    }
  }
  return found;
}

/** Places, months and the like that stand with a capital after a given name by chance. */
const NO_FAMILY_NAME =
  /^(?:Ambulance|Street|Road|Hospital|Clinic|University|Test|Disease|Syndrome|County|Medicine|Health|Center|Centre)$/u;

function isPersonPair(first: string, second: string): boolean {
  if (NO_FAMILY_NAME.test(second)) return false;
  if (GIVEN_NAMES.has(first)) return second.length > 2;
  if (GIVEN_NAMES_THAT_ARE_WORDS.has(first)) return FAMILY_NAMES.has(second);
  // Chen Mei-Ling, Mei-Ling Chen, Lin Yating.
  if (ROMANISED_FAMILY_NAMES.has(first)) return isRomanisedGivenName(second);
  return ROMANISED_FAMILY_NAMES.has(second) && first.includes('-');
}

const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|hs|ts|tz)?h?(?:iang|iong|uang|ueng|iao|ian|ieh|ieh|ing|ang|eng|ong|ung|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ih|er|a|o|e|i|u)';
const GIVEN_BY_SOUND = new RegExp(`^(?:${SYLLABLE}-?${SYLLABLE})$`, 'iu');

function isRomanisedGivenName(word: string): boolean {
  return GIVEN_NAMES.has(word) || (word.length >= 4 && GIVEN_BY_SOUND.test(word));
}

const HAN_TITLE = '(?:先生|小姐|女士|太太|媽媽|爸爸|同學|阿姨|伯伯|奶奶|爺爺|老師|師傅)(?!們)';
const HAN_FAMILY = `(?:${HAN_DOUBLE_FAMILY_NAMES.join('|')}|[${HAN_FAMILY_NAMES}])`;
const HAN_TITLED = new RegExp(`${HAN_FAMILY}\\p{Script=Han}{0,2}?${HAN_TITLE}`, 'gu');
/** After these a family name is one, also where the same character begins a word elsewhere. */
const HAN_LEAD = /(?:^|[^\p{Script=Han}]|請|與|跟|和|給|對|告|是|的|者|人|位|次|到|及|由|叫|姓)$/u;
const HAN_NAMED = new RegExp(
  `(?:患者|病人|病患|個案|姓名(?:是|為|：|:)?|名叫|叫做|我是|令堂|令尊|(?:您|你)的?(?:先生|太太|兒子|女兒|媽媽|爸爸|母親|父親|姊姊|姐姐|妹妹|哥哥|弟弟|朋友|同事))(${HAN_FAMILY}\\p{Script=Han}{1,2})`,
  'gu',
);

function hanNames(text: string, alias: string | null): Span[] {
  const titled = spansOf(HAN_TITLED, text).filter(({ start, end }) => {
    const family = text.charAt(start);
    const before = text.slice(Math.max(0, start - 2), start);
    if (alias !== null && text.slice(start, end) === alias) return false;
    if (NOT_HAN_NAMES.test(text.slice(start, end))) return false;
    // With nothing between the name and the title, only a family name that is no word may follow anything.
    return (
      HAN_LEAD.test(before) || (!HAN_FAMILY_NAMES_THAT_ARE_WORDS.includes(family) && isBareTitle(text, start, end))
    );
  });
  const named = [...text.matchAll(HAN_NAMED)].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    return NOT_HAN_NAMES.test(name) || !/^\p{Script=Han}{2,}$/u.test(name) || NO_HAN_GIVEN.test(name)
      ? []
      : [{ start, end: start + name.length }];
  });
  return [...titled, ...named];
}

/** Characters of verbs and function words, of which no given name is made. */
const NO_HAN_GIVEN = /[的了是在有不要會可以需應請沒很也都就才與和或但及者因若嗎呢]/u;

function isBareTitle(text: string, start: number, end: number): boolean {
  return new RegExp(`^${HAN_FAMILY}${HAN_TITLE}$`, 'u').test(text.slice(start, end));
}
