import type { Page } from '@playwright/test';
import { runTypingKills } from '../bench/soak/typing-kills.ts';
import { expect, test } from './launch.ts';
import { draftStatus, expectNothingSerious, openQuestion, reply, sendInSpite, signIn, writeReply } from './steps.ts';

const TITLE = 'My wrist clicks when I turn it';
const OTHER = 'My heel hurts in the morning';

/** Pastes into what has the focus, as an application with these forms on the clipboard would. */
async function paste(page: Page, forms: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, forms);
}

/** What a mark covers, in the order of the text. */
function marked(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (highlight) =>
      [...(CSS.highlights.get(highlight) ?? [])]
        .map((range) => range as Range)
        .sort((left, right) => left.compareBoundaryPoints(Range.START_TO_START, right))
        .map(String),
    name,
  );
}

/** What a reply promises: half a second after the last key it is on disk. */
const onDisk = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));
const pasting = (page: Page) => page.getByRole('status', { name: 'Pasting' });

// A short slice of `npm run soak -- typing`.
test('what was typed half a second before a kill is there, time and again', async ({ service, workstation }) => {
  test.setTimeout(180_000);
  const id = await service.ask({ title: TITLE, body: 'It does not hurt.' });
  const { violations, keys } = await runTypingKills(workstation, service.url, { id, title: TITLE }, 1, 4);
  expect(violations).toEqual([]);
  expect(keys).toBeGreaterThan(20);
});

test.describe('writing a reply', () => {
  let id = '';
  test.beforeEach(async ({ service, workstation }) => {
    id = await service.ask({ title: TITLE, body: 'It does not hurt. Should I worry?' });
    await service.ask({ title: OTHER, body: 'The first steps are the worst.' });
    await signIn(workstation.page());
    await openQuestion(workstation.page(), TITLE);
    await reply(workstation.page()).focus();
  });

  test('a page pasted from Word is cleaned, and its table is published', async ({ service, workstation }) => {
    const page = workstation.page();
    await paste(page, {
      'text/plain': 'ignored',
      'text/html': `<html><head><style>p{color:red}</style></head><body><!--StartFragment-->
<h1 style="font-family:Papyrus">Your wrist</h1><p class=MsoNormal style='color:red;font-size:40pt'>It is <b>harmless</b>.
<img src="https://spy.example/a.png"><script>document.title='run'</script></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Rest it</p>
<table><tr><th>When<th>What<tr><td>morning<td onclick="alert(1)">10 <span style='font-family:Symbol'>m</span>g
<table><tr><td>inner</td></tr></table></td><tr><td>lone</table><p>End</p><!--EndFragment--></body></html>`,
    });
    await expect(pasting(page)).toHaveText('Pasted without 1 picture.');
    await expect(reply(page)).not.toContainText('ignored');
    await expect(reply(page).getByRole('heading')).toHaveText('Your wrist');
    await expect(reply(page).getByRole('listitem')).toHaveText('Rest it');
    await expect(reply(page)).toContainText('10 μg');
    await expect(reply(page).locator('img, script, [style*="Papyrus"], [onclick]')).toHaveCount(0);
    expect(await page.title()).not.toBe('run');

    await page.keyboard.press('ControlOrMeta+End');
    await paste(page, {
      'text/html': '<table><tr><th>Day<th>Exercise<tr><td>1<td>Turn <b>slowly</b><tr><td>2</table>',
      'text/plain': '',
    });
    await expect(reply(page).getByRole('columnheader')).toHaveText(['Day', 'Exercise']);
    await expect(draftStatus(page)).toContainText('Draft saved');
    await sendInSpite(page);
    await expect
      .poll(() => service.pageOf(id), { timeout: 30_000 })
      .toContain('<th scope="col" dir="auto">Exercise</th>');
    const published = await service.pageOf(id);
    expect(published).toContain('<td dir="auto">Turn <strong>slowly</strong></td>');
    expect(published).not.toMatch(/Papyrus|spy\.example|onclick|<img/u);
  });

  test('five megabytes are taken or refused in plain words, and the window stays quick', async ({ workstation }) => {
    const page = workstation.page();
    await writeReply(page, 'Before. ');
    await page.evaluate(() => {
      const target = window as unknown as { longestMs: number };
      target.longestMs = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) target.longestMs = Math.max(target.longestMs, duration);
      }).observe({ entryTypes: ['longtask'] });
    });
    const picture = `<img src="data:image/png;base64,${'A'.repeat(1_000_000)}">`;
    await paste(page, { 'text/html': `<p>With five pictures.</p>${picture.repeat(5)}`, 'text/plain': '' });
    await expect(pasting(page)).toHaveText('Pasted without 5 pictures.');
    await expect(reply(page)).toHaveText('Before. With five pictures.');

    await paste(page, { 'text/plain': 'many words '.repeat(500_000) });
    await expect(pasting(page)).toContainText('at most 100,000 characters');
    await paste(page, { 'text/html': '<p>many words</p>'.repeat(300_000), 'text/plain': 'x' });
    await expect(pasting(page)).toContainText('Nothing was pasted');
    await paste(page, { 'text/html': `${'<div>'.repeat(100_000)}unread`, 'text/plain': 'Its words.' });
    await expect(reply(page)).toHaveText('Before. With five pictures.Its words.');
    await expect(draftStatus(page)).toContainText('Draft saved');
    expect(await page.evaluate(() => (window as unknown as { longestMs: number }).longestMs)).toBeLessThan(5000);
  });

  test('the lines of a PDF are joined, and Ctrl+Shift+V pastes words alone', async ({ workstation }) => {
    const page = workstation.page();
    await paste(page, {
      'text/plain': 'A wrist that clicks without pain is nearly always harm-\nless and needs no treatment at all.',
    });
    await expect(reply(page)).toHaveText(
      'A wrist that clicks without pain is nearly always harmless and needs no treatment at all.',
    );
    await page.evaluate(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'V', code: 'KeyV', ctrlKey: true, shiftKey: true, bubbles: true }),
      );
    });
    await paste(page, { 'text/html': '<p><b>Bold</b></p>', 'text/plain': ' Plain' });
    await expect(reply(page)).toContainText('treatment at all. Plain');
    await expect(reply(page).locator('strong')).toHaveCount(0);
  });

  test('find marks every place and walks between them', async ({ workstation }) => {
    const page = workstation.page();
    await writeReply(page, 'Rest, then rest. A restful week.');
    await page.keyboard.press('ControlOrMeta+f');
    const count = page.getByRole('status', { name: 'Places found' });
    await page.getByRole('textbox', { name: 'Find' }).fill('rest');
    await expect(count).toHaveText('1 of 3');
    expect(await marked(page, 'reply-found')).toEqual(['Rest', 'rest', 'rest']);
    await page.keyboard.press('Enter');
    await expect(count).toHaveText('2 of 3');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect(count).toHaveText('3 of 3');
    await page.keyboard.press('Escape');
    // The cursor is where the doctor looked, and the reply is still the same.
    await expect(reply(page)).toBeFocused();
    await page.keyboard.insertText('peace');
    await expect(reply(page)).toHaveText('Rest, then rest. A peaceful week.');
    expect(await marked(page, 'reply-found')).toEqual([]);
  });

  test('unknown words are marked, put right by the keyboard, and learnt for good', async ({ workstation }) => {
    let page = workstation.page();
    await page.keyboard.type('You will recieve a letter from Zhuangist soon. ');
    await expect.poll(() => marked(page, 'reply-spelling'), { timeout: 15_000 }).toEqual(['recieve', 'Zhuangist']);
    await page.keyboard.press('Home');
    await page.keyboard.press('F7');
    await expect(page.getByRole('menuitem', { name: 'receive', exact: true })).toBeVisible();
    await expectNothingSerious(page);
    await page.getByRole('menuitem', { name: 'receive', exact: true }).click();
    await expect(reply(page)).toContainText('You will receive a letter');
    await expect.poll(() => marked(page, 'reply-spelling')).toEqual(['Zhuangist']);
    await page.keyboard.press('F7');
    await page.getByRole('menuitem', { name: 'Add “Zhuangist” to my words' }).click();
    await expect.poll(() => marked(page, 'reply-spelling')).toEqual([]);
    await expect(draftStatus(page)).toContainText('Draft saved');

    await workstation.kill();
    await workstation.start();
    page = workstation.page();
    await signIn(page);
    await openQuestion(page, TITLE);
    await reply(page).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('Zhuangist wrods. ');
    await expect.poll(() => marked(page, 'reply-spelling'), { timeout: 15_000 }).toEqual(['wrods']);
  });

  test('a link leads to a web page or a mailbox, and to nothing else', async ({ workstation }) => {
    const page = workstation.page();
    await writeReply(page, 'the leaflet');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+Shift+k');
    const dialog = page.getByRole('dialog', { name: 'Link' });
    await dialog.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('no address of a web page');
    await dialog.getByRole('textbox', { name: 'Address' }).fill('www.example.org/wrist');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(reply(page).getByRole('link')).toHaveAttribute('href', 'https://www.example.org/wrist');
    await page.keyboard.press('ControlOrMeta+Shift+k');
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue('https://www.example.org/wrist');
    await dialog.getByRole('button', { name: 'Remove link' }).click();
    await expect(reply(page).getByRole('link')).toHaveCount(0);
    await expect(reply(page)).toHaveText('the leaflet');
  });

  test('undo goes on after a power cut, and stays with its question', async ({ workstation }) => {
    let page = workstation.page();
    await writeReply(page, 'First.');
    await onDisk();
    await page.keyboard.press('Enter');
    await writeReply(page, 'Second.');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText('All gone.');
    await onDisk();
    await workstation.kill();
    await workstation.start();
    page = workstation.page();
    await signIn(page);
    await openQuestion(page, TITLE);
    await expect(reply(page)).toHaveText('All gone.');
    await reply(page).focus();
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+z');
      await expect(reply(page)).toHaveText('First.Second.', { timeout: 300 });
    }).toPass({ timeout: 10_000 });
    await page.keyboard.press('ControlOrMeta+z');
    await expect(reply(page)).not.toContainText('Second.');
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+Shift+z');
      await expect(reply(page)).toHaveText('All gone.', { timeout: 300 });
    }).toPass({ timeout: 10_000 });
    await openQuestion(page, OTHER);
    await reply(page).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(reply(page)).toHaveText('');
  });

  test('a draft stays with its question, also when the next one is opened in the middle of a word', async ({
    workstation,
  }) => {
    let page = workstation.page();
    await page.keyboard.type('For the wrist.');
    await openQuestion(page, OTHER);
    await reply(page).focus();
    await page.keyboard.type('For the heel.');
    await openQuestion(page, TITLE);
    await expect(reply(page)).toHaveText('For the wrist.');
    await workstation.kill();
    await workstation.start();
    page = workstation.page();
    await signIn(page);
    await openQuestion(page, OTHER);
    await expect(reply(page)).toHaveText('For the heel.');
    await openQuestion(page, TITLE);
    await expect(reply(page)).toHaveText('For the wrist.');
  });

  test('an earlier version is compared word by word and restored', async ({ workstation }) => {
    const page = workstation.page();
    await writeReply(page, 'Rest the wrist for two weeks.');
    await onDisk();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('Rest the wrist for three days.');
    await onDisk();
    await page.getByRole('button', { name: 'Earlier versions' }).click();
    const version = page.getByRole('dialog', { name: 'Earlier versions' }).getByRole('article').first();
    await expect(version).toContainText('for two weeks');
    await version.getByRole('button', { name: 'Compare with now' }).click();
    await expect(version.locator('del')).toContainText('two weeks');
    await expect(version.locator('ins')).toContainText('three days');
    await expectNothingSerious(page);
    await version.getByRole('button', { name: 'Restore' }).click();
    await expect(reply(page)).toHaveText('Rest the wrist for two weeks.');
  });

  test('the reply has the window to itself, beside its question, with the cursor where it was', async ({
    workstation,
  }) => {
    const page = workstation.page();
    await writeReply(page, 'Half a ');
    const queuePane = page.getByRole('listbox', { name: 'Question queue' });
    const question = page.getByRole('region', { name: 'Question' });
    await page.keyboard.press('ControlOrMeta+Shift+e');
    await expect(queuePane).toBeHidden();
    await page.keyboard.press('ControlOrMeta+Shift+s');
    const places = await Promise.all([question.boundingBox(), reply(page).boundingBox()]);
    expect(places[1]?.x).toBeGreaterThan((places[0]?.x ?? 0) + (places[0]?.width ?? 0) - 2);
    await page.keyboard.type('sentence.');
    await expect(reply(page)).toHaveText('Half a sentence.');
    await expectNothingSerious(page);
    await page.keyboard.press('ControlOrMeta+Shift+e');
    await expect(queuePane).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+s');
    await expect(page.getByRole('button', { name: 'Question beside the reply' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  test('a table is made, filled by Tab and taken away', async ({ workstation }) => {
    const page = workstation.page();
    await writeReply(page, 'As follows:');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Insert a table' }).click();
    await page.keyboard.type('When');
    await page.keyboard.press('Tab');
    await page.keyboard.type('What');
    await expect(reply(page).getByRole('columnheader').nth(1)).toHaveText('What');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Column to the right' }).click();
    await expect(reply(page).getByRole('columnheader')).toHaveCount(4);
    await expectNothingSerious(page);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete table' }).click();
    await expect(reply(page).getByRole('table')).toHaveCount(0);
    await expect(reply(page)).toContainText('As follows:');
  });
});
