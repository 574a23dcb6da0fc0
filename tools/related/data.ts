import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '../build-app.ts';

/** Where the evaluation data lies; it is not part of the product, and what needs it says so when it is missing. */
export const dataFolder = process.env.REPLYDESK_RETRIEVAL_DATA ?? join(projectRoot, '../shared/data/retrieval');

export function hasData(): boolean {
  return existsSync(join(dataFolder, 'corpus.medquad.jsonl.gz'));
}

/** The objects of a file of JSON lines, gunzipped where its name says so. */
export function readLines<T>(file: string): T[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

export interface CorpusRecord {
  readonly id: string;
  readonly q: string;
  readonly focus?: string;
  readonly a?: string;
}

export interface MedquadRecord extends CorpusRecord {
  readonly focus: string;
  readonly qtype: string;
  readonly syn: readonly string[];
  readonly a: string;
}

export interface QuestionPair {
  readonly pid: string;
  readonly label: 0 | 1;
  readonly q1: string;
  readonly q2: string;
}

export interface MessageSummary {
  readonly id: string;
  readonly chq: string;
  readonly summary: string;
}

const fileOf = (name: string): string => join(dataFolder, name);
export const readMedquad = (): MedquadRecord[] => readLines(fileOf('corpus.medquad.jsonl.gz'));
export const readEntailmentTraining = (): QuestionPair[] => readLines(fileOf('rqe.train.pairs.jsonl.gz'));
export const readEntailmentDev = (): QuestionPair[] => readLines(fileOf('rqe.dev.pairs.jsonl'));
export const readMessageSummaries = (): MessageSummary[] => readLines(fileOf('meqsum.dev.jsonl.gz'));

/** Which half of the training pairs a question belongs to: the word vectors learn from one, the ranking from the other. */
export function halfOf(text: string): 0 | 1 {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return ((hash >>> 0) % 2) as 0 | 1;
}
