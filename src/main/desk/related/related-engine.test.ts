import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredQuestionSchema } from '#domain/answered-question.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { openStore, type Store } from '../store/store.ts';
import { createRelatedEngine, type RelatedEngine } from './related-engine.ts';

const ENTRIES = [
  [
    'My heel hurts with the first steps',
    'Every morning the first steps hurt under my heel.',
    'Soft shoes and stretching the calf help most people.',
  ],
  [
    'Crooked smile and neck ache',
    'My neck aches and one corner of my mouth hangs.',
    'A drooping mouth should be examined by a neurologist.',
  ],
  [
    'Swollen knee after running',
    'My knee is swollen and stiff since I ran ten kilometres.',
    'Rest it, and have it seen if it locks.',
  ],
  [
    'Ringing in the ear after a concert',
    'Since the concert my ear rings.',
    'It often settles; have your hearing tested if it lasts.',
  ],
  ['頸部疼痛與手麻', '脖子痛，手指會麻。', '可能是神經受壓，請就診檢查。'],
  ['蕁麻疹反覆發作', '吃海鮮後起疹子，很癢。', '請避開誘發食物。'],
] as const;
const asked = (title: string, body: string): Question =>
  questionSchema.parse({
    id: crypto.randomUUID(),
    revision: 1,
    departmentId: 'orthopedics',
    subject: null,
    title,
    body,
    alias: null,
    ageBand: null,
    sex: 'unknown',
    language: 'en',
    askedAt: '2026-11-20T08:00:00.000Z',
    status: 'pending',
    claim: null,
    textRevision: 1,
    followUps: [],
    transfer: null,
    askedForBy: [],
    linkedAnswerIds: [],
    linkedTopicIds: [],
  });

let folder: string;
let store: Store;
let engine: RelatedEngine;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-related-'));
  store = openStore({ folder, key: new Uint8Array(32).fill(3) });
  for (const [title, questionText, replyText] of ENTRIES) {
    store.answeredQuestions.upsert(
      answeredQuestionSchema.parse({
        id: crypto.randomUUID(),
        origin: 'import',
        questionId: null,
        title,
        questionText,
        doctorName: null,
        departmentId: 'orthopedics',
        replyText,
        excerpted: false,
        answeredOn: null,
        reviewState: 'not-reviewed',
        language: 'en',
      }),
      1,
    );
  }
  engine = createRelatedEngine(store);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const titles = (question: Question, typed = '', reply = ''): string[] =>
  engine.similar(question, { typed, reply }, 10).map(({ title }) => title);

describe('related answers', () => {
  it('find the nearest in other word forms, and in Chinese', () => {
    expect(titles(asked('Pain under my heels', 'The first step in the morning is hurting.'))[0]).toBe(
      'My heel hurts with the first steps',
    );
    expect(titles(asked('Why is my mouth crooked?', 'My neck is aching as well.'))[0]).toBe(
      'Crooked smile and neck ache',
    );
    expect(titles(asked('脖子痛手麻怎麼辦', '頸部疼痛兩週，手指麻。'))[0]).toBe('頸部疼痛與手麻');
  });

  it('follow what is written, and what is typed before anything else', () => {
    const vague = asked('Something hurts', 'I do not know what to do.');
    expect(titles(vague, '', 'It may be your knee, which is swollen and stiff after running.')[0]).toBe(
      'Swollen knee after running',
    );
    expect(titles(asked('Swollen knee', 'It is stiff.'), 'ear ringing')).toEqual([
      'Ringing in the ear after a concert',
    ]);
  });

  it('show nothing rather than something far-fetched', () => {
    expect(titles(asked('Which bus goes to the museum?', 'I would like to visit the paintings on Sunday.'))).toEqual(
      [],
    );
    expect(titles(asked('Hello', 'Thank you doctor.'))).toEqual([]);
  });

  it('mark the words that were found, inside of the excerpt', () => {
    const [first] = engine.similar(asked('Heel', 'It hurts in the morning.'), { typed: '', reply: '' }, 1);
    const marked = first?.questionMarks.map(([start, end]) => first.questionExcerpt.slice(start, end).toLowerCase());
    expect(marked).toEqual(expect.arrayContaining(['morning', 'heel']));
  });

  it('answer the same twice and never fail, whatever is typed', () => {
    const question = asked('Heel pain', 'In the morning.');
    expect(titles(question)).toEqual(titles(question));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', 'NEAR(', '* OR', '😀'.repeat(50), '頸"')),
        (typed) => {
          titles(question, typed, typed);
        },
      ),
    );
  });
});
