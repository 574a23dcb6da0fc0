import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import {
  choose,
  draftStatus,
  expectNothingSerious,
  openQuestion,
  reply,
  signIn,
  signOut,
  syncStatus,
  workOffline,
} from './steps.ts';

const TITLE = 'My shoulder is stiff and my face feels odd';
const question = { title: TITLE, body: 'It started a month ago. My smile is crooked.' };
const list = (page: Page) => page.getByRole('listbox', { name: 'Templates' });

async function atReply(page: Page): Promise<void> {
  await signIn(page);
  await openQuestion(page, TITLE);
  await reply(page).focus();
}

/** Opens the editor of a new template and writes it. */
async function writeTemplate(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
}

test('a slash opens the list at the cursor, letters find, Enter inserts, and Escape leaves what was typed', async ({
  service,
  workstation,
}) => {
  await service.ask(question);
  const page = workstation.page();
  await atReply(page);
  await page.keyboard.type('Take it 1/day. ');
  await expect(list(page)).toBeHidden();
  await page.keyboard.type('/zzzz');
  await expect(list(page)).toBeHidden();
  await page.keyboard.type(' and /');
  await expect(list(page)).toBeVisible();
  await expectNothingSerious(page);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(reply(page)).toHaveText('Take it 1/day. /zzzz and /');
  await page.keyboard.type(' /bye');
  await expect(list(page).getByRole('option').first()).toContainText('Closing');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(reply(page)).toContainText('I wish you a good recovery.');
  await expect(reply(page)).not.toContainText('/bye');
  await expect(list(page)).toBeHidden();
  await expect(draftStatus(page)).toContainText('Draft saved');
});

test('blanks are walked with Tab, numbers keep to their limits, and a condition decides what stands', async ({
  service,
  workstation,
}) => {
  await service.ask(question);
  const page = workstation.page();
  await signIn(page);
  await writeTemplate(
    page,
    'Walking plan',
    'Walk {{days "Days": number 1..14 days}}, {{how "How": choice slowly|briskly}}.{{if how is briskly}} Stop if it hurts.{{end}}{{cursor}}',
  );
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Walk');
  await expect(preview).not.toContainText('Stop if it hurts.');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Walking plan' })).toBeVisible();
  await page.getByRole('link', { name: 'Queue' }).click();
  await openQuestion(page, TITLE);
  await reply(page).focus();
  await page.keyboard.type('/walkplan');
  await page.keyboard.press('Enter');
  await page.getByRole('spinbutton', { name: 'Days' }).fill('20');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A number within 1–14 days is needed.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Days' }).fill('5');
  await page.keyboard.press('Enter');
  await choose(page, 'How', 'slowly');
  await expect(reply(page)).toHaveText('Walk 5 days, slowly.');
  // Past the last blank the cursor stands at its mark.
  await page.keyboard.type(' Good luck.');
  await expect(reply(page)).toHaveText('Walk 5 days, slowly. Good luck.');
  await page.keyboard.press('Shift+Tab');
  await choose(page, 'How', 'briskly');
  await expect(reply(page)).toHaveText('Walk 5 days, briskly. Stop if it hurts. Good luck.');
  await expect(draftStatus(page)).toContainText('Draft saved');
});

test('a template with problems is not saved and says where; what was written stays', async ({ workstation }) => {
  const page = workstation.page();
  await signIn(page);
  await writeTemplate(page, 'Broken', 'Good.\n\n{{nowhere}} and {{a: text}} {{a: date}} {{include Nobody}}');
  const problems = page.getByRole('list', { name: 'Problems of this template' });
  await expect(problems).toContainText('Line 3: There is no blank “nowhere” here.');
  await expect(problems).toContainText('“a” is described twice as different kinds of blanks.');
  await expect(problems).toContainText('There is no template “Nobody” to include.');
  await expect(page.getByRole('button', { name: 'Save template' })).toBeDisabled();
  await expectNothingSerious(page);
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('link', { name: 'Templates' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Broken');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Good.');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Broken' })).toBeVisible();
});

test('an include that is gone is refused and the draft stays as it is', async ({ service, workstation }) => {
  await service.ask(question);
  const page = workstation.page();
  await signIn(page, 'reviewer@practice.test');
  await writeTemplate(page, 'Inner words', 'Inner words of the team.');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Inner words' })).toBeVisible();
  await expect(page.getByText('This change goes to the service')).toBeHidden();
  await signOut(page);
  await signIn(page);
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('textbox', { name: 'Find a template' }).fill('Inner words');
  await expect(page.getByRole('heading', { level: 2, name: 'Inner words' })).toBeVisible();
  await writeTemplate(page, 'Outer words', '{{include Inner words}}');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(syncStatus(page)).toHaveText(/^Online/);
  await signOut(page);
  await signIn(page, 'reviewer@practice.test');
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('textbox', { name: 'Find a template' }).fill('Inner words');
  await page.getByRole('button', { name: 'Take out of use' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Inner words' })).toBeHidden();
  await signOut(page);
  await signIn(page);
  await openQuestion(page, TITLE);
  await reply(page).focus();
  await page.keyboard.type('Hello. /outer');
  await expect(list(page)).toContainText('Outer words');
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Enter');
        return page.getByRole('alert').textContent();
      },
      { timeout: 15_000 },
    )
    .toContain('it includes “Inner words”, which is not here. Your draft is unchanged.');
  await expect(reply(page)).toContainText('Hello. /outer');
});

test('a reviewer changes a team’s template, and its doctors read what it was; nobody else may', async ({
  workstation,
}) => {
  const page = workstation.page();
  await signIn(page, 'reviewer@practice.test');
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('textbox', { name: 'Find a template' }).fill('bye');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Thank you. Get well soon.');
  await page.getByLabel('Review due').fill('2026-01-31');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByText('Review overdue').first()).toBeVisible();
  await expect(page.getByText(/^2, .*by Wu Jianhong/)).toBeVisible();
  await page.getByRole('button', { name: /^Version 1, replaced/ }).click();
  await expect(page.getByRole('region', { name: 'Earlier versions' })).toContainText('I wish you a good recovery');
  await expectNothingSerious(page);
  await signOut(page);
  await signIn(page);
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('textbox', { name: 'Find a template' }).fill('bye');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Get well soon');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy to my own' })).toBeVisible();
});

test('templates leave as a file and come back, and a file with a mistake says which', async ({ workstation }) => {
  const page = workstation.page();
  await signIn(page);
  await writeTemplate(page, 'To be exported', 'See {{who "Who": choice me|her}}.');
  await page.getByRole('button', { name: 'Save template' }).click();
  await page.getByRole('textbox', { name: 'Find a template' }).fill('To be exported');
  const exported = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export 1' }).click();
  const file = readFileSync(await (await exported).path(), 'utf8');
  expect(file).toContain('See {{who \\"Who\\": choice me|her}}.');
  const input = page.getByLabel('File with templates');
  const give = (text: string) =>
    input.setInputFiles({ name: 'templates.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await give(file);
  await expect(page.getByText('Imported: 0 new, 0 changed, 1 as before.')).toBeVisible();
  await give(file.replace('choice', 'choise'));
  const refused = page.getByRole('dialog', { name: 'The file was not imported' });
  await expect(refused).toContainText('Template 1 (“To be exported”), text: Line 1: A blank is a choice, text, number');
  await page.keyboard.press('Escape');
  await give(`${file}}`);
  await expect(refused).toContainText('this is not JSON');
});

test('a reply with a referral takes fewer keys and less time by template than typed', async ({
  service,
  workstation,
}, info) => {
  await service.ask(question);
  const page = workstation.page();
  await atReply(page);
  await workOffline(page, true);
  await reply(page).focus();
  await page.evaluate(() => {
    const counted = { keys: 0 };
    window.addEventListener(
      'keydown',
      () => {
        counted.keys += 1;
      },
      { capture: true },
    );
    Object.assign(window, { counted });
  });
  const keysSoFar = () => page.evaluate(() => (window as unknown as { counted: { keys: number } }).counted.keys);
  const reason = 'your smile should be looked at';
  const measure = async (write: () => Promise<void>) => {
    const [keys, startedMs] = [await keysSoFar(), performance.now()];
    await write();
    return { keys: (await keysSoFar()) - keys, ms: performance.now() - startedMs };
  };
  const byTemplate = await measure(async () => {
    await page.keyboard.type('/neu');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radiogroup', { name: 'Time frame' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radiogroup', { name: 'Urgency' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await page.keyboard.type(reason);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  });
  await expect(reply(page)).toContainText('see Neurology within a week (urgency: soon)');
  const text = ((await reply(page).textContent()) ?? '').replace('What to bring', '').trim();
  await reply(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  const typed = await measure(() => page.keyboard.type(text));
  await expect(reply(page)).toContainText(reason);
  info.annotations.push({ type: 'keys', description: `${byTemplate.keys} by template, ${typed.keys} typed` });
  console.log(
    `by template ${byTemplate.keys} keys, ${Math.round(byTemplate.ms)} ms; typed ${typed.keys} keys, ${Math.round(typed.ms)} ms without any thinking`,
  );
  expect(byTemplate.keys * 3).toBeLessThan(typed.keys);
});
