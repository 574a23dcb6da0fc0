import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '#tools/build-app.ts';
import { expect, test } from './launch.ts';
import { queue, signIn, signOut, syncStatus } from './steps.ts';

const EMAIL = 'doctor@practice.test';

test('little is read before the sign-in page and the desk are there', () => {
  const sizeOf = (file: string): number => statSync(join(projectRoot, 'out', file)).size;
  const page = readFileSync(join(projectRoot, 'out/renderer/index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => `renderer/${match[1]}`);
  expect(named.length).toBeGreaterThan(1);
  // An import in the wrong place brings Lexical, zod or a network library; each shows here at once.
  expect(named.map(sizeOf).reduce((sum, size) => sum + size, 0)).toBeLessThan(650_000);
  expect(sizeOf('main/desk.js')).toBeLessThan(450_000);
});

/** Signs in for the first time on this machine, and out again. */
async function openOnce(page: Page): Promise<void> {
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText(/^Online/);
  await signOut(page);
}

test('the queue is there while the service still says nothing, and is in step once it speaks', async ({
  service,
  workstation,
}) => {
  const page = workstation.page();
  await openOnce(page);
  service.freeze();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText('Offline, connecting…');
  service.thaw();
  await expect(syncStatus(page)).toHaveText(/^Online/);
});

test('signing out does not wait for a service that says nothing', async ({ service, workstation }) => {
  const page = workstation.page();
  await openOnce(page);
  service.freeze();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await signOut(page);
  service.thaw();
  await signIn(page);
  await expect(syncStatus(page)).toHaveText(/^Online/);
});

test('a password that was changed on the service: the old one opens this machine only, the new one both', async ({
  service,
  workstation,
}) => {
  const page = workstation.page();
  await openOnce(page);
  await service.changePassword(EMAIL, 'changed elsewhere');
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toContainText('the service no longer accepts this sign-in');
  await signOut(page);
  await signIn(page, EMAIL, 'neither of them');
  await expect(page.getByRole('alert')).toContainText('The email or password is wrong');

  await signIn(page, EMAIL, 'changed elsewhere');
  await expect(page.getByRole('alert')).toContainText('Your password was changed elsewhere');
  await page.getByRole('textbox', { name: 'Previous password' }).fill('practice-only');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText(/^Online/);
  await signOut(page);
  await signIn(page, EMAIL, 'changed elsewhere');
  await expect(syncStatus(page)).toHaveText(/^Online/);
});

test('a disabled account keeps its work on this machine and is told that the service refuses it', async ({
  service,
  workstation,
}) => {
  const page = workstation.page();
  await openOnce(page);
  await service.disable(EMAIL);
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toContainText('the service no longer accepts this sign-in');
});
