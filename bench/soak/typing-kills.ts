import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { createRandom, type Random } from '#service/practice/random.ts';
import { EMAIL, PASSWORD, type TextLeft } from './typing-left.ts';

/** What a doctor is promised: half a second after a key it is on disk, in milliseconds. */
const PROMISED_MS = 500;
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 2500;
const CHILD = fileURLToPath(new URL('./typing-left-child.ts', import.meta.url));

/** A workstation that can be killed and started again over the same folder. */
export interface MortalWorkstation {
  readonly userDataDir: string;
  page(): Page;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface TypingKills {
  readonly keys: number;
  /** For each kill, how long before it the oldest lost key had been handled, in milliseconds; 0 where none was lost. */
  readonly lostMs: readonly number[];
  readonly violations: string[];
}

/**
 * Types into the reply to a question, kills everything at a moment of the seed's choice and reads from the store what is
 * left: a beginning of what was typed, in which no key is missing that was handled half a second before.
 */
export async function runTypingKills(
  workstation: MortalWorkstation,
  serviceUrl: string,
  question: { readonly id: string; readonly title: string },
  seed: number,
  kills: number,
  tell: (line: string) => void = () => {},
): Promise<TypingKills> {
  const random = createRandom(seed);
  const lostMs: number[] = [];
  const violations: string[] = [];
  let keys = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const page = workstation.page();
    await openReply(page, question.title);
    const life = await typeAndDie(workstation, page, kill, random);
    keys += life.typed.length;
    const left = await readLeft(workstation.userDataDir, serviceUrl, question.id);
    if (left.problem !== null) violations.push(`kill ${kill}: ${left.problem}`);
    const isOfThisLife = left.text.startsWith(`${kill}:`) && life.typed.startsWith(left.text);
    const kept = isOfThisLife ? left.text.length : 0;
    const firstLost = life.handledAt[kept];
    const ageMs = firstLost === undefined ? 0 : Math.max(0, life.killedAt - firstLost);
    lostMs.push(ageMs);
    if (ageMs > PROMISED_MS) {
      violations.push(
        `kill ${kill}: ${life.typed.length - kept} of ${life.typed.length} keys lost, the oldest ${Math.round(ageMs)} ms old`,
      );
    }
    if (!isOfThisLife && left.text.startsWith(`${kill}:`))
      violations.push(`kill ${kill}: what is left was never typed`);
    if (kill % 20 === 0) tell(`  ${kill} of ${kills} kills, ${violations.length} violations`);
    await workstation.start();
  }
  return { keys, lostMs, violations };
}

async function openReply(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(EMAIL);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('searchbox', { name: 'Search questions' }).fill(title);
  const option = page.getByRole('listbox', { name: 'Question queue' }).getByRole('option').filter({ hasText: title });
  await option.first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('textbox', { name: 'Reply' }).focus();
}

interface Life {
  readonly typed: string;
  /** When the window had handled each key, by this process's clock. */
  readonly handledAt: readonly number[];
  readonly killedAt: number;
}

async function typeAndDie(workstation: MortalWorkstation, page: Page, kill: number, random: Random): Promise<Life> {
  const lifeMs = SHORTEST_LIFE_MS + random.below(LONGEST_LIFE_MS - SHORTEST_LIFE_MS);
  const startedAt = performance.now();
  const handledAt: number[] = [];
  let typed = '';
  // What the life before left behind is typed over.
  await page.keyboard.press('ControlOrMeta+a');
  const text = `${kill}:${Array.from({ length: 400 }, () => 'abcdefghij klmnop qrst '[random.below(23)]).join('')}`;
  for (const key of text) {
    if (performance.now() - startedAt > lifeMs) break;
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    typed += key;
    handledAt.push(performance.now());
    // Mostly without a pause, now and then with one to think.
    const pauseMs = random.chance(0.04) ? 700 : random.below(60);
    await new Promise((resolve) =>
      setTimeout(resolve, Math.min(pauseMs, Math.max(0, lifeMs - (performance.now() - startedAt)))),
    );
  }
  const killedAt = performance.now();
  await workstation.kill();
  return { typed, handledAt, killedAt };
}

/** What the killed workstation left. Read by a process of its own, because the runner of e2e cannot load the database. */
async function readLeft(userDataDir: string, serviceUrl: string, id: string): Promise<TextLeft> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, userDataDir, serviceUrl, id]);
  return JSON.parse(stdout) as TextLeft;
}
