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

  it('find what is written in the other Chinese script, and one of two wordings of a word', () => {
    expect(titles(asked('颈部疼痛', '手指麻。'))[0]).toBe('頸部疼痛與手麻');
    expect(titles(asked('荨麻疹', '痒。'), '荨麻疹')).toEqual(['蕁麻疹反覆發作']);
    expect(titles(asked('My heal is swolen', 'My kneee hurts after runing.'))[0]).toBe('Swollen knee after running');
  });

  it('look into replies for what was typed, and say so', () => {
    const [first] = engine.similar(asked('Heel', 'It hurts.'), { typed: 'stretching calf', reply: '' }, 5);
    expect(first?.title).toBe('My heel hurts with the first steps');
    expect(first?.foundIn).toBe('reply');
    const marked = first?.replyMarks.map(([start, end]) => first.replyExcerpt.slice(start, end));
    expect(marked).toEqual(['stretching', 'calf']);
  });

  it('leave out the answer to the very question', () => {
    const question = asked('Tingling fingers at night', 'My fingers tingle at night.');
    const answered = answeredQuestionSchema.parse({
      id: crypto.randomUUID(),
      origin: 'service',
      questionId: question.id,
      title: question.title,
      questionText: question.body,
      doctorName: 'Dr. Lin',
      departmentId: 'orthopedics',
      replyText: 'Wear a splint.',
      excerpted: false,
      answeredOn: null,
      reviewState: 'not-reviewed',
      language: 'en',
    });
    store.transaction(() => {
      store.answeredQuestions.upsert(answered, 1);
      // Findable in the transaction that stored it.
      expect(titles(asked('Tingling fingers', 'They tingle at night.'))).toEqual(['Tingling fingers at night']);
    });
    expect(titles(question)).toEqual([]);
    store.transaction(() => store.answeredQuestions.remove(answered.id));
    expect(titles(asked('Tingling fingers', 'They tingle at night.'))).toEqual([]);
  });

  it('name pending questions that ask the same, and no others', () => {
    const first = asked('My hip clicks when I walk', 'Since two weeks my left hip clicks at every step, without pain.');
    const again = asked(
      'Hip clicks when I walk, second try',
      'My left hip clicks at every step since two weeks. No pain.',
    );
    const other = asked('Walking stick', 'Which side do I hold a walking stick on when my knee hurts?');
    const done = { ...asked(first.title, first.body), status: 'answered' as const };
    const dismissed = { ...asked(first.title, first.body), status: 'dismissed' as const };
    const duplicate = { ...asked(first.title, first.body), duplicateOf: first.id };
    store.transaction(() => {
      for (const question of [first, again, other, done, dismissed, duplicate]) store.questions.upsert(question, 1);
    });
    const found = engine.findLikelyDuplicates(first);
    expect(found.map(({ id }) => id).sort()).toEqual([again.id, done.id].sort());
    expect(found.find(({ id }) => id === again.id)).toMatchObject({ title: again.title, status: 'pending' });
    expect(engine.findLikelyDuplicates(other)).toEqual([]);
  });

  it('name questions that ask the same in Chinese, also where nothing was answered in it', () => {
    const put = (title: string, body: string): Question => {
      const question = { ...asked(title, body), language: 'zh-Hant' };
      store.questions.upsert(question, 1);
      return question;
    };
    const first = put('足底筋膜炎', '早上起床腳跟刺痛，走路時足底緊繃，跑馬拉松之後更嚴重。');
    const same = put('腳跟刺痛', '馬拉松之後早上起床腳跟刺痛，足底緊繃走路困難，是足底筋膜炎嗎？');
    put('頭痛', '工作壓力大時太陽穴脹痛。');
    expect(engine.findLikelyDuplicates(first).map(({ id }) => id)).toEqual([same.id]);
    expect(engine.findLikelyDuplicates(put('手麻', '睡覺時手指發麻，甩一甩就好。'))).toEqual([]);
    expect(engine.findLikelyDuplicates(put('?', '???'))).toEqual([]);
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
  }, 30_000);

  it('take ten megabytes, stop words alone and single characters without a failure, and soon', () => {
    const startedMs = performance.now();
    expect(titles(asked('x', 'The first steps in the morning hurt under my heel. '.repeat(205_000)))[0]).toBe(
      'My heel hurts with the first steps',
    );
    expect(titles(asked('.', 'the of and to '.repeat(1000)))).toEqual([]);
    for (const typed of [
      'a',
      '痛',
      '"',
      '*',
      'AND',
      'NOT',
      '^heel',
      'title:heel',
      '-heel',
      '\u0000',
      '\ud800',
      'ﷺ',
      '¼',
    ])
      titles(asked('Heel', 'It hurts.'), typed);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  }, 30_000);
});
