// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { plainTextOf, type RichText, richTextSchema } from '#domain/rich-text.ts';
import { readPastedHtml } from './read-pasted-html.ts';

function pasted(html: string) {
  const read = readPastedHtml(new DOMParser().parseFromString(html, 'text/html'), 10_000);
  if (read === null) throw new Error('it is too long');
  const { blocks, leftOut } = read;
  const document: RichText = richTextSchema.parse({ format: 1, blocks });
  return { blocks, leftOut, text: plainTextOf(document) };
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{font-size:11pt}</style></head><body>
<p class=MsoNormal><span lang=EN-US style='font-family:"Comic Sans MS"'>Please take <b>one</b> tablet
a day.<o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>Rest</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>at home</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Drink</p>
<p class=MsoNormal>Dose: 100 <span style='font-family:Symbol'>m</span>g</p>
<p style='mso-hide:all;display:none'>Reviewer: not for the patient</p></body></html>`;

describe('a pasted page', () => {
  it('from Word keeps its words, lists with their levels, and the micro sign', () => {
    const { blocks, text } = pasted(WORD);
    expect(text).toBe('Please take one tablet a day.\n\n• Rest\n  • at home\n\n1. Drink\n\nDose: 100 μg');
    expect(blocks[0]).toEqual({
      type: 'paragraph',
      children: [
        { type: 'text', text: 'Please take ', marks: [], link: null },
        { type: 'text', text: 'one', marks: ['bold'], link: null },
        { type: 'text', text: ' tablet a day.', marks: [], link: null },
      ],
    });
  });

  it('from Google Docs is not bold altogether and keeps nested lists', () => {
    const { blocks } = pasted(
      `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Rest and </span><span style="font-weight:700;font-style:italic">drink</span></p><ul><li aria-level="1"><p>one</p></li><ul><li aria-level="2"><p>two</p></li></ul></ul></b>`,
    );
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Rest and ', marks: [], link: null },
          { type: 'text', text: 'drink', marks: ['bold', 'italic'], link: null },
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          { depth: 0, children: [{ type: 'text', text: 'one', marks: [], link: null }] },
          { depth: 1, children: [{ type: 'text', text: 'two', marks: [], link: null }] },
        ],
      },
    ]);
  });

  it('says what was left out, and keeps nothing that runs or is fetched', () => {
    const { text, leftOut } = pasted(
      `<p onclick="alert(1)">Rest<img src="x" onerror="alert(1)"><script>alert(2)</script><style>p{}</style></p><img width="1" src="https://spy.example/x"><iframe srcdoc="x"></iframe><video></video><input type="hidden">`,
    );
    expect(text).toBe('Rest');
    expect(leftOut).toEqual({ pictures: 1, embedded: 2, signs: 0 });
  });

  it('keeps web and mail links, and the words of any other', () => {
    const { blocks } = pasted(
      `<p><a href="https://example.org/a">web</a> <a href="mailto:a@example.org">mail</a> <a href="javascript:alert(1)">run</a> <a href="/local">local</a></p>`,
    );
    const links = blocks[0]?.type === 'paragraph' ? blocks[0].children : [];
    expect(links.filter((inline) => inline.type === 'text' && inline.link !== null)).toMatchObject([
      { text: 'web', link: 'https://example.org/a' },
      { text: 'mail', link: 'mailto:a@example.org' },
    ]);
    expect(pasted('<p><a href="javascript:alert(1)">run</a></p>').text).toBe('run');
  });

  it('does not read 10 to the sixth as 106', () => {
    expect(pasted('<p>10<sup>6</sup> cells, H<sub>2</sub>O, 10<sup>3x</sup>, the 5<sup>th</sup></p>').text).toBe(
      '10⁶ cells, H₂O, 10^(3x), the 5th',
    );
  });

  it('makes tables even, also with cells that span', () => {
    const { blocks } = pasted(
      `<table><tr><th>Day</th><th colspan="2">Dose</th></tr><tr><td rowspan="2">1</td><td>200 mg</td><td>400 mg</td></tr><tr><td>morning</td><td><p>at</p><p>night</p></td></tr></table>`,
    );
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({ type: 'table', header: true });
    expect(pasted(`<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>`).text).toBe('a\tb\nc');
    const rows =
      blocks[0]?.type === 'table' ? blocks[0].rows.map((row) => row.map((cell) => cell.children.length)) : [];
    expect(rows).toEqual([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 3],
    ]);
  });

  it('takes a table that only arranges the page apart, and the one within it for a table', () => {
    const { blocks } = pasted(
      `<table><tr><td>News</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr><tr><td><p>End</p></td></tr></table>`,
    );
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('keeps what is wider than a reply’s table in the last column', () => {
    const cells = Array.from({ length: 20 }, (_, index) => `<td>${index}</td>`).join('');
    const { blocks, text } = pasted(`<table><tr>${cells}</tr><tr>${cells}</tr></table>`);
    expect(blocks[0]).toMatchObject({ type: 'table', rows: [{ length: 12 }, { length: 12 }] });
    expect(text.split('\n')[0]).toBe('0\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11 12 13 14 15 16 17 18 19');
  });

  it('is not read to its end when it is too long', () => {
    const page = new DOMParser().parseFromString('<p>one word</p>'.repeat(20), 'text/html');
    expect(readPastedHtml(page, 100)).toBeNull();
    expect(readPastedHtml(page, 200)?.blocks).toHaveLength(20);
  });

  it('joins the source’s own line ends, and keeps those of a preformatted text', () => {
    expect(pasted('<p>one\n   two</p>').text).toBe('one two');
    expect(pasted('<p>頸部\n疼痛</p>').text).toBe('頸部疼痛');
    expect(pasted('<pre>one\n  two</pre>').text).toBe('one\n  two');
  });
});
