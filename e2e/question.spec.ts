import { expect, test } from './launch.ts';
import {
  expectNothingSerious,
  openQuestion,
  outboxEntry,
  queue,
  reply,
  sendInSpite,
  signIn,
  syncStatus,
  writeReply,
} from './steps.ts';

const BODY =
  'Hello doctor,\n\nsince this morning I have crushing chest pain that spreads into my left arm, and I am sweating.\n\nI do not have shortness of breath.';

test('red flags are marked where they stand, with why, from where and the way there', async ({
  service,
  workstation,
}) => {
  const id = await service.ask({ title: 'Pressure in the chest', body: BODY });
  await service.addFollowUp(id, 'Now my face droops on one side.');
  await service.ask({ title: 'No way out', body: 'I want to kill myself tonight. I have the pills here.' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Pressure in the chest');
  const question = page.getByRole('region', { name: 'Question' });
  const flags = question.getByRole('list', { name: 'Red flags' });
  await expect(flags.getByRole('listitem').first()).toContainText('heart attack');
  await expect(flags.getByRole('listitem').first()).toContainText('Now');
  await expect(question).toContainText('a mark, not a diagnosis');
  await question.getByRole('button', { name: 'All phrases, why, and sources' }).click();
  await expect(flags.getByText('Source: NICE CG95').first()).toBeVisible();
  await expect(flags.getByText('not signed off by a clinician').first()).toBeVisible();
  // The text is as it was written, marked or not.
  await expect(question.locator('[dir="auto"]').filter({ hasText: 'Hello doctor' })).toHaveText(BODY, {
    useInnerText: false,
  });
  const muted = question.locator('mark[data-muted]').filter({ hasText: 'shortness of breath' });
  await expect(muted).toHaveAttribute('data-reason', 'said not to be there');
  const phrase = flags.getByRole('button', { name: 'face droops' }).first();
  await phrase.focus();
  await page.keyboard.press('Enter');
  const mark = question.locator('mark:focus');
  await expect(mark).toContainText('face droops');
  await expect(mark).toBeInViewport();
  await expectNothingSerious(page);
  // What arrives later takes the focus from nobody.
  await writeReply(page, 'Call an ambulance now.');
  await service.addFollowUp(id, 'My speech is slurred too.');
  await expect(flags.getByRole('button', { name: 'slurred' }).first()).toBeVisible();
  await expect(reply(page)).toBeFocused();

  await openQuestion(page, 'No way out');
  const first = flags.getByRole('listitem').first();
  await expect(first).toContainText('Needs a human now');
  await expect(first).not.toContainText(/\d+ ?%|T1/);
});

test('a doctor’s word on the urgency stands with its reason and can be taken back', async ({
  service,
  workstation,
}) => {
  await service.ask({ title: 'Small cut', body: 'I have had a small cut on my finger for two days.' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Small cut');
  const question = page.getByRole('region', { name: 'Question' });
  await queue(page).focus();
  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog', { name: 'Set urgency' });
  await dialog.getByRole('radio', { name: /Same day/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('May be deep, no vaccination known');
  await dialog.getByRole('button', { name: 'Set urgency' }).click();
  await expect(question.getByText(/Same day: set by Dr\..*May be deep/)).toBeVisible();
  await question.getByRole('button', { name: 'Let the rules decide' }).click();
  await expect(question.getByText('May be deep')).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(question.getByText('May be deep')).toBeVisible();
});

test('internal notes are added by their key and never get into a reply', async ({ service, workstation }) => {
  const id = await service.ask({ title: 'Neck after sleep', body: 'My neck has been stiff for two days.' });
  await service.ask({ title: 'Another matter', body: 'My knee has hurt for a week.' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Neck after sleep');
  await writeReply(page, 'Keep it warm and move it gently.');
  await queue(page).focus();
  await page.keyboard.press('m');
  const note = page.getByRole('textbox', { name: 'Note to colleagues' });
  await expect(note).toBeFocused();
  await expect(page.getByRole('region', { name: 'Internal notes' })).toContainText('Only colleagues see this');
  await page.keyboard.insertText('Secret-4711: sounds like a hangover.');
  // Looking at another question loses nothing.
  await openQuestion(page, 'Another matter');
  await expect(note).toHaveValue('');
  await openQuestion(page, 'Neck after sleep');
  await expect(note).toHaveValue('Secret-4711: sounds like a hangover.');
  await note.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Internal notes' }).getByRole('listitem')).toContainText('Secret-4711');
  await expect(note).toHaveValue('');
  // The same key sent nothing.
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeHidden();
  await expect(reply(page)).toHaveText('Keep it warm and move it gently.');
  await expectNothingSerious(page);
  await reply(page).focus();
  await sendInSpite(page);
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeVisible();
  await page.getByRole('link', { name: 'Outbox' }).click();
  await expect(outboxEntry(page, 'Neck after sleep')).toContainText('Sent', { timeout: 20_000 });
  const published = await service.pageOf(id);
  expect(published).toContain('Keep it warm');
  expect(published).not.toContain('Secret-4711');
});

test('what is missing is asked back in the question’s language, to be reviewed', async ({ service, workstation }) => {
  await service.ask({ title: 'Headache', body: 'I have a headache.', ageBand: '30-39' });
  await service.ask({ title: '頭痛', body: '我頭痛。', language: 'zh-TW' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Headache');
  const question = page.getByRole('region', { name: 'Question' });
  await question.getByRole('button', { name: 'allergies' }).click();
  await question.getByRole('button', { name: 'Ask back' }).click();
  await expect(reply(page)).toContainText('Which medicines');
  await expect(reply(page)).not.toContainText('allergy');
  await expect(page.getByText('Review it before you send it.')).toBeVisible();
  await openQuestion(page, '頭痛');
  await question.getByRole('button', { name: 'Ask back' }).click();
  await expect(reply(page)).toContainText('目前使用哪些藥物');
});

test('follow-ups, earlier questions, snooze and duplicates stand with the question', async ({
  service,
  workstation,
}) => {
  const about = { asker: 'somebody@example.org' };
  await service.ask({ ...about, title: 'First time dizzy', body: 'I was dizzy for an hour.' });
  const id = await service.ask({ ...about, title: 'Dizzy once more', body: 'I have been dizzy for a day.' });
  await service.addFollowUp(id, 'It is better when I lie down.');
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, 'Dizzy once more');
  const question = page.getByRole('region', { name: 'Question' });
  await expect(question.getByRole('list', { name: 'Added by the patient' })).toContainText(
    'It is better when I lie down.',
  );
  await queue(page).focus();
  await page.keyboard.press('s');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /In 2 hours/ })
    .or(page.getByRole('dialog').getByRole('button', { name: /In 2 hours/ }))
    .first()
    .click();
  await page.evaluate((questionId) => {
    window.location.hash = `#/queue/${questionId}`;
  }, id);
  await expect(question.getByText(/Snoozed for you until/)).toBeVisible();
  await question.getByRole('button', { name: 'Wake now' }).click();
  await expect(question.getByText(/Snoozed for you until/)).toBeHidden();
  await question.getByRole('link', { name: 'First time dizzy' }).click();
  await expect(question.getByRole('heading', { level: 1 })).toHaveText('First time dizzy');
  await expect(question).toBeFocused();
});

test('after sending, the next of mine opens when that is wished for', async ({ service, workstation }) => {
  await service.ask({ title: 'Mine one', body: 'My elbow has hurt for a day.' });
  await service.ask({ title: 'Mine two', body: 'My wrist has hurt for a day.' });
  const page = workstation.page();
  await signIn(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Next question of mine', { exact: true }).first().click();
  await page.getByRole('link', { name: 'Queue' }).click();
  for (const title of ['Mine two', 'Mine one']) {
    await openQuestion(page, title);
    await queue(page).focus();
    await page.keyboard.press('c');
    await expect(page.getByRole('region', { name: 'Question' })).toContainText('Claimed by you');
  }
  await writeReply(page, 'Rest it for some days.');
  await sendInSpite(page);
  await expect(page.getByRole('region', { name: 'Question' }).getByRole('heading', { level: 1 })).toHaveText(
    'Mine two',
  );
  await expect(syncStatus(page)).toHaveText(/^Online/);
});
