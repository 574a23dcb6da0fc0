import { describe, expect, it } from 'vitest';
import type { CorpusReading } from '#domain/corpus-import/corpus-record.ts';
import type { Department } from '#domain/department.ts';
import type { Question } from '#domain/question.ts';
import { createRelatedEngine } from '../related/related-engine.ts';
import type { NumberedCorpus } from '../store/repositories/corpora.ts';
import { makeQuestion, openTestStore } from '../sync/sync-world.test-support.ts';
import { addToCorpus, beginCorpus, removeCorpus } from './corpora.ts';

const departmentId = 'orthopedics' as Department['id'];
const clock = { now: () => Date.parse('2026-11-25T08:00:00Z') };

const reading = (title: string, replyText: string, department: string | null = null): CorpusReading => ({
  record: {
    title,
    questionText: title,
    replyText,
    doctorName: null,
    department,
    excerpted: false,
    answeredOn: null,
    language: 'en',
  },
});

function makeWorld() {
  const { store, reopen } = openTestStore();
  const session = { store, clock };
  const begin = (name: string): NumberedCorpus => {
    const { id } = beginCorpus(session, { name, licence: 'CC BY 4.0', source: 'https://example.test' });
    return get(id);
  };
  const get = (id: string): NumberedCorpus => {
    const corpus = store.corpora.find(id);
    if (corpus === null) throw new Error('no such corpus');
    return corpus;
  };
  const engine = createRelatedEngine(store);
  const titles = (question: Question, source: string | null = null): string[] =>
    engine
      .similar(question, { typed: '', reply: '', filter: { departmentId: null, language: null, source } }, 10)
      .map(({ title }) => title);
  return { store, reopen, session, begin, get, engine, titles };
}

const HEEL = makeQuestion({ title: 'My heel hurts', body: 'The first steps hurt under my heel in the morning.' });

describe('a corpus that is imported here', () => {
  it('is found with its licence, is left out while it is off, and can be the only one looked at', () => {
    const { session, begin, get, engine, titles, store } = makeWorld();
    const one = begin('One');
    addToCorpus(session, one, { departmentId, readings: [reading('Heel pain with the first steps', 'Stretch it.')] });
    const two = begin('Two');
    addToCorpus(session, two, { departmentId, readings: [reading('Heel hurts in the morning', 'Soft shoes.')] });
    expect(titles(HEEL).sort()).toEqual(['Heel hurts in the morning', 'Heel pain with the first steps']);
    expect(titles(HEEL, two.id)).toEqual(['Heel hurts in the morning']);
    expect(titles(HEEL, 'service')).toEqual([]);
    const [first] = engine.similar(HEEL, { typed: '', reply: '' }, 1);
    expect(first?.corpus).toEqual({ name: expect.any(String), licence: 'CC BY 4.0', source: 'https://example.test' });
    expect(first?.sharedWords).toContain('heel');
    store.corpora.setOn(one.id, false);
    expect(titles(HEEL)).toEqual(['Heel hurts in the morning']);
    expect(get(one.id).isOn).toBe(false);
  });

  it('stores nothing twice, names what it leaves out, and says how far it came', () => {
    const { session, begin, get, store } = makeWorld();
    const corpus = begin('One');
    addToCorpus(session, corpus, {
      departmentId,
      readings: [reading('Heel', 'Rest'), { problem: 'no-reply' }, reading('Heel', 'Rest')],
    });
    addToCorpus(session, get(corpus.id), { departmentId, readings: [{ problem: 'not-json' }, reading('Knee', 'Ice')] });
    expect(get(corpus.id)).toMatchObject({ read: 5, added: 2, repeated: 1, failed: 2, isComplete: false });
    expect(store.corpora.listProblems(get(corpus.id))).toEqual([
      { record: 2, problem: 'no-reply' },
      { record: 4, problem: 'not-json' },
    ]);
    const other = begin('Other');
    addToCorpus(session, other, { departmentId, readings: [reading('Knee', 'Ice')] });
    expect(get(other.id)).toMatchObject({ added: 0, repeated: 1 });
  });

  it("becomes the service's where the service sends the same, and stays when the corpus is removed", async () => {
    const { session, begin, get, store, titles } = makeWorld();
    const corpus = begin('One');
    addToCorpus(session, corpus, {
      departmentId,
      readings: [reading('Heel pain with the first steps', 'Stretch it.'), reading('Heel hurts', 'Soft shoes.')],
    });
    const [first] = createRelatedEngine(store).similar(HEEL, { typed: 'stretch', reply: '' }, 1);
    if (first === undefined) throw new Error('nothing was found');
    const answer = store.answeredQuestions.find(first.id);
    if (answer === null) throw new Error('it has gone');
    store.transaction(() => store.answeredQuestions.upsert({ ...answer, origin: 'service' }, 3));
    expect(titles(HEEL, 'service')).toEqual(['Heel pain with the first steps']);
    await removeCorpus(session, get(corpus.id));
    expect(store.corpora.list()).toEqual([]);
    expect(titles(HEEL)).toEqual(['Heel pain with the first steps']);
    expect(store.answeredQuestions.count()).toBe(1);
    expect(store.relatedIndex.size()).toBe(1);
  });

  it('is there after the store was opened again', () => {
    const { session, begin, reopen } = makeWorld();
    const corpus = begin('One');
    addToCorpus(session, corpus, {
      departmentId,
      readings: [reading('Heel pain with the first steps', 'Stretch it.')],
    });
    const store = reopen();
    expect(store.corpora.find(corpus.id)).toMatchObject({ read: 1, added: 1, name: 'One' });
    const found = createRelatedEngine(store).similar(HEEL, { typed: '', reply: '' }, 10);
    expect(found.map(({ title }) => title)).toEqual(['Heel pain with the first steps']);
  });

  it('keeps what is pinned to a question, also when it would not be found', () => {
    const { session, begin, store, engine } = makeWorld();
    const corpus = begin('One');
    addToCorpus(session, corpus, { departmentId, readings: [reading('Broken toe', 'Tape it.')] });
    const id = store.answeredQuestions.findByKey(corpus.number * 2 ** 32 + 1)?.id;
    if (id === undefined) throw new Error('it was not stored');
    store.answerUses.setPinned(HEEL.id, id, true, '2026-11-25T08:00:00.000Z');
    expect(engine.pinned(HEEL).map(({ title }) => title)).toEqual(['Broken toe']);
    store.answerUses.setPinned(HEEL.id, id, false, '2026-11-25T08:00:00.000Z');
    expect(engine.pinned(HEEL)).toEqual([]);
  });
});
