import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createORPCClient, isDefinedError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { z } from 'zod';
import { decodeProblem, fetchWithProblems } from '#contract/problem.ts';
import { type ImportedAnswer, importedPageSchema, serviceContract } from '#contract/service.ts';
import { type PageReading, PageUnreadableError, readQuestionPage } from '#domain/page-import/read-question-page.ts';
import { findRunningService } from './practice-service.ts';

const USAGE = `Usage: npm run import -- FILE… [--service URL] [--intake-key KEY] [--as pending|answered] [--department NAME] [--dry-run]
  FILE            a question page as text, or a corpus as .jsonl or .jsonl.gz
  --as pending    a page's question enters the queue; its own reply is left out (the default)
  --as answered   the whole page is published as it is
  --department    the department of the service to use where the file's is unknown or missing`;
const ANSWERS_PER_REQUEST = 500;

type ServiceClient = ContractRouterClient<typeof serviceContract>;

interface ImportOptions {
  readonly files: readonly string[];
  readonly as: 'pending' | 'answered';
  readonly department: string | null;
  readonly dryRun: boolean;
}

/** A file was not imported; the message says why and what to do. */
class ImportError extends Error {}

const corpusLineSchema = z.looseObject({
  title: z.string().optional(),
  q: z.string().optional(),
  questionText: z.string().optional(),
  replyText: z.string().optional(),
  a: z.string().optional(),
  doctorName: z.string().nullish(),
  department: z.string().optional(),
  answeredOn: z.iso.date().nullish(),
  language: z.string().optional(),
});

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      'intake-key': { type: 'string' },
      as: { type: 'string', default: 'pending' },
      department: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0 || (values.as !== 'pending' && values.as !== 'answered')) {
    console.error(USAGE);
    return 2;
  }
  const options: ImportOptions = {
    files: positionals,
    as: values.as,
    department: values.department ?? null,
    dryRun: values['dry-run'],
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
  const bytes = readFileSync(file);
  if (/\.jsonl(\.gz)?$/i.test(file)) {
    return importCorpus((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), client, options);
  }
  return importPage(readQuestionPage(bytes.toString('utf8')), client, url, options);
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

async function importCorpus(text: string, client: ServiceClient | null, options: ImportOptions): Promise<string> {
  const problems: string[] = [];
  const answers = text.split('\n').flatMap((line, index): ImportedAnswer[] => {
    if (line.trim() === '') return [];
    const answer = readCorpusLine(line, options.department);
    if (typeof answer !== 'string') return [answer];
    problems.push(`  left out (line ${index + 1}): ${answer}`);
    return [];
  });
  let added = 0;
  let alreadyThere = 0;
  for (let start = 0; client !== null && start < answers.length; start += ANSWERS_PER_REQUEST) {
    const result = await client.intake.importAnswers({ answers: answers.slice(start, start + ANSWERS_PER_REQUEST) });
    added += result.added;
    alreadyThere += result.alreadyThere;
    process.stderr.write(`\r${Math.min(start + ANSWERS_PER_REQUEST, answers.length)} of ${answers.length}`);
  }
  if (answers.length === 0) throw new ImportError(`it has no answered question.\n${problems.slice(0, 20).join('\n')}`);
  process.stderr.write('\n');
  return [
    `  answered questions read: ${answers.length}`,
    client === null ? '  nothing was imported (--dry-run)' : `  imported: ${added}; there already: ${alreadyThere}`,
    ...problems.slice(0, 20),
    ...(problems.length > 20 ? [`  … and ${problems.length - 20} more lines left out`] : []),
  ].join('\n');
}

/** The answer of a line, or why there is none. */
function readCorpusLine(line: string, department: string | null): ImportedAnswer | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'no JSON';
  }
  const parsed = corpusLineSchema.safeParse(json);
  if (!parsed.success) return `${parsed.error.issues[0]?.path.join('.') || 'the line'} is not as expected`;
  const title = parsed.data.title ?? parsed.data.q;
  const replyText = parsed.data.replyText ?? parsed.data.a;
  const where = department ?? parsed.data.department;
  if (title === undefined || title.trim() === '') return 'it has no title (title or q)';
  if (replyText === undefined || replyText.trim() === '') return 'it has no reply (replyText or a)';
  if (where === undefined) return 'it names no department; say which with --department NAME';
  return {
    title: title.slice(0, 500),
    questionText: (parsed.data.questionText ?? title).slice(0, 200_000),
    doctorName: parsed.data.doctorName ?? null,
    department: where,
    replyText: replyText.slice(0, 200_000),
    excerpted: false,
    answeredOn: parsed.data.answeredOn ?? null,
    language: parsed.data.language ?? (/\p{Script=Han}/u.test(title) ? 'zh-Hant' : 'en'),
  };
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
