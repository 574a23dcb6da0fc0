import { expect, test } from './launch.ts';
import { openQuestion, queue, signIn, syncStatus } from './steps.ts';
import { xssVectors } from './xss-vectors.ts';

/** The longest that the service takes of a title and an alias, in UTF-16 code units. */
const MAX_TITLE = 500;
const MAX_ALIAS = 80;
const PER_QUESTION = 10;

test('markup and scripts of a patient are text everywhere, and ask the network for nothing', async ({
  service,
  workstation,
}) => {
  test.setTimeout(300_000);
  const vectors = xssVectors();
  expect(vectors.length).toBeGreaterThanOrEqual(500);
  const groups = Array.from({ length: Math.ceil(vectors.length / PER_QUESTION) }, (_, index) =>
    vectors.slice(index * PER_QUESTION, (index + 1) * PER_QUESTION),
  );
  // All before the window looks, so that it waits for one sync and not for one a question.
  const asked: { readonly id: string; readonly title: string; readonly body: string }[] = [];
  for (const [index, group] of groups.entries()) {
    const title = `${index} ${fitting(group, MAX_TITLE - 10)}`;
    const body = group.join('\n').trim();
    const id = await service.ask({ title, body, alias: fitting(group, MAX_ALIAS) });
    await service.addFollowUp(id, body);
    asked.push({ id, title, body });
  }
  const page = workstation.page();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluate(() => {
    const seen = { hits: 0, violations: 0 };
    const hit = (): void => {
      seen.hits += 1;
    };
    Object.assign(globalThis, { seen, hit, alert: hit });
    document.addEventListener('securitypolicyviolation', () => {
      seen.violations += 1;
    });
  });
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText(/^Online/);
  for (const { id, title, body } of asked) {
    await page.evaluate((questionId) => {
      window.location.hash = `#/queue/${questionId}`;
    }, id);
    const question = page.getByRole('region', { name: 'Question' });
    await expect(question.getByRole('list', { name: 'Added by the patient' })).toBeVisible({ timeout: 30_000 });
    const note = page.getByRole('textbox', { name: 'Note to colleagues' });
    await note.fill(body);
    await note.press('Control+Enter');
    await expect(note).toHaveValue('');
    await expect(page.getByRole('region', { name: 'Internal notes' }).getByRole('listitem')).toBeVisible();
    const shown = await question.evaluate((region) => ({
      heading: region.querySelector('h1')?.textContent,
      texts: [...region.querySelectorAll('[dir="auto"]')].map(({ textContent }) => textContent),
      foreign: [...region.querySelectorAll('*')]
        .map(({ localName }) => localName)
        .filter((name) =>
          /^(script|style|img|iframe|object|embed|form|base|meta|link|video|audio|math|body|marquee|details|x-)/.test(
            name,
          ),
        ),
    }));
    expect(shown.heading).toBe(title);
    expect(shown.texts.filter((text) => text === body)).toHaveLength(3);
    expect(shown.foreign).toEqual([]);
  }
  // The lists that show titles, beginnings and aliases too.
  await page.getByRole('searchbox', { name: 'Search questions' }).fill('hit');
  await expect(queue(page).getByRole('option').first()).toContainText('hit');
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Type an action' }).fill('hit');
  await expect(page.getByRole('option', { name: 'hit' }).first()).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { seen: object }).seen)).toEqual({
    hits: 0,
    violations: 0,
  });
  const own = new URL(page.url()).origin;
  expect(requests.filter((url) => !url.startsWith(own))).toEqual([]);
});

/** As many of them as fit, each whole. */
function fitting(vectors: readonly string[], length: number): string {
  let joined = '';
  for (const vector of vectors) if (joined.length + vector.length < length) joined += `${vector} `;
  return joined.replace(/\s+/gu, ' ').trim();
}

test('directional overrides stay in their box', async ({ service, workstation }) => {
  const title = 'Zigzag \u202e thgir dna';
  await service.ask({ title, body: '\u202eabc def\u2067 \u200fשלום', alias: '\u202eevE' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, title);
  const facts = page.getByText('female').last();
  await expect(facts).toBeVisible();
  // What comes after the alias reads from left to right: each fact begins where the one before ended.
  const places = await page
    .getByRole('region', { name: 'Question' })
    .locator('header p > span')
    .evaluateAll((spans) =>
      spans.map((span) => ({ left: span.getBoundingClientRect().left, top: span.getBoundingClientRect().top })),
    );
  const rows = Map.groupBy(places, ({ top }) => Math.round(top / 10));
  for (const row of rows.values())
    expect(row.map(({ left }) => left)).toEqual(row.map(({ left }) => left).toSorted((a, b) => a - b));
});

test('a question of ten megabytes opens at once, says what is hidden, and shows all of it', async ({
  service,
  workstation,
}) => {
  test.setTimeout(180_000);
  const line =
    'Since last week my neck hurts on the left, and turning the head is worse in the morning than at night. ';
  const body = `Crushing chest pain since an hour.\n${Array.from({ length: 100_000 }, (_, index) => `${index} ${line.slice(0, 90)}`).join('\n')}`;
  expect(body.length).toBeGreaterThan(9_000_000);
  await service.ask({ title: 'Ten megabytes of neck', body });
  const page = workstation.page();
  await signIn(page);
  await page.getByRole('searchbox', { name: 'Search questions' }).fill('Ten megabytes of neck');
  await expect(queue(page).getByRole('option').first()).toContainText('Ten megabytes', { timeout: 60_000 });
  await queue(page).getByRole('option').first().click();
  const question = page.getByRole('region', { name: 'Question' });
  await expect(question.getByText(/characters are not shown yet/)).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, { gaps });
  });
  await question.getByRole('button', { name: 'Show all' }).click();
  await expect(question.getByText(/characters are not shown yet/)).toBeHidden({ timeout: 60_000 });
  await question.press('End');
  await expect.poll(() => question.evaluate((region) => region.scrollTop)).toBeGreaterThan(100_000);
  // It came in many pictures, so that the window went on answering.
  const pictures = await page.evaluate(() => (globalThis as unknown as { gaps: number[] }).gaps.length);
  expect(pictures).toBeGreaterThan(body.length / 1_000_000);
  const worst = await page.evaluate(() => Math.max(...(globalThis as unknown as { gaps: number[] }).gaps));
  test.info().annotations.push({ type: 'longest frame after Show all, ms', description: String(Math.round(worst)) });
  console.log(`longest frame after Show all of ${body.length} characters: ${Math.round(worst)} ms`);
  const shown = await question.evaluate((region) =>
    [...region.querySelectorAll('[dir="auto"]')].map(({ textContent }) => textContent?.length),
  );
  expect(shown).toContain(body.length);
});
