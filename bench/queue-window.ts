import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { systemClock } from '#desk/clock.ts';
import { createDesk } from '#desk/desk.ts';
import { questionSchema } from '#domain/question.ts';
import { flagQuestion } from '#domain/question-flags.ts';
import { toInstant } from '#domain/time.ts';
import { buildPracticeData } from '#service/practice/practice-data.ts';
import { type BenchResult, percentile } from './report.ts';
import { OUR_MAIN, open, signIn, withServiceAndPeers } from './window.ts';

const QUESTIONS = 100_000;
/** Rows of the static list: as many as the scrolling passes. */
const STATIC_ROWS = 3000;
const FRAMES = 240;
const PIXELS_A_FRAME = 420;
const ROUNDS = 3;
/** Two frames of a screen of 60 Hz. */
const KEY_LIMIT_MS = 33;

/** Scrolls through 100,000 questions, and through a list of the same rows that never changes. */
export function benchQueueScroll(): Promise<BenchResult> {
  return withServiceAndPeers(async (peers, serviceUrl, folder) => {
    const mine = await openFilled(serviceUrl, join(folder, 'queue'));
    const bare = await open(peers.blank, join(folder, 'bare'), []);
    await showStatically(mine.page, bare.page);
    const ours: number[] = [];
    const theirs: number[] = [];
    let holes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(...(await scroll(bare.page)).frames);
      const scrolled = await scroll(mine.page);
      ours.push(...scrolled.frames);
      holes += scrolled.holes;
    }
    await bare.close();
    await mine.close();
    return {
      name: `frame while scrolling ${QUESTIONS.toLocaleString('en')} questions, p95`,
      peer: `a static list of ${STATIC_ROWS} of the same rows in the same host`,
      unit: 'ms',
      ours: percentile(ours, 0.95),
      theirs: percentile(theirs, 0.95),
      ratio: percentile(ours, 0.95) / percentile(theirs, 0.95),
      ratioMeans: `p95 of ours / p95 of the static list; ${PIXELS_A_FRAME} px a frame; in ${((holes / ours.length) * 100).toFixed(1)} % of our frames the middle of the list was still on its way`,
      goal: { atMost: 1.2 },
      samples: ours.length,
    };
  });
}

/**
 * Walks through 100,000 questions with j, and searches them letter by letter. A list that only moves its mark is walked
 * in the same run: it tells what the machine itself takes.
 */
export function benchQueueKeys(): Promise<BenchResult> {
  return withServiceAndPeers(async (peers, serviceUrl, folder) => {
    const { page, close } = await openFilled(serviceUrl, join(folder, 'queue'));
    const bare = await open(peers.blank, join(folder, 'bare'), []);
    await showStatically(page, bare.page);
    await bare.page.evaluate(moveMarkWithKeys);
    await page.getByRole('listbox', { name: 'Question queue' }).focus();
    await watchList(page);
    await watchList(bare.page);
    const walked: number[] = [];
    const bareWalked: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bareWalked.push(...(await walk(bare.page)));
      walked.push(...(await walk(page)));
    }
    await bare.close();
    await page.getByRole('searchbox', { name: 'Search questions' }).focus();
    for (const word of ['shoulder pain', 'knee swollen', 'numb fingers', 'heel', 'back pain leg']) {
      for (const letter of word) {
        await page.keyboard.press(letter === ' ' ? 'Space' : letter);
        await page.waitForTimeout(120);
      }
      await page.keyboard.press('ControlOrMeta+a');
    }
    const searched = await takeLatencies(page);
    await close();
    const all = [...walked, ...searched];
    return {
      name: `key to painted list of ${QUESTIONS.toLocaleString('en')} questions, p95`,
      peer: 'the limit of two frames',
      unit: 'ms',
      ours: percentile(all, 0.95),
      theirs: KEY_LIMIT_MS,
      ratio: percentile(all, 0.95) / KEY_LIMIT_MS,
      ratioMeans: `p95 / limit; walking alone ${percentile(walked, 0.95).toFixed(0)} ms (n = ${walked.length}; a static list of the same rows that only moves its mark ${percentile(bareWalked, 0.95).toFixed(0)} ms), searching alone ${percentile(searched, 0.95).toFixed(0)} ms (n = ${searched.length}); medians ${percentile(walked, 0.5).toFixed(0)}, ${percentile(bareWalked, 0.5).toFixed(0)} and ${percentile(searched, 0.5).toFixed(0)} ms`,
      goal: { atMost: 1 },
      samples: all.length,
    };
  });
}

/** Presses j as often as a key that is held repeats itself. */
async function walk(page: Page): Promise<number[]> {
  for (let index = 0; index < 60; index += 1) {
    await page.keyboard.press('j');
    await page.waitForTimeout(33);
  }
  return takeLatencies(page);
}

/** Runs in the static list's page. */
function moveMarkWithKeys(): void {
  const rows = [...document.querySelectorAll('[role="option"]')];
  let at = 0;
  window.addEventListener('keydown', () => {
    rows[at]?.removeAttribute('data-active');
    at += 1;
    rows[at]?.setAttribute('data-active', 'true');
    rows[at]?.scrollIntoView({ block: 'nearest' });
  });
}

/** The workstation over a store that was filled by the desk's own code. */
async function openFilled(serviceUrl: string, userDataDir: string): Promise<Awaited<ReturnType<typeof open>>> {
  const desk = createDesk({
    userDataDir,
    serviceUrl,
    appVersion: 'bench',
    clock: systemClock,
    keyring: { wrap: async () => null, unwrap: async () => null },
  });
  await desk.sessions.signIn({ email: 'doctor@practice.test', password: 'practice-only' });
  const session = desk.sessions.current();
  if (session === null) throw new Error('nobody is signed in');
  const { store } = session;
  while (store.syncState.get().firstSyncCompletedAt === null) await new Promise((resolve) => setTimeout(resolve, 20));
  const now = Date.now();
  const models = buildPracticeData(new Date(now))
    .questions.filter(({ departmentId, status }) => departmentId === 'orthopedics' && status === 'pending')
    .map((question) => ({ question, flags: flagQuestion(question) }));
  for (let start = 0; start < QUESTIONS; start += 2000) {
    store.transaction(() => {
      for (let index = start; index < start + 2000; index += 1) {
        const model = models[index % models.length];
        if (model === undefined) throw new Error('practice has no questions');
        const question = questionSchema.parse({
          ...model.question,
          id: randomUUID(),
          askedAt: toInstant(now - (index % 10_000) * 80_000),
        });
        store.questions.upsert(question, question.revision, true);
        store.questionFlags.put(question.id, question.textRevision, model.flags);
      }
    });
  }
  await desk.close();
  const opened = await open(OUR_MAIN, userDataDir, [`--service=${serviceUrl}`]);
  await signIn(opened.page);
  // What a start asks for has been answered when the counts stand there.
  await opened.page.getByRole('radio', { name: /^Open 10\dK$/u }).waitFor();
  return opened;
}

/** Puts the rows of the queue, as they are, into a page without any script of its own. */
async function showStatically(ours: Page, bare: Page): Promise<void> {
  const { css, rows, rowHeight } = await ours.evaluate(() => {
    const options = [...document.querySelectorAll<HTMLElement>('[role="option"]')];
    return {
      css: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n'),
      rows: options.map((option) => option.outerHTML),
      rowHeight: options[0]?.offsetHeight ?? 50,
    };
  });
  await bare.evaluate(
    ({ css: styles, rows: models, rowHeight: height, count }) => {
      const style = document.createElement('style');
      style.textContent = styles;
      document.head.append(style);
      const list = document.createElement('div');
      list.id = 'list';
      list.style.cssText = 'position:fixed;inset:0 auto 30px 0;width:322px;overflow-y:auto;contain:strict';
      const inner = document.createElement('div');
      inner.style.cssText = `position:relative;height:${count * height}px`;
      inner.innerHTML = Array.from({ length: count }, (_, index) => models[index % models.length]).join('');
      for (const [index, row] of [...inner.children].entries()) {
        (row as HTMLElement).style.transform = `translateY(${index * height}px)`;
      }
      list.append(inner);
      document.body.replaceChildren(list);
    },
    { css, rows, rowHeight, count: STATIC_ROWS },
  );
}

/** Time from frame to frame while the list is scrolled, and how often its middle was empty. */
function scroll(page: Page): Promise<{ frames: number[]; holes: number }> {
  return page.evaluate(
    ({ frames: count, step }) =>
      new Promise((resolve) => {
        const list = document.querySelector<HTMLElement>('[data-queue-list], #list');
        if (list === null) throw new Error('there is no list');
        list.scrollTop = 0;
        const frames: number[] = [];
        let holes = 0;
        let before: number | null = null;
        const onFrame = (nowMs: number): void => {
          if (before !== null) {
            frames.push(nowMs - before);
            const { left, top, width, height } = list.getBoundingClientRect();
            const there = document.elementFromPoint(left + width / 2, top + height / 2);
            if (there?.closest('[role="option"]') == null) holes += 1;
          }
          before = nowMs;
          if (frames.length >= count) resolve({ frames, holes });
          else {
            const end = list.scrollHeight - list.clientHeight;
            list.scrollTop = list.scrollTop + step > end ? 0 : list.scrollTop + step;
            requestAnimationFrame(onFrame);
          }
        };
        requestAnimationFrame(onFrame);
      }),
    { frames: FRAMES, step: PIXELS_A_FRAME },
  );
}

/** From each key's own time stamp until the list's next change was handed to the screen. */
async function watchList(page: Page): Promise<void> {
  await page.evaluate(() => {
    const target = window as unknown as { latencies: number[] };
    target.latencies = [];
    let pressedMs: number | null = null;
    window.addEventListener('keydown', (event) => (pressedMs = event.timeStamp), { capture: true });
    const list = document.querySelector('[data-queue-list], #list');
    if (list === null) throw new Error('there is no list');
    new MutationObserver(() => {
      const sinceMs = pressedMs;
      pressedMs = null;
      if (sinceMs === null) return;
      requestAnimationFrame(() => {
        const afterPaint = new MessageChannel();
        afterPaint.port1.onmessage = () => target.latencies.push(performance.now() - sinceMs);
        afterPaint.port2.postMessage(null);
      });
    }).observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

function takeLatencies(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const target = window as unknown as { latencies: number[] };
    const taken = target.latencies;
    target.latencies = [];
    return taken;
  });
}
