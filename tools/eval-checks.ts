import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findIdentifiers } from '#domain/reply-checks/identifiers/find-identifiers.ts';
import { IDENTIFIER_KINDS, type Identifier, type IdentifierKind } from '#domain/reply-checks/identifiers/identifier.ts';
import { isChinese } from '#domain/reply-checks/reply-text.ts';
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

score('identifiers-development.txt');
if (process.argv.includes('--frozen')) score('identifiers-frozen.txt');
else console.log('\nThe frozen set is scored with --frozen.');
