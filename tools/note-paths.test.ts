import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, it } from 'vitest';
import { replyContentSchema } from '#domain/reply.ts';
import { projectRoot } from './build-app.ts';

const PANEL = 'src/renderer/features/question/notes-panel.tsx';
const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** Every file that a file reaches by its imports of files. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const [, path = ''] of read(file).matchAll(/(?:from|import)\s+'(\.{1,2}\/[^']+\.tsx?)'/gu)) {
    reachedFrom(relative(projectRoot, normalize(join(projectRoot, dirname(file), path))), reached);
  }
  return reached;
}

it('the panel of notes knows nothing of the reply: neither its session nor its editor', () => {
  const reached = [...reachedFrom(PANEL)];
  expect(reached).toContain('src/renderer/features/question/note-drafts.ts');
  expect(reached.filter((file) => /reply|features\/(?!question\/)/u.test(file))).toEqual([]);
});

it('the panel of notes calls one procedure, and a reply has no place for a note', () => {
  expect([...read(PANEL).matchAll(/\bdesk(?:Client)?\.([\w.]+)/gu)].map(([, path]) => path)).toEqual([
    'question.addNote.mutationOptions',
  ]);
  expect(Object.keys(replyContentSchema.shape).filter((key) => /note/iu.test(key))).toEqual([]);
});

it('notes that are kept are read by what shows and carries them, and by nothing that makes a reply or a page', () => {
  const readers = globSync(['src/main/**/*.ts', 'service/**/*.ts', 'src/domain/**/*.ts'], { cwd: projectRoot })
    .filter((file) => !/\.test\.|test-support/u.test(file))
    .filter((file) =>
      /store\.notes|repositories\/notes|['/]notes\.ts'|note-rows|\bnoteSchema\b|\bNote\b[^a-z].*triage\.ts/u.test(
        read(file),
      ),
    )
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
  expect(readers).toEqual([
    'service/commands/apply-commands.ts',
    'service/commands/notes.ts',
    'service/commands/transfer.ts',
    'service/questions/note-rows.ts',
    'src/domain/triage.ts',
    'src/main/desk/features/question-actions.ts',
    'src/main/desk/features/question-details.ts',
    'src/main/desk/store/repositories/notes.ts',
    'src/main/desk/store/store.ts',
    'src/main/desk/sync/mirrors.ts',
    'src/main/desk/sync/shown-ahead.ts',
  ]);
});
