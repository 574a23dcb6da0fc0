import { expect, startWorkstation, test } from './launch.ts';
import {
  expectNothingSerious,
  openQuestion,
  queue,
  reply,
  sendInSpite,
  signIn,
  signOut,
  syncStatus,
  waitUntilSorted,
} from './steps.ts';

test('wrong password, unreachable service and offline sign-in are said in plain words', async ({
  service,
  workstation,
}) => {
  const page = workstation.page();
  await signIn(page, 'doctor@practice.test', 'wrong');
  await expect(page.getByRole('alert')).toContainText('The email or password is wrong');
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await signOut(page);
  await service.stop();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText(/^Offline/);

  const other = await startWorkstation(service.url);
  await signIn(other.page());
  await expect(other.page().getByRole('alert')).toContainText('The first sign-in on a machine needs the service');
  await other.stop();
});

test('the queue is found and walked with the keyboard, in both languages', async ({ service, workstation }) => {
  await service.ask({ title: '膝蓋後方緊繃', body: '膝蓋後方緊繃兩個月了，請問怎麼辦？', language: 'zh-TW' });
  const page = workstation.page();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await waitUntilSorted(page);
  await queue(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(queue(page).getByRole('option').nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Question' })).toContainText('Claimed by you');
  // The queue's row follows a moment later, and the key goes by the row.
  await expect(page.getByRole('button', { name: 'Release' }).first()).toBeEnabled();
  await page.keyboard.press('r');
  await expect(page.getByRole('region', { name: 'Question' })).toContainText('Not claimed');
  // What leaves the list leaves its place, and the cursor, to the next one.
  const next = (await queue(page).getByRole('option').nth(3).textContent()) ?? '';
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: 'spam' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(queue(page)).toBeFocused();
  await expect(queue(page).getByRole('option').nth(2)).toHaveText(next);
  await expect(queue(page).getByRole('option').nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('/');
  await page.keyboard.type('緊繃');
  await expect(queue(page).getByRole('option')).toHaveCount(1);
  await expect(queue(page).getByRole('option')).toHaveAccessibleName(/^膝蓋後方緊繃/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(reply(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(queue(page)).toBeFocused();
});

test('two doctors see each other’s claims, and the second reply is held', async ({ service, workstation }) => {
  const title = 'Two doctors, one question';
  await service.ask({ title, body: 'Who will answer first?' });
  const first = workstation.page();
  const otherWorkstation = await startWorkstation(service.url);
  const second = otherWorkstation.page();
  await signIn(first);
  await signIn(second, 'doctor2@practice.test');
  await openQuestion(first, title);
  await openQuestion(second, title);
  await first.getByRole('button', { name: 'Claim' }).click();
  await expect(second.getByRole('region', { name: 'Question' })).toContainText('Claimed by Lin Yating');
  const question = second.getByRole('region', { name: 'Question' });
  await expect(question).toContainText('Dr. Lin Yating is reading');
  await expect(queue(second).getByRole('option').first()).toContainText('Lin Yating reading');
  await reply(first).focus();
  await first.keyboard.insertText('Half an answer.');
  await expect(question).toContainText('Dr. Lin Yating is writing a reply');
  await reply(second).focus();
  await second.keyboard.insertText('My answer.');
  await sendInSpite(second);
  await second.getByRole('link', { name: 'Outbox' }).click();
  await expect(second.getByRole('list', { name: 'Outbox' })).toContainText(
    'Dr. Lin Yating claimed the question meanwhile; yours is kept.',
    { timeout: 20_000 },
  );
  await second.getByRole('button', { name: 'Edit' }).click();
  await expect(reply(second)).toHaveText('My answer.');
  await otherWorkstation.stop();
});

test('related answers are found, opened and cited', async ({ workstation, service }) => {
  const id = await service.ask({
    title: 'Heel hurts with the first steps',
    body: 'The first steps in the morning hurt under my heel.',
  });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Heel hurts with the first steps');
  const related = page.getByRole('complementary', { name: 'Related answers' });
  const article = related.getByRole('article').first();
  await expect(article.locator('mark').first()).toBeVisible();
  const title = (await article.getAttribute('aria-label')) ?? '';
  await article.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('dialog')).toContainText('Related, never the same');
  await page.keyboard.press('Escape');
  await article.getByRole('button', { name: 'Cite' }).click();
  await reply(page).focus();
  await page.keyboard.insertText('Soft shoes help.');
  await sendInSpite(page);
  await expect
    .poll(async () => (await fetch(`${service.url}/q/${id}`)).text(), { timeout: 25_000 })
    .toContain('Soft shoes help.');
  expect(await (await fetch(`${service.url}/q/${id}`)).text()).toContain(
    title.replaceAll('&', '&amp;').replaceAll("'", '&#39;'),
  );
});

test('the window speaks Traditional Chinese, in both themes', async ({ workstation }) => {
  const page = workstation.page();
  await page.getByText('繁體中文').click();
  await page.getByRole('textbox', { name: '電子郵件' }).fill('neurologist@practice.test');
  await page.getByRole('textbox', { name: '密碼' }).fill('practice-only');
  await page.getByRole('button', { name: '登入', exact: true }).click();
  await expect(page.getByRole('listbox', { name: '問題佇列' }).getByRole('option').first()).toBeVisible();
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByText('深色').click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await expectNothingSerious(page);
  await page.getByRole('link', { name: '待覆佇列' }).click();
  await page.getByRole('listbox', { name: '問題佇列' }).getByRole('option').first().click();
  await expect(page.getByRole('textbox', { name: '回覆' })).toBeVisible();
  await expectNothingSerious(page);
});

test('axe finds nothing serious on any screen', async ({ workstation }) => {
  const page = workstation.page();
  const check = () => expectNothingSerious(page);
  await expect(page.getByRole('heading', { name: 'Practice accounts' })).toBeVisible();
  await check();
  await signIn(page);
  await queue(page).getByRole('option').first().click();
  await expect(reply(page)).toBeVisible();
  await check();
  for (const name of ['Outbox', 'Templates', 'Settings']) {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await check();
  }
});

test('the window reaches nothing but its own pipe', async ({ workstation }) => {
  const page = workstation.page();
  const seen = await page.evaluate(async () => ({
    node:
      typeof (globalThis as Record<string, unknown>).require + typeof (globalThis as Record<string, unknown>).process,
    host: Object.keys(window).filter((key) => /__host|electron|ipc/i.test(key)),
    opened: window.open('https://example.org') === null,
    remote: await fetch('https://example.org').then(
      () => 'reached',
      () => 'refused',
    ),
    evaluated: (() => {
      try {
        // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested.
        return String(globalThis.eval('1 + 1'));
      } catch {
        return 'refused';
      }
    })(),
    secure: isSecureContext,
  }));
  expect(seen).toMatchObject({ node: 'undefinedundefined', host: [], opened: true, remote: 'refused', secure: true });
  await page.evaluate(() => {
    window.location.href = 'https://example.org/';
  });
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible();
});
