import { z } from 'zod';
import { calendarDaySchema } from '../time.ts';

const MAX_TEXT = 200_000;

export const corpusRecordSchema = z.object({
  title: z.string().min(1).max(500),
  questionText: z.string().max(MAX_TEXT),
  replyText: z.string().min(1).max(MAX_TEXT),
  /** Null where the source names nobody. */
  doctorName: z.string().min(1).max(120).nullable(),
  /** As the source writes it; null where it names none. */
  department: z.string().min(1).max(80).nullable(),
  /** True where the source has only the beginnings of the texts. */
  excerpted: z.boolean(),
  answeredOn: calendarDaySchema.nullable(),
  /** BCP 47. */
  language: z.string().min(2).max(35),
});
/** An answered question of a file that is imported. */
export type CorpusRecord = z.infer<typeof corpusRecordSchema>;

export const corpusProblemSchema = z.enum([
  /** A line of JSON Lines that is no JSON object. */
  'not-json',
  'no-question',
  'no-reply',
  /** A question or a reply longer than 200,000 characters, or a line of some megabytes. */
  'too-long',
  /** The file as a whole is not what its ending says. */
  'unreadable-file',
]);
/** Why a record is left out. Never any of the file's text. */
export type CorpusProblem = z.infer<typeof corpusProblemSchema>;

export const corpusReadingSchema = z.union([
  z.object({ record: corpusRecordSchema }),
  z.object({ problem: corpusProblemSchema }),
]);
/** What became of one record of a file. */
export type CorpusReading = z.infer<typeof corpusReadingSchema>;

/** The fields that are read from columns. */
export const CORPUS_FIELDS = [
  'title',
  'questionText',
  'replyText',
  'doctorName',
  'department',
  'answeredOn',
  'language',
] as const;
export type CorpusField = (typeof CORPUS_FIELDS)[number];

/** Which column of a file each field is read from; null leaves it empty. */
export type ColumnMapping = Readonly<Record<CorpusField, string | null>>;

/** A record of a file as it stands there: texts by the names of its columns. */
export type CorpusRow = Readonly<Record<string, string>>;

/** Names of columns that mean a field, as they are met in corpora; compared without case and punctuation. */
const USUAL_NAMES: Readonly<Record<CorpusField, readonly string[]>> = {
  title: ['title', 'q', 'question', 'questiontitle', 'subject', 'summary', '標題', '問題'],
  questionText: ['questiontext', 'body', 'questionbody', 'description', 'details', 'message', '內容', '描述'],
  replyText: ['replytext', 'a', 'answer', 'reply', 'response', 'answertext', '回覆', '答案', '回答'],
  doctorName: ['doctorname', 'doctor', 'author', 'physician', 'answeredby', '醫師', '醫生'],
  department: ['department', 'departmentname', 'specialty', 'speciality', 'dept', '科別', '科'],
  answeredOn: ['answeredon', 'date', 'answerdate', 'repliedon', 'replydate', '日期', '回覆日期'],
  language: ['language', 'lang', '語言'],
};

/** What the columns most likely mean, for a person to confirm. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const find = (field: CorpusField): string | null => {
    for (const usual of USUAL_NAMES[field]) {
      const column = columns.find((name) => plain(name) === usual);
      if (column !== undefined) return column;
    }
    return null;
  };
  return {
    title: find('title'),
    questionText: find('questionText'),
    replyText: find('replyText'),
    doctorName: find('doctorName'),
    department: find('department'),
    answeredOn: find('answeredOn'),
    language: find('language'),
  };
}

/** The record that a row means. A name, date or language that cannot be read is left empty rather than guessed. */
export function readRow(row: CorpusRow, mapping: ColumnMapping): CorpusReading {
  const textIn = (field: CorpusField): string => {
    const column = mapping[field];
    return column !== null && Object.hasOwn(row, column) ? (row[column] ?? '').toWellFormed().trim() : '';
  };
  const questionText = textIn('questionText');
  const title = textIn('title') || questionText;
  const replyText = textIn('replyText');
  if (title === '') return { problem: 'no-question' };
  if (replyText === '') return { problem: 'no-reply' };
  if (Math.max(title.length, questionText.length, replyText.length) > MAX_TEXT) return { problem: 'too-long' };
  const day = calendarDaySchema.safeParse(textIn('answeredOn').slice(0, 10));
  const language = textIn('language');
  return {
    record: {
      title: title.slice(0, 500).toWellFormed(),
      questionText: questionText || title,
      replyText,
      doctorName: textIn('doctorName').slice(0, 120).toWellFormed() || null,
      department: textIn('department').slice(0, 80).toWellFormed() || null,
      excerpted: false,
      answeredOn: day.success ? day.data : null,
      language: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : languageOf(title),
    },
  };
}

function languageOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? 'zh-Hant' : 'en';
}
