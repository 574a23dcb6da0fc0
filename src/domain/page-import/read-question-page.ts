import { parseAgeBand, type Sex } from '../question.ts';
import type { CalendarDay } from '../time.ts';

/** Something that the reader wants to be known about a page: nothing on it is passed over in silence. */
export interface PageNote {
  /** `missing`: a part that pages usually have. `unreadable`: there, but not understood. `ignored`: there, and not wanted. */
  readonly severity: 'missing' | 'unreadable' | 'ignored';
  readonly part: 'headline' | 'question' | 'asker' | 'reply' | 'more-information' | 'similar' | 'faq';
  /** 1-based; null for what is missing. */
  readonly line: number | null;
  readonly message: string;
}

export interface SimilarOnPage {
  readonly title: string;
  readonly questionText: string;
  readonly doctorName: string;
  readonly department: string;
  readonly replyText: string;
  /** True where either text ends in dots, which is how a page shows that it cut it. */
  readonly excerpted: boolean;
}

/** A question page as far as it could be read. */
export interface PageReading {
  readonly subject: string | null;
  readonly title: string;
  readonly body: string;
  /** As written, for example `Orthopedics`; null when the page names none. */
  readonly department: string | null;
  readonly alias: string | null;
  readonly ageBand: string | null;
  readonly sex: Sex;
  readonly language: 'en' | 'zh-Hant';
  readonly askedOn: CalendarDay | null;
  readonly reply: {
    readonly doctorName: string;
    readonly department: string;
    readonly text: string;
    readonly moreInformation: string | null;
    readonly repliedOn: CalendarDay | null;
  } | null;
  readonly similar: readonly SimilarOnPage[];
  readonly faqTopics: readonly { readonly topic: string; readonly department: string }[];
  readonly notes: readonly PageNote[];
}

/** The text has no question that could be recognised. */
export class PageUnreadableError extends Error {
  readonly code: 'empty' | 'no-question' | 'too-large';
  constructor(code: PageUnreadableError['code']) {
    super(
      {
        empty: 'The file is empty.',
        'no-question':
          'No question was found: a page has its title, the question’s text and then a line about the asker.',
        'too-large': 'The file is larger than a question page can be.',
      }[code],
    );
    this.name = 'PageUnreadableError';
    this.code = code;
  }
}

const MAX_LENGTH = 12_000_000;

interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

const HEADINGS = {
  more: /^(more info(rmation)?|更多資訊|更多說明)$/i,
  similar: /^(similar q ?& ?a|相似問答|類似問答)$/i,
  faq: /^(related faq|相關常見問題|常見問題)$/i,
};
const NOISE = /^(share to:?|分享[:：]?|分享到[:：]?)$/i;
const DOCTOR = /^(?:dr\.?\s*(.{1,80}?)\s+reply\s*(.{0,80})|(.{1,40}?)\s*醫師\s*回[覆答]\s*(.{0,80}))$/i;
const REPLY_DATE = /^(?:reply date|回[覆答]日期)\s*[:：]\s*(.*)$/i;
const ASK_DATE = /(?:ask date|提問日期|發問日期)\s*[:：]\s*(.*)$/i;
const READ_MORE = /^\[(?:read more|閱讀全文|閱讀更多)\]\s*(.*)$/i;
const IN_PARENTHESES = /^[(（](.{1,80})[)）]$/;

/**
 * Reads the text of a published question page, in English or Traditional Chinese. Parts may be missing; every line is
 * either used or named in a note.
 *
 * @throws {PageUnreadableError} when there is no question in it.
 */
export function readQuestionPage(text: string): PageReading {
  if (text.length > MAX_LENGTH) throw new PageUnreadableError('too-large');
  const notes: PageNote[] = [];
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .map((raw, index): Line => ({ text: raw.replace(/[\u3000\t ]+/gu, ' ').trim(), number: index + 1 }));
  if (lines.every((line) => line.text === '')) throw new PageUnreadableError('empty');

  const sections = splitSections(lines, notes);
  const question = readQuestion(sections.question, notes);
  const moreInformation = paragraphsOf(sections.more);
  if (sections.more.length === 0) notes.push(missing('more-information', 'The page has no “More Info”.'));
  const reply = readReply(sections.reply, moreInformation, notes);
  return {
    ...question,
    department: question.department ?? reply?.department ?? null,
    language: /\p{Script=Han}/u.test(question.title + question.body) ? 'zh-Hant' : 'en',
    reply,
    similar: readSimilar(sections.similar, notes),
    faqTopics: readFaq(sections.faq, notes),
    notes,
  };
}

interface Sections {
  readonly question: Line[];
  /** From the doctor's line on. */
  readonly reply: Line[];
  readonly more: Line[];
  readonly similar: Line[];
  readonly faq: Line[];
}

function splitSections(lines: readonly Line[], notes: PageNote[]): Sections {
  const sections: Record<keyof Sections, Line[]> = { question: [], reply: [], more: [], similar: [], faq: [] };
  let current: keyof Sections = 'question';
  for (const line of lines) {
    if (NOISE.test(line.text)) {
      notes.push({
        severity: 'ignored',
        part: 'headline',
        line: line.number,
        message: 'A sharing link is not part of the question.',
      });
      continue;
    }
    const heading = (['more', 'similar', 'faq'] as const).find((name) => HEADINGS[name].test(line.text));
    if (heading !== undefined) {
      current = heading;
      continue;
    }
    if (current === 'question' && DOCTOR.test(line.text) && sections.question.some(({ text }) => ASK_DATE.test(text)))
      current = 'reply';
    sections[current].push(line);
  }
  return sections;
}

type QuestionPart = Pick<
  PageReading,
  'subject' | 'title' | 'body' | 'department' | 'alias' | 'ageBand' | 'sex' | 'askedOn'
>;

function readQuestion(lines: readonly Line[], notes: PageNote[]): QuestionPart {
  const filled = lines.filter(({ text }) => text !== '');
  const askerAt = filled.findIndex(({ text }) => ASK_DATE.test(text));
  const before = askerAt < 0 ? filled : filled.slice(0, askerAt);
  for (const line of askerAt < 0 ? [] : filled.slice(askerAt + 1))
    notes.push(unreadable('question', line, 'This line after the asker belongs to no known part.'));
  const headline = before.length >= 3 && isHeadline(before[0], before[1]) ? splitHeadline(before[0]?.text ?? '') : null;
  const [title, ...body] = headline === null ? before : before.slice(1);
  if (title === undefined || body.length === 0) throw new PageUnreadableError('no-question');
  if (headline === null) notes.push(missing('headline', 'The page has no headline with a department.'));
  const asker = askerAt < 0 ? null : readAsker(filled[askerAt], notes);
  if (asker === null) notes.push(missing('asker', 'The page has no line about the asker and the date.'));
  return {
    subject: headline?.subject ?? null,
    department: headline?.department ?? null,
    title: title.text.slice(0, 500),
    body: paragraphsFrom(lines, body),
    alias: asker?.alias ?? null,
    ageBand: asker?.ageBand ?? null,
    sex: asker?.sex ?? 'unknown',
    askedOn: asker?.askedOn ?? null,
  };
}

/** A headline ends in its department, parted by a dash, and another line follows as title. */
function isHeadline(line: Line | undefined, next: Line | undefined): boolean {
  return line !== undefined && next !== undefined && /\s[-–—]\s*\S[^-–—]{0,60}$/u.test(line.text);
}

function splitHeadline(text: string): { subject: string | null; department: string } {
  const at = Math.max(text.lastIndexOf(' - '), text.lastIndexOf(' – '), text.lastIndexOf(' — '));
  const subject = text.slice(0, at).trim();
  return { subject: subject === '' ? null : subject.slice(0, 300), department: text.slice(at + 2).trim() };
}

const SEXES: readonly (readonly [RegExp, Sex])[] = [
  [/\bfemale\b|女/iu, 'female'],
  [/\bmale\b|男/iu, 'male'],
];

function readAsker(line: Line | undefined, notes: PageNote[]) {
  if (line === undefined) return null;
  const person = line.text.replace(ASK_DATE, '').trim();
  const written = ASK_DATE.exec(line.text)?.[1] ?? '';
  const askedOn = readDay(written);
  if (askedOn === null) notes.push(unreadable('asker', line, 'The date was not understood; expected year/month/day.'));
  const age = /\d{1,3}\s*[~〜～–—-]\s*\d{1,3}|\d{2,3}\s*\+/u.exec(person)?.[0] ?? null;
  const ageBand = age === null ? null : parseAgeBand(age);
  if (ageBand === null)
    notes.push(unreadable('asker', line, 'The age was not understood; expected a band such as 10~19.'));
  const sex = SEXES.find(([pattern]) => pattern.test(person))?.[1] ?? 'unknown';
  if (sex === 'unknown') notes.push(unreadable('asker', line, 'The sex was not understood.'));
  const alias = /^[^,，、\d]{1,80}/u.exec(person)?.[0].trim() ?? '';
  return { alias: alias === '' ? null : alias, ageBand, sex, askedOn };
}

function readReply(lines: readonly Line[], moreInformation: string | null, notes: PageNote[]): PageReading['reply'] {
  const [first, ...rest] = lines;
  const doctor = first === undefined ? null : DOCTOR.exec(first.text);
  if (doctor === null) {
    notes.push(missing('reply', 'The page has no reply.'));
    if (moreInformation !== null)
      notes.push({
        severity: 'ignored',
        part: 'more-information',
        line: null,
        message: '“More Info” is left out: it belongs to a reply.',
      });
    return null;
  }
  const dateAt = rest.findIndex(({ text }) => REPLY_DATE.test(text));
  const dateLine = rest[dateAt];
  const text = paragraphsOf(dateAt < 0 ? rest : rest.slice(0, dateAt));
  for (const line of dateAt < 0 ? [] : rest.slice(dateAt + 1)) {
    if (line.text !== '')
      notes.push(unreadable('reply', line, 'This line after the reply’s date belongs to no known part.'));
  }
  const repliedOn = dateLine === undefined ? null : readDay(REPLY_DATE.exec(dateLine.text)?.[1] ?? '');
  if (dateLine === undefined) notes.push(missing('reply', 'The reply has no date.'));
  else if (repliedOn === null)
    notes.push(unreadable('reply', dateLine, 'The reply’s date was not understood; expected year/month/day.'));
  if (text === null) {
    notes.push(
      first === undefined
        ? missing('reply', 'The reply is empty.')
        : unreadable('reply', first, 'A doctor is named, but the reply is empty.'),
    );
    return null;
  }
  return {
    doctorName: (doctor[1] ?? doctor[3] ?? '').trim(),
    department: (doctor[2] ?? doctor[4] ?? '').trim(),
    text,
    moreInformation,
    repliedOn,
  };
}

/** Each block: title, the question's beginning, the doctor's line, the reply's beginning, the link to read more. */
function readSimilar(lines: readonly Line[], notes: PageNote[]): SimilarOnPage[] {
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length === 0) notes.push(missing('similar', 'The page has no similar questions.'));
  const found: SimilarOnPage[] = [];
  let block: Line[] = [];
  for (const line of filled) {
    if (!READ_MORE.test(line.text)) {
      block.push(line);
      continue;
    }
    takeBlock(block, READ_MORE.exec(line.text)?.[1]?.trim() ?? '', line);
    block = [];
  }
  if (block.length > 0) takeBlock(block, '', block[0] as Line);
  return found;

  function takeBlock(inner: readonly Line[], linkTitle: string, at: Line): void {
    const doctorAt = inner.findIndex(({ text }) => DOCTOR.test(text));
    const doctor = doctorAt < 0 ? null : DOCTOR.exec(inner[doctorAt]?.text ?? '');
    const [title, ...question] = inner.slice(0, Math.max(0, doctorAt));
    const replyText = inner
      .slice(doctorAt + 1)
      .map(({ text }) => text)
      .join('\n');
    if (doctor === null || title === undefined || replyText === '') {
      const line = inner[0] ?? at;
      notes.push(
        unreadable(
          'similar',
          line,
          `A similar question (${inner.length + 1} lines from here) has no ${doctor === null ? 'doctor' : 'reply'}; it is left out.`,
        ),
      );
      return;
    }
    const questionText = question.map(({ text }) => text).join('\n');
    found.push({
      title: (linkTitle === '' ? title.text : linkTitle).slice(0, 500),
      questionText,
      doctorName: (doctor[1] ?? doctor[3] ?? '').trim(),
      department: (doctor[2] ?? doctor[4] ?? '').trim(),
      replyText,
      excerpted: /(\.\.\.|…)$/u.test(questionText) || /(\.\.\.|…)$/u.test(replyText),
    });
  }
}

function readFaq(lines: readonly Line[], notes: PageNote[]): { topic: string; department: string }[] {
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length === 0) notes.push(missing('faq', 'The page has no related topics.'));
  const found: { topic: string; department: string }[] = [];
  let topic: Line | null = null;
  for (const line of filled) {
    const department = IN_PARENTHESES.exec(line.text)?.[1]?.trim();
    if (department === undefined) {
      if (topic !== null) notes.push(unreadable('faq', topic, 'A topic has no department; it is left out.'));
      topic = line;
    } else if (topic === null) notes.push(unreadable('faq', line, 'A department has no topic; it is left out.'));
    else {
      found.push({ topic: topic.text.slice(0, 160), department });
      topic = null;
    }
  }
  if (topic !== null) notes.push(unreadable('faq', topic, 'A topic has no department; it is left out.'));
  return found;
}

/** `2015/11/29`, `2015-11-29` or `2015.11.29` as a calendar day; null for what is none. */
function readDay(written: string): CalendarDay | null {
  const parts = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/u.exec(written.trim());
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

function paragraphsOf(lines: readonly Line[]): string | null {
  const text = paragraphsFrom(
    lines,
    lines.filter(({ text: content }) => content !== ''),
  );
  return text === '' ? null : text;
}

/** The chosen lines as text: lines as they were, a blank line where the page had at least one. */
function paragraphsFrom(all: readonly Line[], chosen: readonly Line[]): string {
  const blank = new Set(all.filter(({ text }) => text === '').map(({ number }) => number));
  return chosen
    .map(({ text, number }, index) => (index > 0 && blank.has(number - 1) ? `\n${text}` : text))
    .join('\n')
    .trim();
}

function missing(part: PageNote['part'], message: string): PageNote {
  return { severity: 'missing', part, line: null, message };
}

function unreadable(part: PageNote['part'], line: Line, message: string): PageNote {
  return { severity: 'unreadable', part, line: line.number, message };
}
