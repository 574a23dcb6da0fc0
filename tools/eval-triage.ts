import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assessMention } from '#domain/red-flags/assess-mention.ts';
import { evaluateRedFlags, type RedFlagMark } from '#domain/red-flags/evaluate.ts';
import { projectRoot } from './build-app.ts';

/**
 * Scores the red-flag engine on labelled messages beside a keyword list measured in the same run. Options:
 * `--part A|B` one half of the development data, `--misses` the ids and marks of what went wrong.
 */
const DATA = join(projectRoot, '../shared/data/triage');
const ALTERNATIVE = process.env.REPLYDESK_TRIAGE_DATA;
const folder = ALTERNATIVE ?? DATA;

interface Message {
  readonly id: string;
  readonly source: string;
  readonly label: string;
  readonly variant?: string;
  readonly voice?: string;
  readonly concept?: string;
  readonly dx?: string;
  readonly span?: readonly [number, number] | null;
  readonly text: string;
}

interface ContextSentence {
  readonly phrase: string;
  readonly span: readonly [number, number];
  readonly sentence: string;
  readonly negation: string;
  readonly temporality: string;
  readonly experiencer: string;
}

/** What a first version without any grammar would be: plain words, matched as substrings. */
const KEYWORDS =
  `chest pain|heart attack|stroke|can't breathe|cannot breathe|short of breath|shortness of breath|unconscious|unresponsive|seizure|fitting|collapsed|passed out|fainted|overdose|suicide|suicidal|kill myself|want to die|self harm|poison|swallowed|bleach|bleeding|blood|vomiting blood|coughing blood|coughing up blood|black stool|severe pain|worst headache|stiff neck|rash|fever|slurred|face droop|numb|weakness|paralysed|paralyzed|vision loss|lost vision|blurred vision|double vision|anaphylaxis|swollen tongue|allergic reaction|choking|blue lips|floppy|lethargic|drowsy|confused|confusion|dehydrated|head injury|hit my head|broken bone|burn|pregnant|contractions|waters broke|testicle|can't pee|cannot urinate|incontinence|sepsis|meningitis|blood clot|dvt|insulin|hypo|chemo|electric shock|drowning|stabbed|gunshot|car accident|voices|abuse`.split(
    '|',
  );

function readLines<T>(name: string): T[] | null {
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Messages of one origin (a vignette, its paraphrase, its variants) stay in one half. */
function groupOf(message: Message): string {
  if (message.source === 'authored') return `au:${message.concept ?? message.id}`;
  if (/^(semigran|tup)/.test(message.source))
    return `dx:${(message.dx ?? message.id).toLowerCase().replace(/[^a-z0-9]/g, '')}`;
  return message.id;
}

function partOf(key: string): 'A' | 'B' {
  const first = createHash('sha256').update(`red-flag-split-v1:${key}`).digest()[0] ?? 0;
  return first % 2 === 0 ? 'A' : 'B';
}

function wilson(hits: number, count: number): string {
  if (count === 0) return 'no items';
  const z = 1.96;
  const p = hits / count;
  const centre = p + (z * z) / (2 * count);
  const spread = z * Math.sqrt((p * (1 - p)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(p)} % (${hits}/${count}; ${percent((centre - spread) / scale)}–${percent((centre + spread) / scale)})`;
}

const isUrgent = (text: string): boolean => /^T[12]$/.test(evaluateRedFlags(text).tier ?? '');
const hasKeyword = (text: string): boolean => {
  const lower = text.toLowerCase().replace(/[’‘]/g, "'");
  return KEYWORDS.some((keyword) => lower.includes(keyword));
};

const isEmergency = (message: Message): boolean => message.label === 'em';
const isQuiet = (message: Message): boolean => /^(ne|sc|non|none)$/.test(message.label);

function line(name: string, messages: readonly Message[]): void {
  const positives = messages.filter(isEmergency);
  const negatives = messages.filter(isQuiet);
  const score = (fires: (text: string) => boolean): string =>
    `sensitivity ${wilson(positives.filter((m) => fires(m.text)).length, positives.length)}  specificity ${wilson(
      negatives.filter((m) => !fires(m.text)).length,
      negatives.length,
    )}`;
  console.log(`${name.padEnd(30)} ${score(isUrgent)}`);
  console.log(`${'  keywords'.padEnd(30)} ${score(hasKeyword)}`);
}

function overlaps(mark: RedFlagMark, span: readonly [number, number]): boolean {
  return mark.start < span[1] && mark.end > span[0];
}

function f1(truePositive: number, falsePositive: number, falseNegative: number): string {
  const precision = truePositive / Math.max(1, truePositive + falsePositive);
  const recall = truePositive / Math.max(1, truePositive + falseNegative);
  const value = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return `F1 ${value.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ${truePositive + falseNegative} items)`;
}

function scoreMessages(messages: readonly Message[], showMisses: boolean): void {
  const headline = messages.filter((m) => m.source !== 'authored');
  line('healthbench + tup + semigran', headline);
  for (const source of [...new Set(messages.map((m) => m.source))])
    line(
      `  ${source}`,
      messages.filter((m) => m.source === source),
    );
  const authored = messages.filter((m) => m.source === 'authored');
  for (const variant of [...new Set(authored.map((m) => m.variant ?? ''))]) {
    const items = authored.filter((m) => m.variant === variant);
    const fired = items.filter((m) => isUrgent(m.text)).length;
    console.log(`  authored ${variant.padEnd(19)} ${fired} of ${items.length} fire (T1 or T2)`);
  }
  const spans = messages.filter((m) => m.span && evaluateRedFlags(m.text).marks.some((mark) => !mark.muted));
  const hit = spans.filter(
    (m) => m.span && evaluateRedFlags(m.text).marks.some((mark) => !mark.muted && m.span && overlaps(mark, m.span)),
  );
  console.log(`highlight overlaps gold span   ${wilson(hit.length, spans.length)}`);
  if (!showMisses) return;
  for (const message of messages) {
    const { tier, marks } = evaluateRedFlags(message.text);
    const urgent = tier === 'T1' || tier === 'T2';
    const expected = message.label === 'em' ? true : isQuiet(message) ? false : null;
    if (expected === null || expected === urgent) continue;
    console.log(`\nMISS ${message.id} ${message.label} ${message.variant ?? ''}: ${message.text}`);
    for (const mark of marks)
      console.log(
        `   ${mark.ruleId} ${mark.muted ? `muted ${mark.reason}` : (mark.reason ?? '')}: ${message.text.slice(mark.start, mark.end)}`,
      );
  }
}

function scoreContext(sentences: readonly ContextSentence[], showMisses: boolean): void {
  const counts = { negated: [0, 0, 0], historical: [0, 0, 0], 'family member': [0, 0, 0] };
  for (const sentence of sentences) {
    const got = assessMention(sentence.sentence, sentence.span);
    const compare = (name: keyof typeof counts, gold: string, found: string): void => {
      const cell = counts[name];
      if (gold === name && found === name) cell[0] = (cell[0] ?? 0) + 1;
      else if (found === name) cell[1] = (cell[1] ?? 0) + 1;
      else if (gold === name) cell[2] = (cell[2] ?? 0) + 1;
      if (showMisses && (gold === name) !== (found === name))
        console.log(`CONTEXT gold ${gold} got ${found} | ${sentence.phrase} | ${sentence.sentence.slice(-260)}`);
    };
    compare('negated', sentence.negation, got.negation);
    compare('historical', sentence.temporality, got.temporality);
    compare('family member', sentence.experiencer, got.experiencer);
  }
  for (const [name, [tp = 0, fp = 0, fn = 0]] of Object.entries(counts))
    console.log(`context: ${name.padEnd(21)} ${f1(tp, fp, fn)}`);
}

function scoreSpeed(texts: readonly string[]): void {
  for (const text of texts) evaluateRedFlags(text);
  const times = Array.from({ length: 3 }, () => texts)
    .flat()
    .map((text) => {
      const from = performance.now();
      evaluateRedFlags(text);
      return performance.now() - from;
    })
    .sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log(`speed per message: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${texts.length} messages, three times)`);
}

const argumentsGiven = process.argv.slice(2);
const part = argumentsGiven.includes('--part') ? argumentsGiven[argumentsGiven.indexOf('--part') + 1] : null;
const showMisses = argumentsGiven.includes('--misses');
const all = readLines<Message>('dev.jsonl');
if (all === null) console.log('skipped: no ../shared');
else {
  const messages = all.filter((message) => part === null || partOf(groupOf(message)) === part);
  scoreMessages(messages, showMisses);
  console.log(
    'peers, other runs: symptom checkers pooled 56.8 / 92.2 %, best 86.7 / 90.0 %; laypeople 67.5 / 89.6 %; o3 91 / 97 % (Semigran 45)',
  );
  const context = readLines<ContextSentence>('context_dev.jsonl');
  if (context !== null)
    scoreContext(
      context.filter((item) => part === null || partOf(item.sentence) === part),
      showMisses,
    );
  const unlabelled = readLines<{ text: string; id: string }>('unlabelled_hb.jsonl');
  if (unlabelled !== null) {
    const fired = unlabelled.filter((message) => isUrgent(message.text)).length;
    console.log(`alert rate, unlabelled         ${wilson(fired, unlabelled.length)}`);
  }
  const consumer = readLines<{ chq: string }>('../retrieval/meqsum.dev.jsonl.gz');
  if (consumer !== null) {
    const fired = consumer.filter((question) => isUrgent(question.chq)).length;
    console.log(`alert rate, consumer questions ${wilson(fired, consumer.length)}`);
  }
  scoreSpeed(messages.map((message) => message.text));
}
