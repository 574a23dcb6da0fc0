import type { Page } from 'playwright-core';
import { openStore } from '#desk/store/store.ts';
import { accountFolder, openWithPassword } from '#desk/store/vault.ts';
import { questionIdSchema } from '#domain/ids.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { unpackUndoHistory } from '#domain/undo-history.ts';
import { createRandom, type Random } from '#service/practice/random.ts';

/** What a doctor is promised: half a second after a key it is on disk, in milliseconds. */
const PROMISED_MS = 500;
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 2500;
const EMAIL = 'doctor@practice.test';
const PASSWORD = 'practice-only';

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

/** The draft that the killed workstation left, and what is wrong with its store; a space at the end is not stored apart. */
async function readLeft(
  userDataDir: string,
  serviceUrl: string,
  id: string,
): Promise<{ readonly text: string; readonly problem: string | null }> {
  const folder = accountFolder(userDataDir, serviceUrl, EMAIL);
  const key = await openWithPassword(folder, PASSWORD);
  if (key === null) return { text: '', problem: 'the vault does not open' };
  const store = openStore({ folder, key });
  try {
    const questionId = questionIdSchema.parse(id);
    if (store.database.pragma('integrity_check', { simple: true }) !== 'ok')
      return { text: '', problem: 'integrity_check fails' };
    const draft = store.drafts.find(questionId);
    const history = store.drafts.findUndoHistory(questionId);
    if (history !== null && unpackUndoHistory(history) === null)
      return { text: '', problem: 'the undo history cannot be read' };
    const [block] = draft?.content.body.blocks ?? [];
    const runs = block?.type === 'paragraph' ? block.children : [];
    // Not the plain text, which has no space at its end.
    const text = runs.map((run) => (run.type === 'text' ? run.text : '')).join('');
    if (draft !== null && text.trim() !== plainTextOf(draft.content.body))
      return { text, problem: 'there is more than was typed' };
    return { text, problem: null };
  } finally {
    store.close();
  }
}
