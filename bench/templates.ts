import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ServiceSession } from '#contract/service.ts';
import { templateIdSchema } from '#domain/ids.ts';
import { RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import { parseTemplate } from '#domain/templates/parse-template.ts';
import { type BenchResult, percentile } from './report.ts';
import { OUR_MAIN, open, signIn, withServiceAndPeers } from './window.ts';

const TEMPLATES = 2000;
const PRESSES = 120;
const AT_ONCE = 100;
/** Two frames of a screen of 60 Hz. */
const LIMIT_MS = 33;

/** From the press of the slash until the list of templates is painted, among 2,000 of them. */
export function benchTemplates(): Promise<BenchResult> {
  return withServiceAndPeers(async (_peers, serviceUrl, folder) => {
    await fillUp(serviceUrl);
    const { page, close } = await open(OUR_MAIN, join(folder, 'templates'), [`--service=${serviceUrl}`]);
    await signIn(page);
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Reply' }).focus();
    // The first copy is complete when the last template can be found.
    await page.keyboard.type('/bench 0');
    await page.getByRole('listbox', { name: 'Templates' }).waitFor();
    for (const _letter of '/bench 0') await page.keyboard.press('Backspace');
    const pressesMs: number[] = [];
    for (let press = 0; press < PRESSES; press += 1) pressesMs.push(await pressSlash(page));
    await close();
    const ours = percentile(pressesMs, 0.95);
    return {
      name: `“/” to the painted list among ${TEMPLATES.toLocaleString('en')} templates and the team’s, p95`,
      peer: 'two frames of a 60 Hz screen',
      unit: 'ms',
      ours,
      theirs: LIMIT_MS,
      ratio: ours / LIMIT_MS,
      ratioMeans: 'p95 of ours / the limit',
      goal: { atMost: 1 },
      samples: pressesMs.length,
    };
  });
}

/** Gives the doctor so many templates of their own, beside the team's. */
async function fillUp(serviceUrl: string): Promise<void> {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(`${serviceUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  };
  const credentials = { email: 'doctor@practice.test', password: 'practice-only', deviceId: randomUUID() };
  const { accessToken } = (await post('/v1/sign-in', credentials)) as ServiceSession;
  for (let start = 0; start < TEMPLATES; start += AT_ONCE) {
    const commands = Array.from({ length: AT_ONCE }, (_, index) => saving(start + index));
    const { outcomes } = (await post('/v1/template-commands', { commands }, accessToken)) as {
      outcomes: { outcome: string }[];
    };
    if (outcomes.some(({ outcome }) => outcome !== 'applied')) throw new Error('a template was not taken');
  }
}

function saving(place: number) {
  const id = templateIdSchema.parse(randomUUID());
  const text = `Template ${place}: see {{to "Department": choice Neurology|Cardiology}} within {{days: number 1..30 days}}, because {{reason: text}}.`;
  const { blocks } = parseTemplate(text, id, { findByTitle: () => [], findTitle: () => null });
  return {
    commandId: randomUUID(),
    kind: 'save-template',
    templateId: id,
    baseVersion: 0,
    occurredAt: new Date().toISOString(),
    payload: {
      id,
      kind: 'other',
      scope: 'personal',
      departmentId: null,
      language: 'en',
      title: `Bench ${place} of a longer title with some words`,
      keywords: [`bench${place}`],
      body: { format: RICH_TEXT_FORMAT, blocks },
      reviewDueOn: null,
      ownerName: null,
    },
  };
}

/** By the key's own time stamp and the window's clock, until the frame with the list was handed to the screen. */
async function pressSlash(page: Page): Promise<number> {
  const measured = await page.evaluateHandle(() => {
    const elapsedMs = new Promise<number>((resolve) => {
      const begin = (press: KeyboardEvent): void => {
        const watch = new MutationObserver(() => {
          if (document.querySelector('[role="listbox"][aria-label="Templates"]') === null) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            const afterPaint = new MessageChannel();
            afterPaint.port1.onmessage = () => resolve(performance.now() - press.timeStamp);
            afterPaint.port2.postMessage(null);
          });
        });
        watch.observe(document, { subtree: true, childList: true });
      };
      document.addEventListener('keydown', begin, { capture: true, once: true });
    });
    // In an object, because a promise would be waited for at once.
    return { elapsedMs };
  });
  await page.keyboard.press('/');
  const elapsedMs = await measured.evaluate((handle) => handle.elapsedMs);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  return elapsedMs;
}
