import type { CheckedReply, ReplyFinding, WrittenLanguage } from './finding.ts';

/** Characters that only the simplified script has, of the most frequent ones. */
const SIMPLIFIED_ONLY =
  /[个们这说时对为国来过还会样经发问关现进动种开头长门间应题机实见话给让觉药医疗检诊师谢请严议观节难压断试语电紧状况热脸颈轻运续继养营饮饭单处复习预减虑脑]/gu;

const ENGLISH_WORDS = new Set(
  'the a an and or but if of to in on at for with from by is are was were be been it its this that these those you your i we they he she not no do does did have has had can could may should would will as so than then there when what which please more most some any very also about into out up'.split(
    ' ',
  ),
);
/** Fewer words than this may be names and numbers only. */
const LEAST_WORDS = 5;

/** The language that a text is written in; null where it is too short to tell. */
export function writtenLanguage(text: string): WrittenLanguage | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)) ?? [];
  if (han >= LEAST_WORDS && han > words.length) {
    const simplified = text.match(SIMPLIFIED_ONLY)?.length ?? 0;
    return simplified > han * 0.08 ? 'zh-Hans' : 'zh-Hant';
  }
  if (words.length < LEAST_WORDS) return null;
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word));
  if (latin.length < words.length / 2) return 'other';
  const english = latin.filter((word) => ENGLISH_WORDS.has(word.toLowerCase().replace(/[’'].*$/u, ''))).length;
  // Every fourth word or more of running English is one of these; of other languages next to none.
  return english / latin.length >= 0.12 ? 'en' : latin.length >= 12 ? 'other' : null;
}

/** The language of a tag such as `zh-TW` or `en-GB`. */
function taggedLanguage(tag: string): WrittenLanguage {
  if (/^en\b/iu.test(tag)) return 'en';
  if (/^zh-(?:hans|cn|sg)\b/iu.test(tag)) return 'zh-Hans';
  if (/^zh\b/iu.test(tag)) return 'zh-Hant';
  return 'other';
}

/** A reply in another language than the question. The question's own words outrank its tag, which a form may have guessed. */
export function checkLanguage({ question, blocks }: CheckedReply): ReplyFinding[] {
  const reply = blocks.filter(({ field }) => field === 'body');
  const found = writtenLanguage(reply.map(({ text }) => text).join('\n'));
  const wanted =
    writtenLanguage(`${question.title}\n${question.body.slice(0, 5000)}`) ?? taggedLanguage(question.language);
  // Two languages that are both "other" may be the same one.
  if (found === null || found === wanted) return [];
  return [{ code: 'other-language', wanted, found, severity: 'warns', place: null, fix: null }];
}
