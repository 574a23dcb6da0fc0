import { type Page, test } from '@playwright/test';
import { expect, startService, startWorkstation, type TestedService, type Workstation } from './launch.ts';
import {
  compareHeld,
  expectNothingSerious,
  openQuestion,
  outboxEntry,
  reply,
  sendInSpite,
  sendReply,
  signIn,
  signOut,
  workOffline,
  writeReply,
} from './steps.ts';

/**
 * An evening without a network: Dr. Lin answers five questions, while a colleague and the patients go on. One test for
 * each row of "While you were away". They share the two windows, because starting them takes longer than the tests.
 */
test.describe.configure({ mode: 'serial' });

const TITLES = {
  claimed: 'Away: claimed by a colleague',
  answered: 'Away: answered by a colleague',
  changed: 'Away: changed by the patient',
  withdrawn: 'Away: taken back by the patient',
  transferred: 'Away: transferred to Neurology',
  open: 'Away: still being written',
} as const;
const ids: Record<string, string> = {};
let service: TestedService;
let workstations: Workstation[] = [];
let lin: Page;
let chen: Page;

const pane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  service = await startService();
  for (const [key, title] of Object.entries(TITLES)) {
    ids[key] = await service.ask({ title, body: 'My left arm hurts since Monday.' });
  }
  workstations = await Promise.all([startWorkstation(service.url), startWorkstation(service.url)]);
  const [first, second] = workstations.map((workstation) => workstation.page());
  if (first === undefined || second === undefined) throw new Error('a window is missing');
  lin = first;
  chen = second;
  for (const page of [lin, chen]) page.setDefaultTimeout(10_000);
  await Promise.all([signIn(lin), signIn(chen, 'doctor2@practice.test')]);
  // The one that was asked last comes last.
  await openQuestion(lin, TITLES.open);

  await workOffline(lin, true);
  for (const key of ['claimed', 'answered', 'changed', 'withdrawn', 'transferred'] as const) {
    await sendReply(lin, TITLES[key], `My reply, ${key}.`);
  }
  // What happens meanwhile.
  await sendReply(chen, TITLES.answered, 'The colleague’s reply.');
  await service.revise(ids.changed ?? '', { body: 'My right arm hurts since Monday.' });
  await service.addFollowUp(ids.changed ?? '', 'I have a fever now.');
  await service.withdraw(ids.withdrawn ?? '');
  await openQuestion(chen, TITLES.claimed);
  await button(chen, 'Claim').click();
  await openQuestion(chen, TITLES.transferred);
  await button(chen, 'Transfer').click();
  const dialog = chen.getByRole('dialog', { name: 'Transfer the question' });
  await dialog.getByRole('combobox', { name: 'Department' }).click();
  await chen.getByRole('option', { name: 'Neurology', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The face is numb too.');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect.poll(() => service.pageOf(ids.answered ?? ''), { timeout: 20_000 }).toContain('The colleague’s reply.');

  await expect.poll(() => service.departmentOf(ids.transferred ?? ''), { timeout: 20_000 }).toBe('neurology');

  await workOffline(lin, false);
  await lin.getByRole('link', { name: 'Outbox' }).click();
  for (const key of ['claimed', 'answered', 'changed', 'withdrawn', 'transferred'] as const) {
    await expect(outboxEntry(lin, TITLES[key]).getByRole('button', { name: 'Compare' })).toBeVisible({
      timeout: 30_000,
    });
  }
});

test.afterAll(async () => {
  await Promise.all(workstations.map((workstation) => workstation.stop()));
  await service.stop();
});

test('claimed by another: the holder is asked, lets it go, and the reply leaves by itself', async () => {
  await expect(outboxEntry(lin, TITLES.claimed)).toContainText('Dr. Chen Weiming claimed the question meanwhile');
  await compareHeld(lin, TITLES.claimed);
  await expect(pane(lin, 'What you saw')).toContainText('My left arm hurts since Monday.');
  await expect(pane(lin, 'What is there now')).toContainText('Claimed by Dr. Chen Weiming since');
  await expect(pane(lin, 'Your reply')).toContainText('My reply, claimed.');
  await expectNothingSerious(lin);
  await lin.keyboard.press('a');
  await expect(button(lin, 'Asked')).toBeVisible();
  await button(lin, 'Send when it is free').click();
  await expect(button(lin, 'Send when it is free')).toHaveAttribute('aria-pressed', 'true');
  await openQuestion(chen, TITLES.claimed);
  await expect(pane(chen, 'Question')).toContainText('Dr. Lin Yating has a reply ready and asks for this question.');
  await button(chen, 'Let them answer').click();
  await expect.poll(() => service.pageOf(ids.claimed ?? ''), { timeout: 20_000 }).toContain('My reply, claimed.');
  await expect(lin.getByRole('main')).toContainText('No longer held. Sent');
});

test('answered by another: the reply goes out as a second opinion', async () => {
  await compareHeld(lin, TITLES.answered);
  await expect(pane(lin, 'What is there now')).toContainText('The colleague’s reply.');
  await expectNothingSerious(lin);
  await button(lin, 'Send as second opinion').click();
  await expect(lin.getByRole('heading', { level: 1, name: 'Outbox' })).toBeFocused();
  await expect(outboxEntry(lin, TITLES.answered)).toContainText('Second opinion');
});

test('changed by the patient: what is new is marked, confirmed and answered', async () => {
  await compareHeld(lin, TITLES.changed);
  const now = pane(lin, 'What is there now');
  await expect(now.locator('del')).toContainText('left');
  await expect(now.locator('ins')).toContainText('right');
  await expect(now).toContainText('I have a fever now.');
  await expect(pane(lin, 'What you saw')).not.toContainText('right');
  await expectNothingSerious(lin);
  await lin.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => service.pageOf(ids.changed ?? ''), { timeout: 25_000 }).toContain('My reply, changed.');
  // The second opinion of the test before had its ten seconds meanwhile.
  await expect.poll(() => service.pageOf(ids.answered ?? ''), { timeout: 25_000 }).toContain('My reply, answered.');
  expect(await service.pageOf(ids.answered ?? '')).toContain('The colleague’s reply.');
});

test('taken back by the patient: the reply becomes a draft that stays readable', async () => {
  await compareHeld(lin, TITLES.withdrawn);
  await expectNothingSerious(lin);
  await button(lin, 'Keep as draft').click();
  await expect(pane(lin, 'Your draft')).toContainText('My reply, withdrawn.');
  await lin.getByRole('link', { name: 'Outbox' }).click();
  await expect(outboxEntry(lin, TITLES.withdrawn)).toBeHidden();
});

test('transferred: the draft is handed over, and the other department answers with it', async () => {
  await compareHeld(lin, TITLES.transferred);
  await button(lin, 'Hand over').click();
  const dialog = lin.getByRole('dialog', { name: 'Hand over the draft' });
  await dialog.getByRole('textbox', { name: 'Note for your colleague' }).fill('The neck part is mine to explain.');
  await expectNothingSerious(lin);
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(lin.getByRole('heading', { level: 1, name: 'Outbox' })).toBeFocused();

  await signOut(chen);
  await signIn(chen, 'neurologist@practice.test');
  await openQuestion(chen, TITLES.transferred);
  await expect(pane(chen, 'Question')).toContainText('The face is numb too.');
  await expect(pane(chen, 'Question')).toContainText('The neck part is mine to explain.');
  await button(chen, 'Take up').click();
  await expect(reply(chen)).toHaveText('My reply, transferred.');
  await writeReply(chen, ' And mine.');
  await sendInSpite(chen);
  await expect
    .poll(() => service.pageOf(ids.transferred ?? ''), { timeout: 25_000 })
    .toContain('My reply, transferred. And mine.');
});

test('changed while it is written: said calmly, shown, and asked for before sending', async () => {
  await lin.getByRole('link', { name: 'Queue' }).click();
  await openQuestion(lin, TITLES.open);
  await writeReply(lin, 'Half a reply. ');
  await service.revise(ids.open ?? '', { body: 'My left leg hurts since Monday.' });
  await expect(pane(lin, 'Question')).toContainText('The patient changed the question after you read it.');
  // What is being written stays, and the cursor in it.
  await lin.keyboard.insertText('The other half.');
  await expect(reply(lin)).toHaveText('Half a reply. The other half.');
  await button(lin, 'Show changes').click();
  await expect(pane(lin, 'Question').locator('ins')).toContainText('leg');
  await expectNothingSerious(lin);
  await button(lin, 'Send reply').click();
  const dialog = lin.getByRole('dialog', { name: 'The patient changed the question' });
  await expect(dialog.locator('del')).toContainText('arm');
  await dialog.getByRole('button', { name: 'Back to the reply' }).last().click();
  await expect(button(lin, 'Undo send')).toBeHidden();
  await button(lin, 'I have read it').click();
  await expect(button(lin, 'Show changes')).toBeHidden();
  await expect(reply(lin)).toHaveText('Half a reply. The other half.');
  await sendInSpite(lin);
  await expect(button(lin, 'Undo send')).toBeVisible();
});
