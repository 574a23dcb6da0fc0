import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type QuestionId, questionIdSchema } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { DraftAutosave, type SaveState } from './draft-autosave.ts';

const questionId = questionIdSchema.parse('0f8fad5b-d9cb-469f-a165-70867728950e');
const content = (text: string): ReplyContent => ({
  body: richTextFromPlain(text),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
  overrides: [],
  askTicks: [],
});

function desk() {
  let text = '';
  const saved: { questionId: QuestionId; text: string }[] = [];
  const states: SaveState['state'][] = [];
  let answer: () => Promise<void> = () => Promise.resolve();
  const autosave = new DraftAutosave({
    questionId,
    read: () => content(text),
    save: async (id, { body }) => {
      const written = JSON.stringify(body).match(/"text":"(\w+)"/)?.[1] ?? '';
      await answer();
      saved.push({ questionId: id, text: written });
    },
    onState: ({ state }) => states.push(state),
    hasDraft: false,
  });
  return {
    autosave,
    saved,
    states,
    type(more: string) {
      text += more;
      autosave.changed();
    },
    answerWith(next: () => Promise<void>) {
      answer = next;
    },
  };
}

describe('DraftAutosave', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has every key on its way within half a second, also while somebody types on and on', async () => {
    const { type, saved } = desk();
    for (let elapsedMs = 0; elapsedMs < 2000; elapsedMs += 50) {
      type('a');
      await vi.advanceTimersByTimeAsync(50);
    }
    // 40 keys were typed 50 ms apart; the last save may lack only those of the last half second.
    expect(saved.length).toBeGreaterThanOrEqual(4);
    expect(saved.at(-1)?.text.length).toBeGreaterThanOrEqual(30);
  });

  it('does not overlap saves and ends with the newest text', async () => {
    const { type, saved, answerWith, states } = desk();
    let underWay = 0;
    let most = 0;
    answerWith(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 700));
      underWay -= 1;
    });
    for (const key of 'headache') {
      type(key);
      await vi.advanceTimersByTimeAsync(220);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(most).toBe(1);
    expect(saved.at(-1)?.text).toBe('headache');
    expect(states.at(-1)).toBe('saved');
  });

  it('keeps trying after a failure and says so meanwhile', async () => {
    const { type, saved, answerWith, states } = desk();
    answerWith(() => Promise.reject(new Error('disk full')));
    type('x');
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)).toBe('failed');
    answerWith(() => Promise.resolve());
    await vi.advanceTimersByTimeAsync(3000);
    expect(saved.at(-1)?.text).toBe('x');
    expect(states.at(-1)).toBe('saved');
  });

  it('saves what is left when the editor goes away, and under its own question only', async () => {
    const { type, saved, autosave } = desk();
    type('z');
    await autosave.close();
    expect(saved).toEqual([{ questionId, text: 'z' }]);
    type('late');
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toHaveLength(1);
  });

  it('writes nothing after the reply went to the outbox', async () => {
    const { type, saved, autosave } = desk();
    type('y');
    autosave.abandon();
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toEqual([]);
  });
});
