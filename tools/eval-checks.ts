import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { departmentIdSchema } from '#domain/ids.ts';
import { checkReply } from '#domain/reply-checks/check-reply.ts';
import { findIdentifiers } from '#domain/reply-checks/identifiers/find-identifiers.ts';
import { IDENTIFIER_KINDS, type Identifier, type IdentifierKind } from '#domain/reply-checks/identifiers/identifier.ts';
import { countWords } from '#domain/reply-checks/reading-level.ts';
import { isChinese } from '#domain/reply-checks/reply-text.ts';
import { plainTextOf, richTextFromPlain } from '#domain/rich-text.ts';
import { DEPARTMENTS } from '#service/practice/people.ts';
import { projectRoot } from './build-app.ts';
import { readMarkedSentences, wilson } from './eval-checks/marked-sentences.ts';

/**
 * Scores the detectors of identifiers on marked sentences. A find counts when it is of the marked kind and overlaps the
 * mark. `--misses` names what went wrong.
 */
const showMisses = process.argv.includes('--misses');

interface Count {
  hits: number;
  missed: number;
  wrong: number;
}

function score(file: string): void {
  const sentences = readMarkedSentences(readFileSync(join(projectRoot, 'tools/eval-checks', file), 'utf8'));
  const counts = new Map<string, Count>();
  const count = (name: string): Count => {
    const known = counts.get(name) ?? { hits: 0, missed: 0, wrong: 0 };
    counts.set(name, known);
    return known;
  };
  for (const { text, alias, marks } of sentences) {
    const found = findIdentifiers(text, alias);
    const language = isChinese(text) ? 'Chinese' : 'English';
    const agree = (one: Identifier, other: Identifier): boolean =>
      one.kind === other.kind && one.start < other.end && other.start < one.end;
    const note = (kind: IdentifierKind, result: keyof Count): void => {
      for (const name of ['all', language, kind]) count(name)[result] += 1;
    };
    for (const mark of marks) note(mark.kind, found.some((one) => agree(one, mark)) ? 'hits' : 'missed');
    for (const one of found) if (!marks.some((mark) => agree(one, mark))) note(one.kind, 'wrong');
    if (!showMisses) continue;
    const missed = marks.filter((mark) => !found.some((one) => agree(one, mark)));
    const wrong = found.filter((one) => !marks.some((mark) => agree(one, mark)));
    if (missed.length + wrong.length === 0) continue;
    const show = (list: readonly Identifier[]): string =>
      list.map(({ kind, start, end }) => `${kind} "${text.slice(start, end)}"`).join(', ');
    console.log(`  ${text}\n    missed: ${show(missed) || 'none'}; wrong: ${show(wrong) || 'none'}`);
  }
  console.log(
    `\n${file}: ${sentences.length} sentences, ${sentences.filter(({ marks }) => marks.length === 0).length} of them with nothing to find`,
  );
  console.log(`${'kind'.padEnd(10)} ${'precision (95 % interval)'.padEnd(34)} recall (95 % interval)`);
  for (const name of ['all', 'English', 'Chinese', ...IDENTIFIER_KINDS]) {
    const { hits, missed, wrong } = count(name);
    console.log(`${name.padEnd(10)} ${wilson(hits, hits + wrong).padEnd(34)} ${wilson(hits, hits + missed)}`);
  }
}

/**
 * Answers that none of us wrote and that name nobody they should not, but for addresses of institutes: whatever is found
 * in them costs a doctor a look.
 */
function scoreAnswers(): void {
  const file = join(projectRoot, '../shared/data/retrieval/corpus.medquad.jsonl.gz');
  if (!existsSync(file)) {
    console.log('\nFinds in MedQuAD answers: skipped: no ../shared');
    return;
  }
  const answers = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    // Every eighth is enough, and none of them was chosen.
    .filter((_, index) => index % 8 === 0)
    .map((line) => (JSON.parse(line) as { a?: string }).a ?? '')
    .filter((answer) => answer !== '');
  const found = answers.map((answer) => findIdentifiers(answer, null));
  const words = answers.reduce((sum, answer) => sum + countWords(answer), 0);
  const byKind = IDENTIFIER_KINDS.map((kind) => `${kind} ${found.flat().filter((one) => one.kind === kind).length}`);
  console.log(`\nFinds in ${answers.length} MedQuAD answers of ${words} words: ${byKind.join(', ')}`);
  console.log(`answers with a find: ${wilson(found.filter(({ length }) => length > 0).length, answers.length)}`);
}

/** All checks on one reply of 5,000 words, as Send runs them, beside a frame of 60 Hz. */
function scoreSpeed(): void {
  const paragraph =
    'A click without pain is common and it does no harm to the joint. Keep moving, and avoid deep squats for two weeks. Take paracetamol 500 mg when it hurts. If it swells, locks or gets worse, please see a doctor.';
  const body = richTextFromPlain(Array.from({ length: 125 }, () => paragraph).join('\n\n'));
  const words = countWords(plainTextOf(body));
  const run = (): number => {
    const startedMs = performance.now();
    checkReply({
      content: { body, moreInformation: null },
      question: {
        title: 'Clicking knee',
        body: 'My knee clicks. Is it dangerous?',
        followUps: [],
        alias: 'Margaret Ellis',
        language: 'en',
        departmentId: departmentIdSchema.parse('orthopedics'),
      },
      urgency: 'T2',
      isAskBack: false,
      departments: DEPARTMENTS,
      unansweredAsks: [],
    });
    return performance.now() - startedMs;
  };
  const cold = run();
  const timesMs = Array.from({ length: 50 }, run).sort((a, b) => a - b);
  const at = (share: number): string => (timesMs[Math.floor(timesMs.length * share)] ?? 0).toFixed(1);
  console.log(
    `\nAll checks on ${words} words: first ${cold.toFixed(1)} ms, then p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (a frame is 16.7 ms)`,
  );
}

score('identifiers-development.txt');
if (process.argv.includes('--frozen')) score('identifiers-frozen.txt');
else console.log('\nThe frozen set is scored with --frozen.');
scoreAnswers();
scoreSpeed();
