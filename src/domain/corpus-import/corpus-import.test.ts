import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CorpusFormat, createCorpusReader, formatOfName, type RawReading } from './corpus-reader.ts';
import { corpusReadingSchema, guessMapping, readRow } from './corpus-record.ts';

/** Reads the text in pieces of a length, as a file comes. */
function read(format: CorpusFormat, text: string, pieceLength = text.length || 1): RawReading[] {
  const reader = createCorpusReader(format);
  const readings: RawReading[] = [];
  for (let at = 0; at < text.length; at += pieceLength) readings.push(...reader.push(text.slice(at, at + pieceLength)));
  return [...readings, ...reader.end()];
}

const MEDQUAD = `<?xml version="1.0" encoding="UTF-8"?>
<Document id="0000001" source="Example" url="https://example.test/gout">
<Focus>Gout</Focus>
<QAPairs>
  <QAPair pid="1"><Question qid="1-1" qtype="information">What is (are) Gout ?</Question>
    <Answer>Gout is an arthritis &amp; hurts.
       It comes in attacks.</Answer></QAPair>
  <QAPair pid="2"><Question qid="1-2" qtype="treatment">How to treat Gout ?</Question><Answer></Answer></QAPair>
</QAPairs></Document>`;

describe('reading a corpus', () => {
  it('knows a format by the name of a file', () => {
    expect(['a.jsonl', 'a.jsonl.gz', 'B.CSV', 'x.tsv', 'd.xml', 'page.txt', 'a.pdf'].map(formatOfName)).toEqual([
      'json-lines',
      'json-lines',
      'csv',
      'csv',
      'medquad-xml',
      'question-page',
      null,
    ]);
  });

  it('reads JSON Lines in pieces of any length, and names the lines that are none', () => {
    const text = '{"q":"Why 痛?","a":"Rest","n":3}\n\nnot json\n[1]\n{"q":"Second","a":"Move"}';
    const whole = read('json-lines', text);
    expect(whole).toEqual([
      { row: { q: 'Why 痛?', a: 'Rest', n: '3' } },
      { problem: 'not-json' },
      { problem: 'not-json' },
      { row: { q: 'Second', a: 'Move' } },
    ]);
    for (const pieceLength of [1, 2, 7]) expect(read('json-lines', text, pieceLength)).toEqual(whole);
  });

  it('gives one endless line up and reads on after it', () => {
    const text = `{"q":"${'x'.repeat(5_000_000)}"}\n{"q":"Heel","a":"Rest"}\n`;
    expect(read('json-lines', text, 100_000)).toEqual([{ problem: 'too-long' }, { row: { q: 'Heel', a: 'Rest' } }]);
  });

  it('reads CSV with quotation marks, line ends within cells, and a byte order mark', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `"Question, ${index}","Line one\nLine ""two"" ${index}"`);
    const text = `\uFEFFquestion,answer\r\n${rows.join('\r\n')}\r\n`;
    const readings = read('csv', text, 10_000);
    expect(readings).toHaveLength(3000);
    expect(readings[2999]).toEqual({ row: { question: 'Question, 2999', answer: 'Line one\nLine "two" 2999' } });
    expect(read('csv', 'title;reply\nHeel;Rest\n')).toEqual([{ row: { title: 'Heel', reply: 'Rest' } }]);
    expect(read('csv', `q,a\n"never closed ${'x'.repeat(3_000_000)}`, 100_000).at(-1)).toEqual({
      problem: 'unreadable-file',
    });
  });

  it('reads MedQuAD, whatever its root is called, and refuses what defines entities', () => {
    const readings = read('medquad-xml', MEDQUAD, 50);
    expect(readings[0]).toEqual({
      row: {
        question: 'What is (are) Gout ?',
        answer: 'Gout is an arthritis & hurts. It comes in attacks.',
        focus: 'Gout',
        source: 'Example',
        url: 'https://example.test/gout',
      },
    });
    expect(readings).toHaveLength(2);
    expect(read('medquad-xml', MEDQUAD.replaceAll('Document', 'doc'))).toEqual(readings);
    expect(read('medquad-xml', `<!DOCTYPE lolz [<!ENTITY a "b">]>${MEDQUAD}`)).toEqual([
      { problem: 'unreadable-file' },
    ]);
    expect(read('medquad-xml', '<html><p>no')).toEqual([{ problem: 'unreadable-file' }]);
  });

  it('guesses what columns mean, in both languages', () => {
    const mapping = guessMapping(['Question', 'Answer', 'Doctor_Name', 'Date', 'other']);
    expect(mapping).toMatchObject({
      title: 'Question',
      replyText: 'Answer',
      doctorName: 'Doctor_Name',
      answeredOn: 'Date',
    });
    expect(guessMapping(['問題', '回覆', '科別'])).toMatchObject({
      title: '問題',
      replyText: '回覆',
      department: '科別',
    });
  });

  it('makes records of rows, and leaves empty what cannot be read', () => {
    const mapping = guessMapping(['q', 'a', 'date', 'language']);
    expect(readRow({ q: '腳跟痛', a: '休息', date: 'yesterday', language: '??' }, mapping)).toEqual({
      record: {
        title: '腳跟痛',
        questionText: '腳跟痛',
        replyText: '休息',
        doctorName: null,
        department: null,
        excerpted: false,
        answeredOn: null,
        language: 'zh-Hant',
      },
    });
    expect(readRow({ q: 'Heel', a: '' }, mapping)).toEqual({ problem: 'no-reply' });
    expect(readRow({ q: ' ', a: 'x' }, mapping)).toEqual({ problem: 'no-question' });
    expect(readRow({ q: 'x', a: 'y'.repeat(200_001) }, mapping)).toEqual({ problem: 'too-long' });
  });

  it('gives readings that its own schema accepts, whatever a file holds', () => {
    const mapping = guessMapping(['q', 'a', 'question', 'answer']);
    fc.assert(
      fc.property(
        fc.constantFrom<CorpusFormat>('json-lines', 'csv', 'medquad-xml', 'question-page'),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => MEDQUAD.replace('Gout is', text)),
          fc.array(fc.json()).map((lines) => lines.join('\n')),
        ),
        fc.integer({ min: 1, max: 50 }),
        (format, text, pieceLength) => {
          for (const reading of read(format, text, pieceLength))
            corpusReadingSchema.parse('row' in reading ? readRow(reading.row, mapping) : reading);
        },
      ),
    );
  });
});
