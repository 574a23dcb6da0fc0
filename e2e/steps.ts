import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** What somebody does at the workstation, by the names that they would read. */

export async function signIn(page: Page, email = 'doctor@practice.test', password = 'practice-only'): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs out by the settings and waits for the sign-in page. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible();
}

export const queue = (page: Page): Locator => page.getByRole('listbox', { name: 'Question queue' });
export const reply = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' });
export const draftStatus = (page: Page): Locator => page.getByRole('status', { name: 'Draft status' });
export const syncStatus = (page: Page): Locator => page.getByRole('status', { name: 'Sync status' });

/** Waits until the first copy is there and the urgent questions in it stand above the others. */
export async function waitUntilSorted(page: Page): Promise<void> {
  await expect(syncStatus(page)).toHaveText(/^Online/);
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
  let before: string | null = null;
  await expect
    .poll(
      async () => {
        const now = await page.getByRole('radiogroup', { name: 'Show' }).textContent();
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { intervals: [1000] },
    )
    .toBe(true);
}

/** Finds a question by its title and opens it. */
export async function openQuestion(page: Page, title: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search questions' }).fill(title);
  // Once it is found, nothing moves under the pointer any more.
  await expect(queue(page).getByRole('option').filter({ hasText: title }).first()).toBeVisible();
  await expect(queue(page).getByRole('option').first()).toContainText(title);
  await queue(page).getByRole('option').first().click();
  await expect(page.getByRole('region', { name: 'Question' }).getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Writes at the end of the reply and waits until it is on disk. */
export async function writeReply(page: Page, text: string): Promise<void> {
  await reply(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(text);
  await expect(draftStatus(page)).toContainText('Draft saved');
}

/** Writes a reply and sends it; it stands in the outbox then. */
export async function sendReply(page: Page, title: string, text: string): Promise<void> {
  await openQuestion(page, title);
  await writeReply(page, text);
  await sendInSpite(page);
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeVisible();
}

export const checkDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Check before sending' });

/** Sends the reply that is open in spite of the warnings about it, as a doctor does who knows why it is short. */
export async function sendInSpite(page: Page, reason = 'Short on purpose, we spoke on the telephone'): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await overrideWarnings(page, reason);
}

/** Answers the warnings about what is being sent, and sends it. */
export async function overrideWarnings(
  page: Page,
  reason = 'Short on purpose, we spoke on the telephone',
): Promise<void> {
  await checkDialog(page).getByRole('textbox', { name: 'Reason' }).fill(reason);
  await checkDialog(page).getByRole('button', { name: 'Send anyway' }).click();
  await expect(checkDialog(page)).toBeHidden();
}

/** The entry of the outbox that stands for the reply to a question. */
export const outboxEntry = (page: Page, title: string): Locator =>
  page.getByRole('list', { name: 'Outbox' }).getByRole('listitem').filter({ hasText: title });

/** Opens what a held reply met. */
export async function compareHeld(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Outbox' }).click();
  await outboxEntry(page, title).getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
}

/** Nothing that assistive technology would stumble over. */
export async function expectNothingSerious(page: Page): Promise<void> {
  // The tool's own way of starting needs another window, which ours refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
  ).toEqual([]);
}

/** Inserts the first template that the letters find. */
export async function insertTemplate(page: Page, letters: string): Promise<void> {
  await page.getByRole('button', { name: 'Insert template' }).click();
  await page.getByRole('combobox', { name: 'Find a template' }).fill(letters);
  await expect(page.getByRole('listbox', { name: 'Templates' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Chooses an option of the blank that is open. */
export async function choose(page: Page, blank: string, option: string): Promise<void> {
  await page.getByRole('radiogroup', { name: blank }).getByRole('radio', { name: option, exact: true }).click();
}

/** Writes into the blank that is open. */
export async function fillBlank(page: Page, blank: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: blank }).fill(text);
  await page.keyboard.press('Enter');
}

/** Switches the workstation's own Work offline. */
export async function workOffline(page: Page, offline: boolean): Promise<void> {
  await page.getByRole('switch', { name: 'Work offline' }).setChecked(offline);
  await expect(syncStatus(page)).toHaveText(offline ? /^Offline by choice/ : /^Online/);
}
