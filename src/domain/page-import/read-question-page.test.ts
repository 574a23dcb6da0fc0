import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageUnreadableError, readQuestionPage } from './read-question-page.ts';
import { CHINESE_PAGE, ENGLISH_PAGE } from './sample-pages.ts';

const SEED = new URL('../../../../shared/data/seed/neck-pain-facial-asymmetry.txt', import.meta.url);

describe('readQuestionPage', () => {
  it('reads every part of a page', () => {
    const page = readQuestionPage(ENGLISH_PAGE);
    expect(page).toMatchObject({
      subject: 'Shoulder Pain and a Weak Grip: Whom to Ask',
      department: 'Orthopedics',
      title: 'Why does my hand feel weak since my shoulder hurts?',
      alias: 'Nan',
      ageBand: '40-49',
      sex: 'male',
      language: 'en',
      askedOn: '2024-03-08',
      reply: { doctorName: 'Tung Anli', department: 'Orthopedics', repliedOn: '2024-03-09' },
      faqTopics: [
        { topic: 'Shoulder Pain', department: 'Orthopedics' },
        { topic: 'Weak Hand', department: 'Neurology' },
      ],
    });
    expect(page.body.split('\n')).toHaveLength(4);
    expect(page.reply?.moreInformation).toContain('squeezed.');
    expect(page.similar).toEqual([
      expect.objectContaining({
        title: 'Numb Thumb After Painting the Ceiling',
        doctorName: 'Mo Pei',
        department: 'Neurology',
        excerpted: true,
      }),
    ]);
    expect(page.notes.map(({ severity, line }) => [severity, line])).toEqual([['ignored', 3]]);
  });

  it('reads Traditional Chinese headings and says what is missing', () => {
    const page = readQuestionPage(CHINESE_PAGE);
    expect(page).toMatchObject({
      department: '骨科',
      alias: '小魚',
      ageBand: '20-29',
      sex: 'female',
      language: 'zh-Hant',
      askedOn: '2025-06-01',
      reply: { doctorName: '何安', department: '骨科', repliedOn: '2025-06-02' },
      faqTopics: [{ topic: '腳踝扭傷', department: '骨科' }],
    });
    expect(page.notes).toEqual([expect.objectContaining({ severity: 'missing', part: 'similar' })]);
  });

  it('reads the same through Windows line ends, a byte order mark and spare blank lines', () => {
    const { notes: _notes, ...plain } = readQuestionPage(ENGLISH_PAGE);
    const { notes: _otherNotes, ...windows } = readQuestionPage(
      `\uFEFF${ENGLISH_PAGE.replaceAll('\n', '\r\n')}\r\n\r\n`,
    );
    expect(windows).toEqual(plain);
  });

  it('names the line that it could not read, and keeps the rest', () => {
    const page = readQuestionPage(ENGLISH_PAGE.replace('(Neurology)', '').replace('2024/3/8', 'last week'));
    expect(page.notes).toContainEqual(
      expect.objectContaining({
        severity: 'unreadable',
        part: 'faq',
        line: ENGLISH_PAGE.split('\n').indexOf('Weak Hand') + 1,
      }),
    );
    expect(page.notes).toContainEqual(
      expect.objectContaining({
        severity: 'unreadable',
        part: 'asker',
        line: ENGLISH_PAGE.split('\n').findIndex((line) => line.startsWith('Nan')) + 1,
      }),
    );
    expect(page.askedOn).toBeNull();
    expect(page.faqTopics).toHaveLength(1);
  });

  it('uses or names every line of a page that was cut off anywhere', () => {
    for (const whole of [ENGLISH_PAGE, CHINESE_PAGE]) {
      const lines = whole.split('\n');
      for (let end = 0; end <= lines.length; end += 1) {
        const part = lines.slice(0, end);
        try {
          const page = readQuestionPage(part.join('\n'));
          const { notes, ...used } = page;
          const text = JSON.stringify(used);
          const named = new Set(notes.map(({ line }) => line));
          part.forEach((line, index) => {
            const words = line
              .replace(
                /^.*?(?:Date:|日期：).*$|^(More Info|Similar Q&A|Related FAQ|更多資訊|相關常見問題|\[Read More\].*)$/u,
                '',
              )
              .replace(/ - \S+$/u, '')
              .trim();
            const stands =
              words === '' ||
              text.includes(JSON.stringify(words.slice(0, 12)).slice(1, -1)) ||
              /reply|回覆/u.test(words) ||
              /^[(（]/u.test(words);
            const explained =
              named.has(index + 1) ||
              notes.some(
                ({ part: where, line: at }) =>
                  at !== null &&
                  at <= index + 1 &&
                  (where === 'similar' || where === 'reply' || where === 'more-information'),
              ) ||
              notes.some(({ part: where }) => where === 'more-information' || where === 'reply');
            expect(stands || explained, `line ${index + 1} of ${end}: ${line}`).toBe(true);
          });
        } catch (error) {
          expect(error).toBeInstanceOf(PageUnreadableError);
        }
      }
    }
  });

  it('never fails in another way, whatever the file holds', () => {
    const pieces = fc.constantFrom(
      '',
      'Similar Q&A',
      'More Info',
      'Related FAQ',
      '(Neurology)',
      'Dr. X reply Y',
      'a - b',
      'Ang, 10~19 female. Ask Date: 2015/13/45',
      '[Read More]',
      '\u0000',
      '<script>',
      'Reply Date: x',
      '醫師回覆',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 30 }),
        (lines) => {
          try {
            readQuestionPage(lines.join('\n'));
          } catch (error) {
            expect(error).toBeInstanceOf(PageUnreadableError);
          }
        },
      ),
    );
  });

  it('reads ten million characters in a moment', () => {
    const page = readQuestionPage(
      `Headline - Orthopedics\n\nA title\n\n${'Dr. '.repeat(2_500_000)}\n\nAng, 10~19 female. Ask Date: 2015/11/29\n`,
    );
    expect(page.body.length).toBeGreaterThan(9_000_000);
  });

  it.skipIf(!existsSync(SEED))(
    `reads the published page that the product is measured by${existsSync(SEED) ? '' : ' (skipped: no ../shared)'}`,
    () => {
      const page = readQuestionPage(readFileSync(SEED, 'utf8'));
      expect(page).toMatchObject({
        department: 'Orthopedics',
        alias: 'Ang',
        ageBand: '10-19',
        sex: 'female',
        askedOn: '2015-11-29',
        reply: { doctorName: 'Wang Shouji', department: 'Orthopedics', repliedOn: '2015-11-29' },
      });
      expect(page.similar).toHaveLength(4);
      expect(page.faqTopics).toHaveLength(10);
      expect(page.reply?.moreInformation?.split('\n\n').length).toBeGreaterThan(5);
      expect(page.notes.filter(({ severity }) => severity !== 'ignored')).toEqual([]);
    },
  );
});
