import { expect, test } from './launch.ts';
import {
  choose,
  draftStatus,
  fillBlank,
  insertTemplate,
  openQuestion,
  reply,
  sendInSpite,
  signIn,
  syncStatus,
  workOffline,
  writeReply,
} from './steps.ts';

const TITLE = 'My shoulder is stiff and my face feels odd';
const question = { title: TITLE, body: 'It started a month ago. <b>Bold?</b> My smile is crooked.' };

test('a reply with a referral, written offline, survives a power cut and is published', async ({
  service,
  workstation,
}) => {
  const id = await service.ask(question);
  let page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  // A patient's markup is shown as what was typed.
  await expect(page.getByRole('region', { name: 'Question' })).toContainText('<b>Bold?</b>');
  await workOffline(page, true);
  await writeReply(page, 'Hello, thank you for writing. ');
  await insertTemplate(page, 'neuro');
  await choose(page, 'Time frame', 'within a week');
  await choose(page, 'Urgency', 'soon');
  await fillBlank(page, 'Reason', 'your smile should be looked at');
  await page.keyboard.press('Escape');
  await expect(reply(page)).toContainText('see Neurology within a week');
  await expect(draftStatus(page)).toContainText('Draft saved');
  const written = await reply(page).textContent();

  await workstation.kill();
  await service.stop();
  await workstation.start();
  page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await expect(reply(page)).toContainText('your smile should be looked at');
  expect(await reply(page).textContent()).toBe(written);

  // The crooked smile is a red flag for today, and the referral says a week.
  await sendInSpite(page, 'It is a month old: a week is soon enough');
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeVisible();
  await page.getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByRole('list', { name: 'Outbox' }).getByRole('listitem')).toContainText(
    'Will be sent when you are online',
    { timeout: 15_000 },
  );
  await expect(syncStatus(page)).toContainText('1 reply waiting to be sent');

  await service.start();
  await page.getByRole('switch', { name: 'Work offline' }).setChecked(false);
  await expect(page.getByRole('list', { name: 'Outbox' }).getByRole('listitem')).toContainText('Sent', {
    timeout: 30_000,
  });
  const published = await (await fetch(`${service.url}/q/${id}`)).text();
  expect(published).toContain('Hello, thank you for writing. ');
  expect(published).toContain('<dt>Please see</dt><dd dir="auto">Neurology</dd>');
  expect(published).toContain('&lt;b&gt;Bold?&lt;/b&gt;');
});

test('an open blank blocks sending and leads to itself', async ({ service, workstation }) => {
  await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await insertTemplate(page, 'neuro');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Check before sending' });
  await expect(dialog).toContainText('A blank is open: Reason');
  await dialog.getByRole('button', { name: 'Go there' }).first().click();
  await expect(page.getByRole('radiogroup', { name: 'Time frame' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeHidden();
});

test('Undo send brings the reply back to the letter, and an empty reply is not sent', async ({
  service,
  workstation,
}) => {
  await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('dialog', { name: 'Check before sending' })).toContainText('The reply is empty');
  await page.keyboard.press('Escape');
  await writeReply(page, 'Please rest, and be seen if it lasts.');
  await sendInSpite(page);
  await page.getByRole('button', { name: 'Undo send' }).click();
  await expect(reply(page)).toHaveText('Please rest, and be seen if it lasts.');
});

test('typing is on disk within half a second, whatever happens', async ({ service, workstation }) => {
  await service.ask(question);
  await signIn(workstation.page());
  await openQuestion(workstation.page(), TITLE);
  await reply(workstation.page()).focus();
  await workstation.page().keyboard.type('No word of this may be lost.');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await workstation.kill();
  await workstation.start();
  await signIn(workstation.page());
  await openQuestion(workstation.page(), TITLE);
  await expect(reply(workstation.page())).toHaveText('No word of this may be lost.');
});

test('a crash of the background part costs nothing', async ({ service, workstation }) => {
  await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await writeReply(page, 'First half. ');
  workstation.signal('SIGUSR2');
  await expect(page.getByRole('alert')).toContainText('Your drafts are safe');
  await writeReply(page, 'Second half.');
  await expect(reply(page)).toHaveText('First half. Second half.');
  await expect(syncStatus(page)).toHaveText(/^Online/);
});
