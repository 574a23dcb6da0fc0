import type { Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import { expectNothingSerious, openQuestion, queue, signIn } from './steps.ts';

test('the palette finds actions, workspaces and open questions', async ({ service, workstation }) => {
  await service.ask({ title: 'Ringing in the left ear', body: 'My ear has been ringing for a week.' });
  const page = workstation.page();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+K');
  const field = page.getByRole('combobox', { name: 'Type an action' });
  await expect(field).toBeFocused();
  await field.fill('outbox');
  await expect(page.getByRole('option', { name: 'Go to the outbox' })).toHaveAttribute('aria-selected', 'true');
  await expectNothingSerious(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/outbox/);
  await page.keyboard.press('Control+K');
  await field.fill('ringing');
  const found = page.getByRole('option', { name: 'Ringing in the left ear' });
  await expect(found).toBeVisible();
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Question' }).getByRole('heading', { level: 1 })).toHaveText(
    'Ringing in the left ear',
  );
  await expect(page.getByRole('region', { name: 'Question' })).toBeFocused();
  await page.keyboard.press('Control+K');
  await field.fill('write a note');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note to colleagues' })).toBeFocused();
});

test('keys can be changed, conflicts are named, and the list of keys follows', async ({ service, workstation }) => {
  await service.ask({ title: 'Xylophone elbow', body: 'My elbow has hurt for a week.' });
  const page = workstation.page();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  const change = page.getByRole('button', { name: 'Change the key of: Claim' });
  await change.click();
  await expect(page.getByText('Press the new key.')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('alert')).toContainText('t already does “Transfer');
  await change.click();
  await page.keyboard.press('y');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Reset the key of: Claim' })).toBeVisible();
  await expectNothingSerious(page);
  await page.keyboard.press('Control+1');
  await openQuestion(page, 'Xylophone elbow');
  await queue(page).focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(
    help
      .locator('div')
      .filter({ has: page.getByText('Claim', { exact: true }) })
      .last(),
  ).toContainText('y');
  await expectNothingSerious(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await queue(page).focus();
  await page.keyboard.press('y');
  await expect(page.getByRole('region', { name: 'Question' })).toContainText('Claimed by you');
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(page.getByRole('button', { name: 'Reset the key of: Claim' })).toBeHidden();
});

test('notifications say how many and never what, keep quiet hours, and lead to the window', async ({
  service,
  workstation,
}) => {
  const page = workstation.page();
  await signIn(page);
  await expect(queue(page).getByRole('option').first()).toBeVisible();
  const notifications = () => workstation.told().filter(({ type }) => type === 'notification');
  await expect.poll(() => workstation.told().some(({ type }) => type === 'badge'), { timeout: 20_000 }).toBe(true);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expectNothingSerious(page);
  await service.ask({
    title: 'Unrepeatable title',
    body: 'Crushing chest pain into my left arm for an hour, sweating.',
    alias: 'Zebra',
  });
  await expect
    .poll(notifications, { timeout: 20_000 })
    .toEqual([{ type: 'notification', title: 'Replydesk', body: 'An urgent question waits.' }]);
  workstation.signal('SIGHUP');
  await expect(page).toHaveURL(/#\/queue/);
  await expect(page.getByRole('radio', { name: /^Urgent/ })).toBeChecked();
  expect(JSON.stringify(workstation.told())).not.toMatch(/Unrepeatable|Zebra|chest/);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('繁體中文').click();
  await page.getByRole('checkbox', { name: '我的科別有緊急問題' }).uncheck();
  await page.getByRole('checkbox', { name: '在此時段不通知' }).check();
  await page.getByLabel('勿擾開始').fill('00:00');
  await page.getByLabel('勿擾結束').fill('23:59');
  const before = workstation.told().length;
  // What is switched off is not told; the number on the icon goes on.
  await service.ask({ title: 'One more', body: 'Crushing chest pain into my left arm for an hour, sweating.' });
  await expect.poll(() => workstation.told().slice(before), { timeout: 20_000 }).toMatchObject([{ type: 'badge' }]);
  // Settings are kept with the appearance, over a restart.
  await workstation.kill();
  await workstation.start();
  await signInChinese(workstation.page());
  await workstation.page().getByRole('link', { name: '設定' }).click();
  await expect(workstation.page().getByRole('checkbox', { name: '我的科別有緊急問題' })).not.toBeChecked();
  await expect(workstation.page().getByLabel('勿擾結束')).toHaveValue('23:59');
});

async function signInChinese(page: Page): Promise<void> {
  const [email, password] = [page.getByRole('textbox').first(), page.getByRole('textbox').nth(1)];
  await email.fill('doctor@practice.test');
  await password.fill('practice-only');
  await password.press('Enter');
  await expect(page.getByRole('listbox').first()).toBeVisible();
}
