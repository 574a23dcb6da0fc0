import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, startWorkstation, test, type Workstation } from './launch.ts';
import {
  choose,
  compareHeld,
  draftStatus,
  expectNothingSerious,
  fillBlank,
  insertTemplate,
  openQuestion,
  outboxEntry,
  overrideWarnings,
  reply,
  sendInSpite,
  sendReply,
  signIn,
  syncStatus,
  workOffline,
  writeReply,
} from './steps.ts';

// Two windows and twice the ten seconds to undo take their time.
test.describe.configure({ timeout: 120_000 });

const TITLE = 'My shoulder is stiff and my face feels odd';
const question = { title: TITLE, body: 'It started a month ago. <img src=x onerror=alert(1)> My smile is crooked.' };

const region = (page: ReturnType<Workstation['page']>) => page.getByRole('region', { name: 'Question' });
const retract = async (page: ReturnType<Workstation['page']>, reason: string) => {
  await region(page).getByRole('button', { name: 'Retract' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retract this reply' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog.getByRole('button', { name: 'Retract reply' }).click();
};
const answered = (page: ReturnType<Workstation['page']>) =>
  expect(region(page).getByRole('button', { name: 'Correct' })).toBeVisible({ timeout: 30_000 });

test('a referral is edited in its card, previewed as it is published, printed, and exported', async ({
  service,
  workstation,
}) => {
  const id = await service.ask(question);
  const page = workstation.page();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await signIn(page);
  await openQuestion(page, TITLE);
  await writeReply(page, 'Thank you for writing. ');
  await insertTemplate(page, 'neuro');
  await choose(page, 'Time frame', 'within a week');
  await choose(page, 'Urgency', 'soon');
  await fillBlank(page, 'Reason', 'your smile should be looked at');
  await page.keyboard.press('Escape');

  const card = page.getByRole('group').filter({ hasText: 'Referral to Neurology' });
  await card.getByText('Referral to Neurology').click();
  await card.getByRole('combobox', { name: 'Urgency' }).selectOption('urgent');
  await card.getByRole('textbox', { name: 'Reason' }).fill('your crooked smile should be looked at');
  await expect(reply(page)).toContainText('your crooked smile should be looked at');
  await expect(draftStatus(page)).toContainText('Draft saved');
  await expectNothingSerious(page);

  await reply(page).focus();
  const asked = requests.length;
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const published = page.getByRole('region', { name: 'Published page' });
  await expect(published.getByRole('heading', { name: 'Referral' })).toBeVisible();
  await expect(published.getByRole('definition').filter({ hasText: 'urgent' })).toBeVisible();
  // The page's own style, not the window's.
  await expect(published.locator('.referral')).toHaveCSS('background-color', 'rgb(244, 246, 248)');
  // A patient's markup is what was typed, and nothing is fetched for it.
  await expect(published).toContainText('<img src=x onerror=alert(1)>');
  await expect(published.locator('img, script')).toHaveCount(0);
  expect(requests.slice(asked)).toEqual([]);
  await expectNothingSerious(page);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.startsWith('%PDF')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/gu)?.length).toBeGreaterThanOrEqual(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  await expect(
    page.locator('[data-print-sheet]').getByText('your crooked smile should be looked at').first(),
  ).toBeVisible();
  await page.emulateMedia({ media: null });

  await page.getByRole('button', { name: 'Export referral (FHIR)' }).click();
  await expect(page.getByText(/^Saved as .*\.fhir\.json$/u)).toBeVisible();
  const [file] = readdirSync(workstation.downloadDir);
  const request = JSON.parse(readFileSync(join(workstation.downloadDir, file ?? ''), 'utf8'));
  expect(request).toMatchObject({
    resourceType: 'ServiceRequest',
    status: 'draft',
    priority: 'asap',
    performerType: { text: 'Neurology' },
    reasonCode: [{ text: 'your crooked smile should be looked at' }],
  });
  expect(JSON.stringify(request)).not.toContain('Mei');

  const previewed = await published.locator('.reply-body').textContent();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(async () => service.pageOf(id), { timeout: 30_000 }).toContain('your crooked smile');
  const html = await service.pageOf(id);
  await page.evaluate((text) => document.body.setAttribute('data-published', text), html);
  const real = await page.evaluate(
    () =>
      new DOMParser()
        .parseFromString(document.body.getAttribute('data-published') ?? '', 'text/html')
        .querySelector('.reply-body')?.textContent,
  );
  expect(real).toBe(previewed);
});

test('a published reply is corrected, its old text reachable, and then retracted; by key, and undone by key', async ({
  service,
  workstation,
}) => {
  const id = await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await sendReply(page, TITLE, 'Take five tablets.');
  await page.keyboard.press('Alt+Z');
  await expect(reply(page)).toHaveText('Take five tablets.');
  await sendInSpite(page);
  await answered(page);

  await region(page).focus();
  await page.keyboard.press('Shift+C');
  await expect(reply(page)).toHaveText('Take five tablets.');
  await page.getByRole('button', { name: 'Send correction' }).click();
  await expect(page.getByRole('alert')).toContainText('Say why the reply is corrected');
  await reply(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('Take half a tablet.');
  await expect(draftStatus(page)).toContainText('Draft saved');
  await page.getByRole('textbox', { name: 'Reason' }).fill('The dose was wrong');
  await expectNothingSerious(page);
  await page.getByRole('button', { name: 'Send correction' }).click();
  await overrideWarnings(page);
  await expect(region(page)).toContainText(/Corrected .*The dose was wrong/u, { timeout: 30_000 });
  await region(page).getByText('1 earlier version').click();
  await expect(region(page)).toContainText('Take five tablets.');
  expect(await service.pageOf(id)).toMatch(
    /Take half a tablet\.[\s\S]*<details class="earlier">[\s\S]*Take five tablets\./u,
  );

  await region(page).focus();
  await page.keyboard.press('Shift+R');
  const dialog = page.getByRole('dialog', { name: 'Retract this reply' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Meant for another question');
  await expectNothingSerious(page);
  await dialog.getByRole('button', { name: 'Retract reply' }).click();
  await page.getByRole('button', { name: 'Undo send' }).click();
  await answered(page);
  await retract(page, 'Meant for another question');
  await expect(region(page)).toContainText(/Retracted .*Meant for another question/u, { timeout: 30_000 });
  const html = await service.pageOf(id);
  expect(html).toContain('Meant for another question');
  expect(html).not.toContain('tablet');
  // The patient waits again, and the doctor has a place to answer.
  await expect(reply(page)).toBeVisible();
});

test('a correction written offline meets one from another machine, is held, and takes its place on a word', async ({
  service,
  workstation,
}) => {
  const id = await service.ask(question);
  const page = workstation.page();
  const other = await startWorkstation(service.url);
  try {
    await signIn(other.page());
    await openQuestion(other.page(), TITLE);
    await signIn(page);
    await sendReply(page, TITLE, 'Take five tablets.');
    await answered(page);
    await answered(other.page());
    await workOffline(page, true);
    for (const [each, text] of [
      [page, 'Take one tablet.'],
      [other.page(), 'Take half a tablet.'],
    ] as const) {
      await region(each).getByRole('button', { name: 'Correct' }).click();
      await each.getByRole('textbox', { name: 'Reason' }).fill('The dose was wrong');
      await reply(each).focus();
      await each.keyboard.press('ControlOrMeta+A');
      await each.keyboard.insertText(text);
      await each.getByRole('button', { name: 'Send correction' }).click();
      await overrideWarnings(each);
      await expect(each.getByRole('button', { name: 'Undo send' })).toBeVisible();
    }
    await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('Take half a tablet.');
    await expect(page.getByRole('button', { name: 'Undo send' })).toBeHidden({ timeout: 15_000 });
    await workOffline(page, false);
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expect(outboxEntry(page, TITLE).first()).toContainText('The reply was corrected meanwhile', {
      timeout: 30_000,
    });
    await compareHeld(page, TITLE);
    await expect(page.getByRole('region', { name: 'What is there now' })).toContainText('Take half a tablet.');
    await expectNothingSerious(page);
    await page.getByRole('button', { name: 'Put mine in its place' }).click();
    await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toMatch(/Take one tablet\.[\s\S]*<details/u);
  } finally {
    await other.stop();
  }
});

test('asking back and a second opinion are published as what they are', async ({ service, workstation }) => {
  const id = await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await writeReply(page, 'How long has it been there?');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  // Asking back is no answer to a red flag either.
  await overrideWarnings(page, 'Called by telephone a minute ago');
  await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('Question to the asker');
  expect(await service.pageOf(id)).toContain('A doctor needs to know more before answering');
  await expect(region(page)).toContainText('Question to the patient');

  const colleague = await startWorkstation(service.url);
  try {
    await signIn(colleague.page(), 'doctor2@practice.test');
    await sendReply(colleague.page(), TITLE, 'Have it looked at.');
    await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('Have it looked at.');
  } finally {
    await colleague.stop();
  }
  await page.getByRole('button', { name: 'Write a second opinion' }).click({ timeout: 30_000 });
  await writeReply(page, 'I would also check the hearing.');
  await page.getByRole('button', { name: 'Send second opinion' }).click();
  await overrideWarnings(page);
  await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('Second opinion');
  await expect(syncStatus(page)).toHaveText(/^Online/u);
});

test('a reviewer’s wish for a correction reaches the author', async ({ service, workstation }) => {
  await service.ask(question);
  const page = workstation.page();
  const reviewer = await startWorkstation(service.url);
  try {
    await signIn(reviewer.page(), 'reviewer@practice.test');
    await openQuestion(reviewer.page(), TITLE);
    await signIn(page);
    await sendReply(page, TITLE, 'Take five tablets.');
    await answered(page);
    await region(reviewer.page()).getByRole('button', { name: 'Ask for a correction' }).click({ timeout: 30_000 });
    const dialog = reviewer.page().getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Five are too many');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await expect(region(page)).toContainText('Five are too many', { timeout: 30_000 });
  } finally {
    await reviewer.stop();
  }
});
