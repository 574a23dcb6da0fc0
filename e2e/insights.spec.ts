import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './launch.ts';
import { expectNothingSerious, sendReply, signIn, waitUntilSorted } from './steps.ts';

const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test('a reviewer reads each plot with its definition and numbers, narrows them, and takes them along as CSV', async ({
  workstation,
}) => {
  const page = workstation.page();
  await signIn(page, 'reviewer@practice.test');
  await waitUntilSorted(page);
  await page.getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  const backlog = panel(page, 'Backlog and waiting time');
  await expect(backlog).toContainText('Questions that wait for an answer now');
  await expect(backlog.getByRole('row', { name: /^Orthopedics/ })).toBeVisible();
  await expect(panel(page, 'Reviewer agreement and sample coverage')).toContainText(
    'No reviews are on this machine yet',
  );
  // Counted in the background, without anybody asking again.
  const hours = page.getByRole('region', { name: 'Asked', exact: true });
  await expect(
    hours
      .getByRole('cell')
      .filter({ hasText: /^[1-9]/ })
      .first(),
  ).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^Counting/)).toHaveCount(0);
  await expectNothingSerious(page);

  await page.getByRole('combobox', { name: 'Department' }).click();
  await page.getByRole('option', { name: 'Neurology' }).click();
  await expect(backlog.getByRole('row', { name: /^Orthopedics/ })).toHaveCount(0);
  await expect(backlog.getByRole('row', { name: /^Neurology/ })).toBeVisible();
  await backlog.getByRole('button', { name: 'Save as CSV: Backlog and waiting time' }).click();
  await expect(page.getByText(/^Saved as /)).toBeVisible();
  const text = readFileSync(join(workstation.downloadDir, 'insights-backlog.csv'), 'utf8');
  expect(text.startsWith('\ufeff"Department","Waiting","Median wait (minutes)",')).toBe(true);
  expect(text.split('\r\n')[1]).toMatch(/^"Neurology",\d+,/);
});

test('a doctor finds their own reply counted once it is published, and no colleague to choose', async ({
  workstation,
  service,
}) => {
  await service.ask({ title: 'Whistling knee cap', body: 'My knee cap whistles. Is that bad?' });
  const page = workstation.page();
  await signIn(page);
  await waitUntilSorted(page);
  await page.getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByText('Your own replies, and the departments you answer for')).toBeVisible();
  await page.getByRole('combobox', { name: 'Doctor' }).click();
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('option').click();
  const net = panel(page, 'Safety net').getByRole('row', { name: /^Orthopedics/ });
  await expect(page.getByText(/^Counting/)).toHaveCount(0, { timeout: 20_000 });
  const [, before] = /of (\d+)/u.exec((await net.textContent()) ?? '') ?? [];
  expect(Number(before)).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'Queue' }).click();
  await sendReply(page, 'Whistling knee cap', 'It is harmless. If the knee swells or hurts more, see a doctor.');
  await page.getByRole('link', { name: 'Insights' }).click();
  // It leaves after the time for second thoughts, and comes back with the feed.
  await expect(net).toContainText(new RegExp(`of ${Number(before) + 1}$`, 'u'), { timeout: 30_000 });
});
