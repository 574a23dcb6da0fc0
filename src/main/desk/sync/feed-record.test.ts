import { describe, expect, it } from 'vitest';
import { feedSchemas } from '#contract/service.ts';
import { readFeedRecord } from './feed-record.ts';

const id = '6f9a1c52-8b1e-4a57-9d0f-0b7d3c1e2a10';
const topic = { id, topic: 'Neck pain', departmentId: 'orthopedics' };
const record = { kind: 'faq-topic', id, revision: 3, deleted: false, data: topic };

describe('a record of the feed', () => {
  it('is understood by its kind, and later fields are let go', () => {
    expect(readFeedRecord({ ...record, data: { ...topic, later: true } })).toEqual({
      state: 'known',
      kind: 'faq-topic',
      id,
      revision: 3,
      data: feedSchemas['faq-topic'].parse(topic),
    });
  });

  it('that left the view needs no data', () => {
    expect(readFeedRecord({ ...record, deleted: true, data: null })).toMatchObject({ state: 'known', data: null });
  });

  it.each(['prescription', 'constructor', '__proto__'])('of the kind %s is unknown', (kind) => {
    expect(readFeedRecord({ ...record, kind })).toEqual({ state: 'unknown-kind' });
  });

  it('that is malformed is described without any of its values or foreign keys', () => {
    const read = readFeedRecord({
      ...record,
      kind: 'question',
      data: { id, title: 42, body: '', language: 'secret words', alias: { 'Mrs Chen 0912-345-678': 1 } },
    });
    expect(read).toMatchObject({ state: 'malformed' });
    const { problem } = read as { problem: string };
    expect(problem).toContain('title:invalid_type');
    expect(problem).toContain('body:too_small');
    expect(problem).not.toMatch(/secret|Chen|42/);
  });

  it('under the id of another thing is malformed', () => {
    const other = 'b1a7c0de-0000-4000-8000-000000000001';
    expect(readFeedRecord({ ...record, id: other })).toEqual({ state: 'malformed', problem: 'id:mismatch' });
    expect(readFeedRecord({ ...record, id: 'x' })).toEqual({ state: 'malformed', problem: 'id:unreadable' });
  });
});
