import type { Locator, Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import { draftStatus, expectNothingSerious, queue, reply, sendInSpite, signIn, waitUntilSorted } from './steps.ts';

const row = (page: Page, title: string): Locator => queue(page).getByRole('option').filter({ hasText: title });
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search questions' });

/** Finds a question and puts the cursor on it, from the keyboard. */
async function goTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(title);
  await expect(queue(page).getByRole('option').first()).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(queue(page)).toBeFocused();
  await expect(page.getByRole('region', { name: 'Question' }).getByRole('heading', { level: 1 })).toHaveText(title);
}

async function showScope(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More views' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function start(page: Page): Promise<void> {
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible({ timeout: 30_000 });
  await waitUntilSorted(page);
}

test('a question is claimed, snoozed, woken, dismissed and brought back without the mouse', async ({
  service,
  workstation,
}) => {
  const title = 'Ringing heel after a long march';
  await service.ask({ title, body: 'My heel hurts when I walk, for three weeks now.' });
  const page = workstation.page();
  await start(page);
  await goTo(page, title);
  await page.keyboard.press('c');
  await expect(row(page, title)).toHaveAccessibleName(/^Ringing heel after a long march.*Claimed by you/);
  await page.keyboard.press('r');
  await expect(row(page, title)).not.toHaveAccessibleName(/Claimed/);

  await page.keyboard.press('s');
  await expectNothingSerious(page);
  await page.keyboard.press('1');
  await expect(row(page, title)).toHaveCount(0);
  await expect(queue(page)).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await showScope(page, 'Snoozed');
  await queue(page).focus();
  await expect(row(page, title)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('s');
  await expect(row(page, title)).toHaveCount(0);
  await page.getByRole('radio', { name: /^Open/ }).check({ force: true });

  await goTo(page, title);
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toContainText(title);
  await expectNothingSerious(page);
  await page.keyboard.press('1');
  await expect(row(page, title)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row(page, title)).toBeVisible();
  await expect(page.getByText('Taken back.')).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('ArrowUp');
  await expectNothingSerious(page);
  await page.getByRole('textbox', { name: 'Reason' }).fill('Cannot bear weight');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(row(page, title)).toHaveAccessibleName(/Within days \(set by a doctor\)/);
});

test('a question is given away from the keyboard', async ({ service, workstation }) => {
  const title = 'Tingling that is not mine to answer';
  await service.ask({ title, body: 'My fingers tingle at night.' });
  const page = workstation.page();
  await start(page);
  await goTo(page, title);
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('Neuro');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nerves, not bones');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(row(page, title)).toHaveCount(0);
  await expect(queue(page)).toBeFocused();
});

test('one reply answers a question and its duplicate', async ({ service, workstation }) => {
  const original = 'Clicking jaw since the dentist';
  const repeated = 'Clicking jaw since the dentist, asked again';
  const body = 'My jaw clicks on the left since the dentist pulled a tooth. Is that dangerous?';
  const ids = [await service.ask({ title: original, body }), await service.ask({ title: repeated, body })];
  const page = workstation.page();
  await start(page);
  await goTo(page, repeated);
  await page.keyboard.press('d');
  const likely = page.getByRole('listbox', { name: 'Likely the same' });
  await expect(likely.getByRole('option').first()).toContainText(original);
  await expectNothingSerious(page);
  await page.keyboard.press('Enter');
  await expect(row(page, repeated)).toHaveCount(0);
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await goTo(page, original);
  await page.keyboard.press('Enter');
  await expect(reply(page)).toBeFocused();
  await page.keyboard.insertText('A click without pain is harmless.');
  await expect(draftStatus(page)).toContainText('Draft saved');
  await sendInSpite(page);
  for (const id of ids) {
    await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('A click without pain is harmless.');
  }
});

test('twenty questions are dismissed in one go and brought back', async ({ service, workstation }) => {
  for (let index = 1; index <= 20; index += 1) {
    await service.ask({ title: `Cheap watches ${index}`, body: 'Buy zirconium watches now.' });
  }
  const page = workstation.page();
  await start(page);
  await search(page).fill('zirconium');
  await expect(queue(page).getByRole('option').first()).toContainText('Cheap watches');
  await expect(page.getByText('20 questions').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('20 selected')).toBeVisible();
  await expectNothingSerious(page);
  await page.keyboard.press('e');
  await page.keyboard.press('1');
  await expect(page.getByText('Dismissed 20 questions.')).toBeVisible();
  await expect(queue(page).getByRole('option')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Taken back for 20 questions.')).toBeVisible();
  await expect(page.getByText('20 questions', { exact: true }).first()).toBeVisible();
  // Part of them, by walking.
  await queue(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+K');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('2 selected')).toBeHidden();
});

test('filters are kept as a view over restarts, and what was searched for is marked in both languages', async ({
  service,
  workstation,
}) => {
  await service.ask({ title: '膝蓋後方緊繃', body: '膝蓋後方緊繃兩個月了，請問怎麼辦？', language: 'zh-TW' });
  await service.ask({ title: 'Tight behind the knee', body: 'Behind my knees it feels tight.' });
  let page = workstation.page();
  await start(page);
  await page.keyboard.press('/');
  await page.keyboard.type('緊繃');
  await expect(row(page, '膝蓋後方緊繃').locator('mark').first()).toHaveText('緊繃');
  await search(page).fill('knee tight');
  await expect(row(page, 'Tight behind the knee').locator('mark').first()).toHaveText(/tight/i);
  await page.keyboard.press('Escape');

  await page.keyboard.press('f');
  await page.getByRole('menuitemcheckbox', { name: 'Since Friday 18:00' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Not urgent' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Remove filter: Not urgent' })).toBeVisible();
  await expectNothingSerious(page);
  await queue(page).focus();
  await page.keyboard.press('v');
  await page.keyboard.type('Weekend, calm');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^Weekend, calm \d+$/ })).toBeChecked();

  await workstation.kill();
  await workstation.start();
  page = workstation.page();
  await start(page);
  await expect(page.getByRole('radio', { name: /^Weekend, calm \d+$/ })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Remove filter: Not urgent' })).toBeVisible();
  await page.getByRole('button', { name: 'More views' }).click();
  await expect(page.getByRole('menuitem', { name: /^Weekend, calm \d+$/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Manage views' }).click();
  await page.getByRole('textbox', { name: 'Name of “Weekend, calm”' }).fill('Weekend');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove “Weekend”' })).toBeVisible();
  await expectNothingSerious(page);
  await page.getByRole('button', { name: 'Remove “Weekend”' }).click();
  await expect(page.getByText('No view is saved yet.')).toBeVisible();
});
