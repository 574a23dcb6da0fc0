import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createORPCClient, isDefinedError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { z } from 'zod';
import { decodeProblem, fetchWithProblems } from '#contract/problem.ts';
import { type ImportedAnswer, importedPageSchema, serviceContract } from '#contract/service.ts';
import { formatOfName } from '#domain/corpus-import/corpus-reader.ts';
import { CORPUS_FIELDS, type ColumnMapping, guessMapping, readRow } from '#domain/corpus-import/corpus-record.ts';
import { type PageReading, PageUnreadableError, readQuestionPage } from '#domain/page-import/read-question-page.ts';
import { filesIn, readCorpusFile, toImportedAnswer } from './import/read-corpus.ts';
import { findRunningService } from './practice-service.ts';

const USAGE = `Usage: npm run import -- FILE… [--service URL] [--intake-key KEY] [--as pending|answered] [--department NAME]
         [--column FIELD=COLUMN] [--skip N] [--dry-run]
  FILE            a question page as text; a corpus as JSON Lines (.jsonl), CSV or MedQuAD XML, also packed (.gz); or a
                  folder of such files
  --as pending    a page's question enters the queue; its own reply is left out (the default)
  --as answered   the whole page is published as it is
  --department    the department of the service to use where the file's is unknown or missing
  --column        which column of a corpus is a field, where its name does not say; once for each field:
                  ${CORPUS_FIELDS.join(', ')}
  --skip          records of a corpus to pass over, as a broken import says
  --dry-run       read and tell, but store nothing`;
const ANSWERS_PER_REQUEST = 500;
/** Most records that are named as left out. */
const SHOWN_PROBLEMS = 20;

type ServiceClient = ContractRouterClient<typeof serviceContract>;

interface ImportOptions {
  readonly files: readonly string[];
  readonly as: 'pending' | 'answered';
  readonly department: string | null;
  readonly dryRun: boolean;
  /** Columns that are named, beside those that are guessed. */
  readonly columns: Partial<ColumnMapping>;
  /** Records of a corpus that were imported before. */
  readonly skip: number;
}

/** A file was not imported; the message says why and what to do. */
class ImportError extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      'intake-key': { type: 'string' },
      as: { type: 'string', default: 'pending' },
      department: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      column: { type: 'string', multiple: true, default: [] },
      skip: { type: 'string', default: '0' },
    },
  });
  const skip = Number(values.skip);
  const columns = readColumns(values.column);
  const isUsable = positionals.length > 0 && Number.isInteger(skip) && skip >= 0 && columns !== null;
  if (!isUsable || (values.as !== 'pending' && values.as !== 'answered')) {
    console.error(USAGE);
    return 2;
  }
  const options: ImportOptions = {
    files: positionals,
    as: values.as,
    department: values.department ?? null,
    dryRun: values['dry-run'],
    columns,
    skip,
  };
  const url =
    values.service ?? (await findRunningService()) ?? process.env.REPLYDESK_SERVICE ?? 'http://127.0.0.1:4680';
  const client = options.dryRun
    ? null
    : connect(url, values['intake-key'] ?? process.env.REPLYDESK_INTAKE_KEY ?? (await practiceKey(url)));
  let failed = 0;
  for (const file of options.files) {
    try {
      console.log(`${basename(file)}\n${await importFile(file, client, url, options)}\n`);
    } catch (error) {
      failed += 1;
      console.error(`${basename(file)}\n  not imported: ${explain(error, url)}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
}

/** `field=column`, each; null when one is not. */
function readColumns(given: readonly string[]): Partial<ColumnMapping> | null {
  const pairs = given.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  const isKnown = (field: string): boolean => (CORPUS_FIELDS as readonly string[]).includes(field);
  return pairs.every(([field]) => isKnown(field)) ? Object.fromEntries(pairs) : null;
}

function connect(url: string, key: string | null): ServiceClient {
  if (key === null)
    throw new ImportError(
      `${url} is no practice service. Name its intake key with --intake-key or REPLYDESK_INTAKE_KEY.`,
    );
  return createORPCClient(
    new OpenAPILink(serviceContract, {
      url,
      headers: { authorization: `Bearer ${key}` },
      fetch: fetchWithProblems,
      customErrorResponseBodyDecoder: decodeProblem,
    }),
  );
}

/** The practice service's key is known to everybody; any other service keeps its own. */
async function practiceKey(url: string): Promise<string | null> {
  try {
    const answer = await fetch(new URL('/v1/practice', url), { signal: AbortSignal.timeout(5000) });
    const { practice } = (await answer.json()) as { practice?: boolean };
    return practice === true ? 'practice-intake' : null;
  } catch (error) {
    throw new ImportError(unreachable(url), { cause: error });
  }
}

async function importFile(
  file: string,
  client: ServiceClient | null,
  url: string,
  options: ImportOptions,
): Promise<string> {
  if (statSync(file).isDirectory()) return importCorpus(filesIn(file), client, options);
  const format = formatOfName(file);
  if (format !== null && format !== 'question-page') return importCorpus([file], client, options);
  return importPage(readQuestionPage(readFileSync(file, 'utf8')), client, url, options);
}

async function importPage(
  reading: PageReading,
  client: ServiceClient | null,
  url: string,
  options: ImportOptions,
): Promise<string> {
  const department = options.department ?? reading.department;
  if (department === null) throw new ImportError('the page names no department. Say which with --department NAME.');
  const replace = (written: string): string => (written === reading.department ? department : written);
  const page = importedPageSchema.parse({
    subject: reading.subject,
    title: reading.title,
    body: reading.body,
    department,
    alias: reading.alias,
    ageBand: reading.ageBand,
    sex: reading.sex,
    language: reading.language,
    askedOn: reading.askedOn,
    reply:
      options.as === 'answered' && reading.reply !== null
        ? { ...reading.reply, department: replace(reading.reply.department || department) }
        : null,
    similar: reading.similar.map(
      (answer): ImportedAnswer => ({
        ...answer,
        department: replace(answer.department || department),
        answeredOn: null,
        language: reading.language,
      }),
    ),
    faqTopics: reading.faqTopics.map(({ topic, department: written }) => ({ topic, department: replace(written) })),
  });
  const lines = [
    `  question: “${page.title}”, ${department}, ${[page.alias, page.ageBand, page.sex].filter((part) => part !== null).join(', ')}, asked ${page.askedOn ?? 'without a date'}`,
    replyLine(reading, options.as),
    `  similar questions: ${page.similar.length}; topics: ${page.faqTopics.length}`,
    ...reading.notes.map(
      ({ severity, line, message }) => `  ${severity}${line === null ? '' : ` (line ${line})`}: ${message}`,
    ),
  ];
  if (client === null) return [...lines, '  nothing was imported (--dry-run)'].join('\n');
  const result = await client.intake.importPage(page);
  return [
    ...lines,
    result.created
      ? `  imported: new similar questions ${result.similarAdded}, new topics ${result.faqTopicsAdded}`
      : '  it was there already; nothing changed',
    `  id: ${result.id}`,
    `  page: ${new URL(`/q/${result.id}`, url).href}`,
  ].join('\n');
}

function replyLine(reading: PageReading, as: 'pending' | 'answered'): string {
  if (reading.reply === null) return '  reply: none';
  return as === 'answered'
    ? `  reply: by Dr. ${reading.reply.doctorName}, published as it is`
    : `  reply: by Dr. ${reading.reply.doctorName}, left out so that the question waits for an answer (--as answered keeps it)`;
}

/** The files of a corpus, one after the other; `skip` records were imported before. */
async function importCorpus(
  files: readonly string[],
  client: ServiceClient | null,
  options: ImportOptions,
): Promise<string> {
  const problems = new Map<string, number>();
  const examples: string[] = [];
  let waiting: ImportedAnswer[] = [];
  let read = 0;
  let imported = 0;
  let added = 0;
  let alreadyThere = 0;
  /** All records before it are with the service. */
  let through = 0;
  const send = async (): Promise<void> => {
    const answers = waiting;
    waiting = [];
    imported += answers.length;
    if (client === null || answers.length === 0) return;
    try {
      const result = await client.intake.importAnswers({ answers });
      added += result.added;
      alreadyThere += result.alreadyThere;
    } catch (error) {
      if (through > 0) process.stderr.write(`\nWhat was sent stays. Go on with --skip ${through}.\n`);
      throw error;
    }
    through = read;
    process.stderr.write(`\r${read.toLocaleString('en')} records read, ${imported.toLocaleString('en')} sent`);
  };
  for (const file of files) {
    for await (const reading of readCorpusFile(file)) {
      read += 1;
      if (read <= options.skip) continue;
      const made =
        'row' in reading
          ? readRow(reading.row, { ...guessMapping(Object.keys(reading.row)), ...options.columns })
          : reading;
      const answer = toImportedAnswer(made, options.department);
      if (typeof answer === 'string') {
        problems.set(answer, (problems.get(answer) ?? 0) + 1);
        if (examples.length < SHOWN_PROBLEMS)
          examples.push(`  left out: record ${read} of ${basename(file)}: ${answer}`);
      } else waiting.push(answer);
      if (waiting.length === ANSWERS_PER_REQUEST) await send();
    }
  }
  await send();
  process.stderr.write('\n');
  const leftOut = [...problems].map(([problem, count]) => `  left out: ${count} × ${problem}`);
  if (imported === 0) throw new ImportError(`no answered question was found.\n${[...leftOut, ...examples].join('\n')}`);
  return [
    `  answered questions read: ${imported}`,
    client === null ? '  nothing was imported (--dry-run)' : `  imported: ${added}; there already: ${alreadyThere}`,
    ...leftOut,
    ...examples,
  ].join('\n');
}

function unreachable(url: string): string {
  return `${url} does not answer. Start the service (npm run service -- --port 4680 --seed practice) or name another with --service.`;
}

function explain(error: unknown, url: string): string {
  if (error instanceof PageUnreadableError || error instanceof ImportError) return error.message;
  if (error instanceof z.ZodError)
    return `${error.issues[0]?.path.join('.') ?? 'a field'} is longer or other than the service takes`;
  if (error instanceof Error && isDefinedError(error)) {
    const { code, data } = error as unknown as {
      code: string;
      data: { known?: string[]; field?: string; expected?: string };
    };
    if (code === 'UNKNOWN_DEPARTMENT')
      return `the service does not have its department. It has: ${data.known?.join(', ')}. Choose one with --department NAME; nothing of the file was imported.`;
    if (code === 'UNREADABLE_FIELD') return `${data.field} cannot be read; expected ${data.expected}.`;
    if (code === 'UNAUTHORIZED') return 'the intake key is wrong. Name the right one with --intake-key.';
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is no such file.';
  if (error instanceof TypeError) return unreachable(url);
  return 'the service could not take it. Nothing was imported; try again.';
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof ImportError ? error.message : USAGE);
  process.exitCode = 2;
}
