import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hostOptions } from './electron/options.ts';
import { findChromium } from './find-chromium.ts';

/**
 * Runs the built main process on Node with an installed Chromium as its window:
 * `node chromium-host/run.ts [--headless] [--cdp-port N] [--chromium PATH] [--main FILE] -- <arguments for main>`.
 * Prints one line when the first window has loaded: `{"ready":true,"cdpPort":N}`.
 */
const separator = process.argv.indexOf('--');
const { values } = parseArgs({
  args: process.argv.slice(2, separator < 0 ? undefined : separator),
  options: {
    headless: { type: 'boolean', default: false },
    'cdp-port': { type: 'string' },
    chromium: { type: 'string' },
    main: { type: 'string', default: fileURLToPath(new URL('../out/main/index.js', import.meta.url)) },
  },
});

const chromiumPath = values.chromium ?? findChromium();
if (chromiumPath === null) {
  process.stderr.write(
    'No Chromium was found. Install one (Debian: apt-get install -y chromium) or name one with REPLYDESK_CHROMIUM=/path/to/chromium.\n',
  );
  process.exit(3);
}
hostOptions.headless = values.headless;
hostOptions.cdpPort = values['cdp-port'] === undefined ? null : Number(values['cdp-port']);
hostOptions.chromiumPath = chromiumPath;
hostOptions.onFirstWindow = () => {
  process.stdout.write(`${JSON.stringify({ ready: true, cdpPort: hostOptions.cdpPort })}\n`);
};

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron/index.ts', import.meta.url).href, shortCircuit: true };
  },
});

const { app } = await import('./electron/app.ts');
const quit = (): void => app.quit();
process.on('SIGTERM', quit);
process.on('SIGINT', quit);

process.argv = [process.argv[0] ?? 'node', values.main, ...(separator < 0 ? [] : process.argv.slice(separator + 1))];
await import(pathToFileURL(resolve(values.main)).href);
