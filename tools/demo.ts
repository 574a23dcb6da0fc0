import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { readQuestionPage } from '#domain/page-import/read-question-page.ts';
import { escapeHtml } from '#domain/publish/html.ts';
import { buildApp, projectRoot } from './build-app.ts';
import { type ReadyProcess, startReadyProcess } from './child-process.ts';
import { ensureChineseFont, ensureChromium } from './prerequisites.ts';

/**
 * The main job, unattended and checked: a question page comes in, a doctor answers it offline with a referral, the
 * machine loses power, comes back, goes online, and the published page says what was written.
 */
const SEED = join(projectRoot, '../shared/data/seed/neck-pain-facial-asymmetry.txt');
const OWN = join(projectRoot, 'resources/demo/question-page.txt');
const OUT = join(projectRoot, 'out/demo');
const LONG_MS = 40_000;

class DemoFailure extends Error {}

const startedMs = performance.now();
function step(text: string): void {
  console.log(`✓ ${((performance.now() - startedMs) / 1000).toFixed(1).padStart(5)} s  ${text}`);
}
function expectThat(condition: boolean, what: string): asserts condition {
  if (!condition) throw new DemoFailure(what);
}

interface Running {
  readonly host: ReadyProcess;
  readonly page: Page;
}

async function openWorkstation(serviceUrl: string, userDataDir: string, cdpPort: number): Promise<Running> {
  const host = await startReadyProcess({
    name: 'The workstation',
    arguments: [
      join(projectRoot, 'chromium-host/run.ts'),
      '--headless',
      '--cdp-port',
      String(cdpPort),
      '--',
      `--service=${serviceUrl}`,
      `--user-data=${userDataDir}`,
    ],
    patienceMs: LONG_MS,
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  const page = browser.contexts()[0]?.pages()[0];
  expectThat(page !== undefined, 'the workstation has no window');
  page.setDefaultTimeout(LONG_MS);
  await page.setViewportSize({ width: 1280, height: 800 });
  return { host, page };
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill('doctor@practice.test');
  await page.getByRole('textbox', { name: 'Password' }).fill('practice-only');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function openQuestion(page: Page, title: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search questions' }).fill(title.replace(/[^\p{L}\p{N} ]/gu, ' '));
  // Once it leads the list, the search is through and nothing moves under the pointer any more.
  await page.getByRole('option').first().filter({ hasText: title }).waitFor();
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
}

async function draftSaved(page: Page): Promise<void> {
  await page.getByRole('status', { name: 'Draft status' }).filter({ hasText: 'Draft saved' }).waitFor();
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(OUT, `${name}-${width}x${height}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function cite(page: Page, tab: string, count: number): Promise<string[]> {
  await page.getByRole('tab', { name: tab }).click();
  const articles = page.getByRole('complementary', { name: 'Related answers' }).getByRole('article');
  await articles.first().waitFor();
  const cited: string[] = [];
  for (let index = 0; index < Math.min(count, await articles.count()); index += 1) {
    await articles.nth(index).getByRole('button', { name: 'Cite' }).click();
    cited.push((await articles.nth(index).getAttribute('aria-label')) ?? '');
  }
  return cited;
}

async function run(): Promise<void> {
  const chromiumPath = ensureChromium();
  ensureChineseFont();
  buildApp();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const file = process.argv[2] ?? (existsSync(SEED) ? SEED : OWN);
  const reading = readQuestionPage(readFileSync(file, 'utf8'));
  console.log(`Page: ${file === OWN ? 'the demo’s own (../shared is absent)' : file}`);

  const folder = mkdtempSync(join(tmpdir(), 'replydesk-demo-'));
  await chmod(folder, 0o755);
  const userDataDir = join(folder, 'user-data');
  const startService = (port: number): Promise<ReadyProcess> =>
    startReadyProcess({
      name: 'The service',
      arguments: [
        join(projectRoot, 'service/main.ts'),
        '--port',
        String(port),
        '--data',
        join(folder, 'service'),
        '--seed',
        'practice',
      ],
      patienceMs: 90_000,
    });
  let service = await startService(0);
  const serviceUrl = String(service.ready.url);
  const port = Number(new URL(serviceUrl).port);
  let running: Running | null = null;
  try {
    step(`practice service on real PostgreSQL at ${serviceUrl}`);
    const imported = spawnSync(
      process.execPath,
      [join(projectRoot, 'tools/import.ts'), file, '--service', serviceUrl],
      { encoding: 'utf8' },
    );
    expectThat(imported.status === 0, `the import failed: ${imported.stderr}`);
    const questionId = /id: (\S+)/.exec(imported.stdout)?.[1] ?? '';
    step(`question page imported: ${reading.similar.length} similar questions, ${reading.faqTopics.length} topics`);

    running = await openWorkstation(serviceUrl, userDataDir, port + 1);
    await signIn(running.page);
    await openQuestion(running.page, reading.title);
    step('signed in on a fresh machine; the question is in the queue');
    await shoot(running.page, '1-question');

    await running.page.getByRole('switch', { name: 'Work offline' }).setChecked(true);
    await running.page
      .getByRole('status', { name: 'Sync status' })
      .filter({ hasText: /^Offline/ })
      .waitFor();
    await service.stop();
    step('offline: switched off at the workstation, and the service is stopped');

    const { page } = running;
    const opening = 'Hello. The shape of the face is not set by the neck, so both should be looked at. ';
    await page.getByRole('textbox', { name: 'Reply' }).focus();
    await page.keyboard.insertText(opening);
    await page.getByRole('button', { name: 'Insert template' }).click();
    await page.getByRole('combobox', { name: 'Find a template' }).fill('neuro');
    await page.keyboard.press('Enter');
    await page.getByRole('radiogroup', { name: 'Time frame' }).waitFor();
    await shoot(page, '2-referral-blanks');
    for (const [blank, option] of [
      ['Time frame', 'within a week'],
      ['Urgency', 'soon'],
    ] as const) {
      await page.getByRole('radiogroup', { name: blank }).getByRole('radio', { name: option, exact: true }).click();
    }
    await page.getByRole('textbox', { name: 'Reason' }).fill('the nerve of the face should be examined');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await draftSaved(page);
    step('reply written offline, with the referral from Orthopedics to Neurology');

    await page.getByRole('button', { name: 'Add more information' }).click();
    await page.getByRole('textbox', { name: 'More information' }).focus();
    const more = 'Photographs taken a few weeks apart help the doctor to see whether it changes.';
    await page.keyboard.insertText(more);
    const citedAnswers = await cite(page, 'Similar Q&A', 2);
    const citedTopics = await cite(page, 'Related FAQ', 2);
    await draftSaved(page);
    const written = (await page.getByRole('textbox', { name: 'Reply' }).textContent()) ?? '';
    step(`more information written; ${citedAnswers.length} answers and ${citedTopics.length} topics cited`);
    await page.getByRole('tab', { name: 'Similar Q&A' }).click();
    await shoot(page, '3-reply');

    const exited = new Promise((resolve) => running?.host.child.once('exit', resolve));
    running.host.child.kill('SIGKILL');
    await exited;
    running = await openWorkstation(serviceUrl, userDataDir, port + 2);
    await signIn(running.page);
    await openQuestion(running.page, reading.title);
    expectThat(
      (await running.page.getByRole('textbox', { name: 'Reply' }).textContent()) === written,
      'the draft after the power cut is not what was written',
    );
    step('SIGKILL, started again without a service, signed in offline: the draft is there to the letter');

    await running.page.getByRole('button', { name: 'Send reply' }).click();
    const check = running.page.getByRole('dialog', { name: 'Check before sending' });
    await check.getByRole('textbox', { name: 'Reason' }).waitFor();
    const found = await check.getByRole('list', { name: 'What was found' }).getByRole('listitem').count();
    await shoot(running.page, '4-check');
    await check.getByRole('textbox', { name: 'Reason' }).fill('Slow change since last year: a week is soon enough.');
    await check.getByRole('button', { name: 'Send anyway' }).click();
    step(`the check before sending warned of ${found}; overridden with a reason, which is kept and never published`);
    await running.page.getByRole('button', { name: 'Undo send' }).waitFor();
    await running.page.getByRole('link', { name: 'Outbox' }).click();
    await running.page.getByRole('listitem').filter({ hasText: 'Will be sent when you are online' }).waitFor();
    await shoot(running.page, '5-outbox-offline');
    step('sent: it waits in the outbox');

    service = await startService(port);
    await running.page.getByRole('switch', { name: 'Work offline' }).setChecked(false);
    await running.page
      .getByRole('listitem')
      .filter({ hasText: /Sent \d/ })
      .waitFor();
    step('online again: pushed and taken');
    await shoot(running.page, '6-outbox-sent');

    const html = await (await fetch(`${serviceUrl}/q/${questionId}`)).text();
    const has = (text: string): boolean => html.includes(escapeHtml(text));
    // Blocks read without the spaces between them; the optional blank that was left open is not published.
    const asPublished = written.replace('What to bring', '').replace(/\s+/gu, '');
    expectThat(textOf(html).replace(/\s+/gu, '').includes(asPublished), 'the page does not say what was written');
    expectThat(!has('a week is soon enough'), 'the page tells the reason of an override');
    for (const text of [
      opening.trim(),
      more,
      reading.title,
      ...citedAnswers,
      ...citedTopics,
      ...reading.similar.map(({ title }) => title),
      ...reading.faqTopics.map(({ topic }) => topic),
    ]) {
      expectThat(has(text), `the page lacks: ${text}`);
    }
    expectThat(/<dt>Please see<\/dt><dd[^>]*>Neurology/u.test(html), 'the page lacks the referral as data');
    step(
      `published page equals what was written, with ${reading.similar.length} similar questions and ${reading.faqTopics.length} topics of the imported page (sha256 ${createHash('sha256').update(html).digest('hex').slice(0, 12)})`,
    );

    await photographPublished(chromiumPath, `${serviceUrl}/q/${questionId}`);
    await running.page.getByRole('link', { name: 'Queue' }).click();
    await running.page.getByRole('link', { name: 'Settings' }).click();
    await running.page.getByText('Dark', { exact: true }).click();
    await running.page.getByText('繁體中文').click();
    await running.page.getByRole('link', { name: '待覆佇列' }).click();
    await running.page.getByRole('option').first().click();
    await running.page.getByRole('textbox', { name: '回覆' }).waitFor();
    await shoot(running.page, '7-chinese-dark');
    step(`screenshots in out/demo`);
  } finally {
    await running?.host.stop();
    await service.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The published page as a visitor sees it. */
async function photographPublished(chromiumPath: string, url: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.screenshot({ path: join(OUT, 'published.png'), fullPage: true });
  await browser.close();
}

/** A page's text without its elements. */
function textOf(html: string): string {
  const characters: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return html.replace(/<[^>]+>/gu, '').replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => characters[entity] ?? entity);
}

try {
  await run();
  console.log('The demo is complete.');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : 'the demo failed'}`);
  process.exitCode = 1;
}
