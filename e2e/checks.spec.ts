import type { Locator, Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import {
  checkDialog,
  expectNothingSerious,
  insertTemplate,
  openQuestion,
  outboxEntry,
  reply,
  sendInSpite,
  signIn,
  workOffline,
  writeReply,
} from './steps.ts';

const TITLE = 'A knee that clicks on the stairs';
const question = {
  title: TITLE,
  body: 'My left knee clicks on the stairs since spring. Is the clicking dangerous? Can I go skiing in January?',
  alias: 'Margaret Ellis',
};
const GOOD =
  'Thank you for your question. A click without pain is common and not dangerous. Keep moving, and avoid deep squats for two weeks. You can go skiing in January if the knee does not swell. If it locks or gets worse, please see a doctor. ';

const asked = (page: Page): Locator => page.getByRole('region', { name: 'Asked' });
const rows = (page: Page): Locator =>
  checkDialog(page).getByRole('list', { name: 'What was found' }).getByRole('listitem');
const selected = (page: Page): Promise<string> => page.evaluate(() => window.getSelection()?.toString() ?? '');

test('a good reply goes out without a word', async ({ service, workstation }) => {
  await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await writeReply(page, GOOD);
  await expect(asked(page).getByRole('checkbox', { checked: true })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeVisible();
  await expect(checkDialog(page)).toBeHidden();
});

test('each warning is walked to, fixed or overridden from the keyboard, and the reason is kept', async ({
  service,
  workstation,
}) => {
  const id = await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await writeReply(page, 'Dear Ms Ellis, take 500 twice a day. Call me on 0912-345-678 today.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(rows(page).filter({ hasText: 'An amount without a unit: take 500' })).toBeVisible();
  await expect(rows(page)).toContainText([
    'Warning An amount without a unit: take 500',
    'Warning A person’s name: Ms Ellis',
    'Warning A telephone number: 0912-345-678',
    'Warning No sentence says what to do if it gets worse.',
    'Warning Not answered, it seems: Is the clicking dangerous?',
    'Warning Not answered, it seems: Can I go skiing in January?',
    'Warning Very short: 13 words',
  ]);
  await expectNothingSerious(page);
  await expect(rows(page).first().getByRole('button', { name: 'Go there' })).toBeFocused();
  await expect(rows(page).first().getByRole('button', { name: 'Go there' })).toHaveAccessibleDescription(
    /^Warning An amount without a unit: take 500 Reply, paragraph 1$/,
  );

  // One key to the place, and the words stand selected there.
  await page.keyboard.press('1');
  await expect(checkDialog(page)).toBeHidden();
  await expect(reply(page)).toBeFocused();
  await expect.poll(() => selected(page)).toBe('take 500');
  await page.keyboard.type('take 500 mg');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(rows(page).first()).toContainText('A person’s name: Ms Ellis');

  // What is taken out leaves no gap, and the rows stay where they are.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('Ctrl+Z in the reply brings it back');
  await expect(rows(page).first().getByRole('button', { name: 'Removed' })).toBeFocused();
  await expect(rows(page)).toHaveCount(6);
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).nth(1).getByRole('button', { name: 'Go there' })).toBeFocused();
  await rows(page).nth(1).getByRole('button', { name: 'Remove' }).click();
  await expect(reply(page)).toHaveText('Dear, take 500 mg twice a day. Call me on today.');
  await rows(page)
    .filter({ hasText: 'Is the clicking dangerous?' })
    .getByRole('button', { name: 'It is answered' })
    .click();

  // A reason of no words is none.
  const dialog = checkDialog(page);
  await dialog.getByRole('button', { name: 'Send anyway' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription(/in 5 letters or more/);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('. . . !');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Seen at my clinic yesterday');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Undo send' })).toBeVisible();

  // What was taken out is not published, the reason neither; colleagues have it with the reply.
  await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('take 500 mg twice a day');
  const published = await service.pageOf(id);
  expect(published).not.toContain('0912-345-678');
  expect(published).not.toContain('Seen at my clinic yesterday');
  expect(await service.overridesOf(id)).toEqual([
    { code: 'no-safety-net', reason: 'Seen at my clinic yesterday' },
    { code: 'unanswered-ask', reason: 'Seen at my clinic yesterday' },
    { code: 'too-short', reason: 'Seen at my clinic yesterday' },
  ]);
});

test('a red flag without urgent advice is held up, and a blank cannot be overridden', async ({
  service,
  workstation,
}) => {
  const title = 'Pressure on my chest';
  await service.ask({ title, body: 'Since this morning I have crushing chest pain and I am short of breath.' });
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, title);
  await expect(page.getByRole('list', { name: 'Red flags' })).toBeVisible();
  await writeReply(
    page,
    'Thank you for writing. This may come from the muscles of your chest. Please rest for some days and avoid heavy work. If it gets worse, go to the emergency department.',
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('needs a human now, and the reply does not say so without an “if”');
  await expect(rows(page).first()).toContainText('Red flag: ');
  await page.keyboard.press('Escape');
  await expect(checkDialog(page)).toBeHidden();
  await expect(reply(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(' Please call an ambulance now.');
  await insertTemplate(page, 'neuro');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(checkDialog(page)).toContainText('Must be fixed');
  await expect(checkDialog(page)).not.toContainText('needs a human now');
  await expect(checkDialog(page).getByRole('button', { name: 'Send anyway' })).toHaveCount(0);
  await expect(checkDialog(page).getByRole('textbox', { name: 'Reason' })).toHaveCount(0);
  await expectNothingSerious(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(checkDialog(page)).toBeVisible();
});

test('ticks of what is answered stay with the draft, and the text keeps the cursor', async ({
  service,
  workstation,
}) => {
  await service.ask(question);
  let page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await expect(asked(page).getByRole('checkbox')).toHaveCount(2);
  await expect(asked(page).getByRole('checkbox', { checked: true })).toHaveCount(0);
  await writeReply(page, 'A click without pain is not dangerous.');
  const dangerous = asked(page).getByRole('checkbox', { name: 'Is the clicking dangerous?' });
  const skiing = asked(page).getByRole('checkbox', { name: 'Can I go skiing in January?' });
  await expect(dangerous).toBeChecked();
  await expect(dangerous).toHaveAccessibleDescription('the reply speaks of it');
  await expect(skiing).not.toBeChecked();
  await expect(reply(page)).toBeFocused();
  await skiing.focus();
  await page.keyboard.press('Space');
  await expect(skiing).toBeChecked();
  await dangerous.click();
  await expect(dangerous).not.toBeChecked();
  // What the editor shows when it is opened anew is what is on disk.
  await page.getByRole('link', { name: 'Outbox' }).click();
  await page.getByRole('link', { name: 'Queue' }).click();
  await openQuestion(page, TITLE);
  await expect(skiing).toBeChecked();

  await workstation.kill();
  await workstation.start();
  page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await expect(asked(page).getByRole('checkbox', { name: 'Can I go skiing in January?' })).toBeChecked();
  await expect(asked(page).getByRole('checkbox', { name: 'Is the clicking dangerous?' })).not.toBeChecked();
});

test('an override waits offline with its reply, and Undo asks again', async ({ service, workstation }) => {
  const id = await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await openQuestion(page, TITLE);
  await workOffline(page, true);
  await writeReply(page, 'Rest it.');
  await sendInSpite(page, 'First reason');
  await page.getByRole('button', { name: 'Undo send' }).click();
  await expect(reply(page)).toHaveText('Rest it.');
  await reply(page).focus();
  await sendInSpite(page, 'Second reason');
  await page.getByRole('link', { name: 'Outbox' }).click();
  await expect(outboxEntry(page, TITLE)).toContainText('Will be sent when you are online', { timeout: 15_000 });
  await workOffline(page, false);
  await expect.poll(() => service.pageOf(id), { timeout: 30_000 }).toContain('Rest it.');
  expect((await service.overridesOf(id)).map(({ reason }) => reason)).toEqual(Array(3).fill('Second reason'));
});

test('in Traditional Chinese', async ({ service, workstation }) => {
  const title = '拔智齒之後耳朵悶塞';
  await service.ask({
    title,
    body: '拔智齒之後耳朵悶了兩個月。請問這樣嚴重嗎？需要看哪一科？',
    language: 'zh-TW',
    alias: '陳怡君',
  });
  const page = workstation.page();
  await page.getByText('繁體中文').click();
  await page.getByRole('textbox', { name: '電子郵件' }).fill('doctor@practice.test');
  await page.getByRole('textbox', { name: '密碼' }).fill('practice-only');
  await page.getByRole('button', { name: '登入', exact: true }).click();
  await page.getByRole('searchbox').fill(title);
  await page.getByRole('option').filter({ hasText: title }).first().click();
  const field = page.getByRole('textbox', { name: '回覆', exact: true });
  await field.focus();
  await page.keyboard.insertText('陳小姐您好，請一天吃500，電話0912-345-678。');
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: '送出前檢查' });
  await expect(dialog.getByRole('listitem')).toContainText([
    '數量沒有單位：一天吃500',
    '人名：陳小姐',
    '電話號碼：0912-345-678',
    '沒有一句說明若惡化該怎麼辦。',
    '似乎尚未回答：這樣嚴重嗎？',
    '似乎尚未回答：需要看哪一科？',
    '很短',
  ]);
  await page.keyboard.press('2');
  await expect.poll(() => selected(page)).toBe('陳小姐');
});
