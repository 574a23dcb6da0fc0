import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import { expectNothingSerious, sendReply, signIn, signOut, syncStatus } from './steps.ts';

// Ten seconds to undo, and four times somebody signs in.
test.describe.configure({ timeout: 150_000 });

const TITLE = 'My shoulder is stiff and my face feels odd';
const WORDS = 'Rest it for two weeks, then begin to move it.';

const history = (page: Page) => page.getByRole('list', { name: 'Reply history' });
const reviews = (page: Page) => page.getByRole('list', { name: 'Replies under review' });

test('a reply is found, flagged, scored, sent back to its author with a comment, and answered; the trail says so', async ({
  service,
  workstation,
}) => {
  const id = await service.ask({ title: TITLE, body: 'It started a month ago. My smile is crooked.' });
  const page = workstation.page();
  await signIn(page);
  await sendReply(page, TITLE, WORDS);
  await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('Rest it for two weeks');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('link', { name: 'Review' })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search replies' }).fill('begin to move');
  await expect(history(page).getByRole('button')).toHaveCount(1);
  await signOut(page);

  await signIn(page, 'reviewer@practice.test');
  await expect(syncStatus(page)).toHaveText(/^Online/);
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('searchbox', { name: 'Search replies' }).fill('begin to move');
  await expect(history(page).getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText(WORDS);
  await expect(page.getByRole('region', { name: 'Warnings overridden' })).toContainText('Short on purpose');
  await expect(page.getByRole('list', { name: 'Timeline of the question' })).toContainText('Reply published');
  await expectNothingSerious(page);
  await page.getByRole('button', { name: 'Flag' }).click();
  await expect(page.getByText('The reply is under review now.')).toBeVisible();

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV for spreadsheets' }).click();
  await expect(page.getByText(/^Exported to/)).toBeVisible();
  const saved = readdirSync(workstation.downloadDir).find((name) => name.endsWith('.csv')) ?? '';
  expect(readFileSync(join(workstation.downloadDir, saved), 'utf8')).toContain(WORDS);

  await page.getByRole('link', { name: 'Review' }).click();
  await reviews(page).getByRole('button').filter({ hasText: TITLE }).click();
  const card = page.getByRole('article', { name: 'Review card' });
  await expect(card.getByRole('button', { name: 'Approve' })).toBeEnabled();
  await expect(card.getByRole('button', { name: 'Request correction' })).toBeDisabled();
  const scorecard = card.getByRole('form', { name: 'Scorecard' });
  for (const item of await scorecard.getByRole('group').all()) await item.getByRole('radio', { name: 'Agree' }).check();
  await scorecard
    .getByRole('group', { name: /^Safety net/ })
    .getByRole('radio', { name: 'Minor' })
    .check();
  await card.getByRole('textbox', { name: 'Comment' }).fill('Say when to come back.');
  await expect(card.getByRole('button', { name: 'Approve' })).toBeDisabled();
  await expectNothingSerious(page);
  await card.getByRole('button', { name: 'Request correction' }).click();
  await page.getByText('With author', { exact: true }).click();
  await expect(reviews(page).getByRole('button').filter({ hasText: TITLE })).toContainText('Minor finding');

  await page.getByRole('button', { name: 'Draw a sample' }).click();
  const draw = page.getByRole('dialog', { name: 'Draw a sample' });
  await draw.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(draw.getByRole('status')).toContainText(/drawn|nothing in this period/);
  await page.keyboard.press('Escape');
  await signOut(page);

  await signIn(page);
  await page.getByRole('button', { name: '1 verdict on your replies to answer' }).click();
  const told = page.getByRole('dialog', { name: 'Reviews of your replies' });
  await expect(told).toContainText('Say when to come back.');
  await expect(told).not.toContainText('Wu Jianhong');
  await told.getByRole('radio', { name: 'Accepts' }).check();
  await told.getByRole('button', { name: 'Send answer' }).click();
  await expect(told).toContainText('All are answered.');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('Audit trail', { exact: true }).click();
  const trail = page.getByRole('list', { name: 'Audit trail' });
  await expect(trail).toContainText('Answer to a review given');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'This machine’s trail is whole' })).toBeVisible();
  await expectNothingSerious(page);
});
