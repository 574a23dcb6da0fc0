import { expect, test } from './launch.ts';
import { queue, signIn, signOut, syncStatus } from './steps.ts';

const EMAIL = 'doctor@practice.test';

/** Signs in for the first time on this machine, and out again. */
test.beforeEach(async ({ workstation }) => {
  const page = workstation.page();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText(/^Online/);
  await signOut(page);
});

test('the queue is there while the service still says nothing, and is in step once it speaks', async ({
  service,
  workstation,
}) => {
  const page = workstation.page();
  service.freeze();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toHaveText('Offline, connecting…');
  service.thaw();
  await expect(syncStatus(page)).toHaveText(/^Online/);
});

test('signing out does not wait for a service that says nothing', async ({ service, workstation }) => {
  const page = workstation.page();
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
  await service.disable(EMAIL);
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await expect(syncStatus(page)).toContainText('the service no longer accepts this sign-in');
});
