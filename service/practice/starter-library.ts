import { readFileSync } from 'node:fs';
import { type Template, templateSchema } from '#domain/template.ts';
import { importTemplates } from '#domain/templates/exchange.ts';

const LIBRARY = new URL('../../resources/templates/starter-library.json', import.meta.url);

/**
 * The templates that a service may start with: starting texts, each to be reviewed before use. Any service takes the same
 * file by the Templates workspace's import.
 *
 * @throws {Error} when the file has a problem.
 */
export function readStarterLibrary(): Template[] {
  const { templates, problems } = importTemplates(readFileSync(LIBRARY, 'utf8'), 'team', []);
  if (problems.length > 0) throw new Error(`the starter library has problems: ${JSON.stringify(problems[0])}`);
  return templates.map((content) =>
    templateSchema.parse({
      ...content,
      version: 1,
      ownerAccountId: null,
      updatedAt: '2026-09-01T00:00:00.000Z',
    }),
  );
}
