import { XMLParser } from 'fast-xml-parser';
import Papa from 'papaparse';
import { PageUnreadableError, readQuestionPage } from '../page-import/read-question-page.ts';
import type { CorpusProblem, CorpusReading, CorpusRow } from './corpus-record.ts';

export type CorpusFormat = 'json-lines' | 'csv' | 'medquad-xml' | 'question-page';

/** What a file holds, by the end of its name; null for what cannot be imported. */
export function formatOfName(name: string): CorpusFormat | null {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  if (/\.(jsonl|ndjson)$/.test(plain)) return 'json-lines';
  if (/\.(csv|tsv)$/.test(plain)) return 'csv';
  if (plain.endsWith('.xml')) return 'medquad-xml';
  return plain.endsWith('.txt') ? 'question-page' : null;
}

/** A record as it stands in the file, one that is made already, or why there is none. */
export type RawReading = { readonly row: CorpusRow } | CorpusReading;

/** Reads a file piece by piece, so that one of any size takes little memory. */
export interface CorpusReader {
  push(text: string): RawReading[];
  /** What is left when there is no more text. */
  end(): RawReading[];
}

export function createCorpusReader(format: CorpusFormat): CorpusReader {
  switch (format) {
    case 'json-lines':
      return jsonLinesReader();
    case 'csv':
      return csvReader();
    case 'medquad-xml':
      return wholeReader(readMedquad);
    case 'question-page':
      return wholeReader(readPage);
  }
}

/** A line beyond this is no record but a wrong file; in UTF-16 units. */
const MAX_LINE = 2_000_000;
/** The same for a file that is read as a whole. */
const MAX_WHOLE = 16_000_000;
/** So much of a CSV file is looked at together. */
const CSV_PIECE = 65_536;

function jsonLinesReader(): CorpusReader {
  let rest = '';
  /** Within a line that was given up. */
  let isSkipping = false;
  const read = (line: string): RawReading[] => {
    if (line.trim() === '') return [];
    if (line.length > MAX_LINE) return [{ problem: 'too-long' }];
    try {
      const json: unknown = JSON.parse(line);
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return [{ problem: 'not-json' }];
      return [{ row: Object.fromEntries(Object.entries(json).map(([name, value]) => [name, textOf(value)])) }];
    } catch {
      return [{ problem: 'not-json' }];
    }
  };
  return {
    push(text) {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      if (isSkipping && lines.length > 0) {
        lines.shift();
        isSkipping = false;
      }
      const readings = lines.flatMap(read);
      if (isSkipping) rest = '';
      if (rest.length <= MAX_LINE) return readings;
      rest = '';
      isSkipping = true;
      return [...readings, { problem: 'too-long' }];
    },
    end: () => (isSkipping ? [] : read(rest)),
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function csvReader(): CorpusReader {
  let rest = '';
  let columns: string[] | null = null;
  let delimiter: string | null = null;
  let isGivenUp = false;
  function read(isLast: boolean): RawReading[] {
    delimiter ??= Papa.parse(rest.slice(0, CSV_PIECE), { preview: 20, skipEmptyLines: true }).meta.delimiter;
    const parsed: Papa.ParseResult<string[]> = new Papa.Parser({ delimiter }).parse(rest, 0, !isLast);
    rest = isLast ? '' : rest.slice(parsed.meta.cursor);
    const rows = parsed.data.filter((row) => row.some((cell) => cell.trim() !== ''));
    if (columns === null && rows.length > 0)
      columns = (rows.shift() ?? []).map((name, index) => name.replace(/^\uFEFF/, '').trim() || `${index + 1}`);
    const names = columns ?? [];
    return rows.map((row) => ({ row: Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])) }));
  }
  return {
    push(text) {
      if (isGivenUp) return [];
      rest += text;
      if (rest.length < CSV_PIECE) return [];
      const readings = read(false);
      // A quotation mark that is never closed makes one endless cell.
      if (rest.length <= MAX_LINE) return readings;
      isGivenUp = true;
      rest = '';
      return [...readings, { problem: 'unreadable-file' }];
    },
    end: () => (rest.trim() === '' ? [] : read(true)),
  };
}

function wholeReader(read: (text: string) => RawReading[]): CorpusReader {
  let whole = '';
  return {
    push(text) {
      if (whole.length <= MAX_WHOLE) whole += text;
      return [];
    },
    end: () => (whole.length > MAX_WHOLE ? [{ problem: 'too-long' }] : read(whole)),
  };
}

/** A document type could define entities that blow up, and MedQuAD needs none: one that brings it is refused below. */
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => name === 'QAPair',
});

/** MedQuAD's XML: a focus, and questions with answers about it. Its root is not the same in all of its folders. */
function readMedquad(text: string): RawReading[] {
  const unreadable: { problem: CorpusProblem } = { problem: 'unreadable-file' };
  if (/<!DOCTYPE/i.test(text)) return [unreadable];
  let parsed: unknown;
  try {
    parsed = xml.parse(text);
  } catch {
    return [unreadable];
  }
  const document = asObject(Object.entries(asObject(parsed)).find(([name]) => !name.startsWith('?'))?.[1]);
  const pairs = asObject(document.QAPairs).QAPair;
  if (!Array.isArray(pairs)) return document.QAPairs === undefined ? [unreadable] : [];
  return pairs.map((pair) => {
    const { Question: question, Answer: answer } = asObject(pair);
    return {
      row: {
        question: contentOf(question),
        answer: contentOf(answer),
        focus: contentOf(document.Focus),
        source: contentOf(document['@source']),
        url: contentOf(document['@url']),
      },
    };
  });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function contentOf(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? asObject(value)['#text'] : value;
  return textOf(text).replace(/\s+/gu, ' ').trim();
}

/** A page of the service's own kind: its question with the reply, and the similar ones of which it has the beginnings. */
function readPage(text: string): RawReading[] {
  try {
    const { title, body, department, language, reply, similar } = readQuestionPage(text);
    const whole: RawReading[] =
      reply === null
        ? []
        : [
            {
              record: {
                title: title.slice(0, 500),
                questionText: body,
                replyText: reply.text,
                doctorName: reply.doctorName,
                department: reply.department || department,
                excerpted: false,
                answeredOn: reply.repliedOn,
                language,
              },
            },
          ];
    return [
      ...whole,
      ...similar.map(
        (answer): RawReading =>
          answer.replyText === ''
            ? { problem: 'no-reply' }
            : { record: { ...answer, department: answer.department || department, answeredOn: null, language } },
      ),
    ];
  } catch (error) {
    if (error instanceof PageUnreadableError) return [{ problem: 'unreadable-file' }];
    throw error;
  }
}
