import { ensureChromium } from '#tools/prerequisites.ts';
import { benchFirstSync } from './first-sync.ts';
import { formatResult, machineLine, reaches } from './report.ts';
import { benchWindow } from './window.ts';

/** Every benchmark, each figure as a ratio to its peer from this very run. A miss is said and does not fail the run. */
ensureChromium();
console.log(machineLine());
const results = [await benchFirstSync(), ...(await benchWindow())];
for (const result of results) console.log(formatResult(result));
console.log(`${results.filter(reaches).length} of ${results.length} goals reached`);
