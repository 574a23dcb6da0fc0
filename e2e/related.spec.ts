import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './launch.ts';
import { draftStatus, expectNothingSerious, openQuestion, reply, signIn, signOut } from './steps.ts';

const QUESTION = {
  title: 'Zebrafish allergy after diving',
  body: 'After diving near zebrafish my wrist has a ring of blisters. Should I cool the wrist?',
};
const pane = (page: Page): Locator => page.getByRole('complementary', { name: 'Related answers' });

test('a corpus is imported with its licence, found offline, started from, switched off and removed', async ({
  workstation,
  service,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-corpus-e2e-'));
  const file = join(folder, 'marine.jsonl.gz');
  const records = Array.from({ length: 450 }, (_, index) =>
    JSON.stringify({ q: `What is coral cut number ${index}?`, a: `Rinse cut ${index}.` }),
  );
  records.splice(
    1,
    0,
    JSON.stringify({ q: 'Blisters in a ring on the wrist after zebrafish', a: 'Cool it.\n\nSee us if it spreads.' }),
  );
  records.splice(2, 0, 'no json', JSON.stringify({ q: 'No answer here', a: '' }));
  writeFileSync(file, gzipSync(records.join('\n')));
  await service.ask(QUESTION);

  const page = workstation.page();
  await signIn(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import files…' }).click();
  await (await chooser).setFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Import answered questions' });
  await expect(dialog.getByRole('table', { name: 'First records' })).toContainText('What is coral cut number 0?');
  await expectNothingSerious(page);
  await dialog.getByRole('textbox', { name: 'Licence' }).fill('CC BY 4.0');
  await dialog.getByRole('textbox', { name: 'Source' }).fill('https://example.test/marine');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  const table = page.getByRole('table', { name: 'Answers from elsewhere' });
  await expect(table).toContainText('451 stored', { timeout: 20_000 });
  await table.getByRole('button', { name: '2 left out' }).click();
  await expect(page.getByRole('list', { name: 'What was left out of marine' })).toContainText(
    'Record 3: is no JSON object',
  );
  await expectNothingSerious(page);

  await page.getByRole('switch', { name: 'Work offline' }).click({ force: true });
  await page.getByRole('link', { name: 'Queue' }).click();
  await openQuestion(page, QUESTION.title);
  const article = pane(page).getByRole('article', { name: 'Blisters in a ring on the wrist after zebrafish' });
  await expect(article).toContainText('Both say:');
  await expect(article.getByRole('button', { name: 'Cite' })).toHaveCount(0);
  await article.getByRole('button', { name: 'Pin' }).click();
  await expect(article.getByRole('button', { name: 'Pin' })).toHaveAttribute('aria-pressed', 'true');
  await reply(page).focus();
  await article.getByRole('button', { name: 'Start from' }).click();
  await expect(reply(page)).toContainText('Cool it.');
  await expect(reply(page)).toContainText('See us if it spreads.');
  await expect(draftStatus(page)).toContainText('Draft saved');

  // From the reply by the keyboard: to the field, through the answers, into one.
  await page.keyboard.press('Control+J');
  await expect(pane(page).getByRole('searchbox', { name: 'Search answers' })).toBeFocused();
  await page.keyboard.type('coral cut');
  await expect(pane(page).getByRole('article', { name: 'What is coral cut number' }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(article).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('CC BY 4.0');
  await page.keyboard.press('Escape');
  await expectNothingSerious(page);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Show answers of marine' }).click({ force: true });
  await page.getByRole('link', { name: 'Queue' }).click();
  await openQuestion(page, QUESTION.title);
  // What is pinned stays; what is only found does not.
  await expect(article).toBeVisible();
  await article.getByRole('button', { name: 'Pin' }).click();
  await expect(article).toHaveCount(0);
  await page.getByRole('link', { name: 'Settings' }).click();
  await table.getByRole('button', { name: 'Remove' }).click();
  await expect(table).toHaveCount(0, { timeout: 20_000 });
  rmSync(folder, { recursive: true, force: true });
});

test('nothing near is said with how much was looked through, and a filter narrows what is found', async ({
  workstation,
  service,
}) => {
  await service.ask({ title: 'Xylophone qwertzuiop', body: 'Xylophone qwertzuiop?' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Xylophone qwertzuiop');
  await expect(pane(page)).toContainText('Nothing near enough was found.');
  await expect(pane(page)).toContainText(/[1-9][\d,]* answers were looked through/);
  await pane(page).getByRole('searchbox', { name: 'Search answers' }).fill('headache');
  await expect(pane(page).getByRole('article').first()).toBeVisible();
  await pane(page).getByRole('button', { name: 'Filter answers' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Chinese' }).click();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toContainText('Nothing near enough was found for “headache”.');
  await expect(pane(page)).toContainText('A filter leaves answers out.');
});

test('a reviewer finds the replies that started from an answer', async ({ workstation, service }) => {
  const words = 'The first steps in the morning hurt under my heel.';
  await service.ask({ title: 'Quokka heel first', body: words });
  await service.ask({ title: 'Quokka heel second', body: words });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Quokka heel first');
  await reply(page).focus();
  const from = pane(page)
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: 'Start from' }) })
    .first();
  const title = (await from.getAttribute('aria-label')) ?? '';
  await from.getByRole('button', { name: 'Start from' }).click();
  await expect(draftStatus(page)).toContainText('Draft saved');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await page.getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByRole('list', { name: 'Outbox' })).toContainText('Sent', { timeout: 25_000 });
  await signOut(page);

  await signIn(page, 'reviewer@practice.test');
  await openQuestion(page, 'Quokka heel second');
  await pane(page)
    .getByRole('article', { name: title, exact: true })
    .first()
    .getByRole('button', { name: 'Open' })
    .click();
  await page.getByRole('button', { name: 'Replies that used this answer' }).click();
  const uses = page.getByRole('list', { name: 'Replies that used this answer' });
  await expect(uses).toContainText('Quokka heel first', { timeout: 10_000 });
  await expect(uses).toContainText('started from it');
  await expectNothingSerious(page);
});

test('a reviewer adds a topic that is asked often, and withdraws it', async ({ workstation }) => {
  const page = workstation.page();
  await signIn(page, 'reviewer@practice.test');
  await page.getByRole('link', { name: 'Settings' }).click();
  const suggested = page.getByRole('list', { name: 'Asked often, without a topic' });
  await expect(suggested.getByRole('listitem').first()).toBeVisible({ timeout: 30_000 });
  await suggested.getByRole('button').first().click();
  await page.getByRole('textbox', { name: 'New topic' }).fill('Zebra bites');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const topics = page.getByRole('list', { name: 'Frequently asked topics' });
  await expect(topics).toContainText('Zebra bites');
  await expectNothingSerious(page);
  await topics.getByRole('button', { name: 'Withdraw Zebra bites' }).click();
  await expect(topics).not.toContainText('Zebra bites');
});
