import { describe, expect, it } from 'vitest';
import { makeQuestion, openTestStore } from '#desk/sync/sync-world.test-support.ts';
import { findLikelyDuplicates } from './likely-duplicates.ts';

const TEXT = 'After marathon training my left heel stabs with the first steps each morning, plantar fascia perhaps.';

describe('likely duplicates', () => {
  it('are questions that share most telling words; never itself, the dismissed, or duplicates', () => {
    const { store } = openTestStore();
    const put = (over: Parameters<typeof makeQuestion>[0]) => {
      const question = makeQuestion(over);
      store.questions.upsert(question, 1);
      return question;
    };
    const asked = put({ title: 'Heel', body: TEXT });
    const again = put({ title: 'My heel again', body: `${TEXT} Please help.` });
    const answered = put({
      title: 'Morning heel',
      body: 'Left heel stabbing at first steps in the mornings; marathon training, plantar fascia',
      status: 'answered',
    });
    put({ title: 'Heel', body: TEXT, status: 'dismissed' });
    put({ title: 'Heel', body: TEXT, duplicateOf: asked.id });
    put({ title: 'Shoulder', body: 'My shoulder clicks each morning.' });
    const found = findLikelyDuplicates(store, asked);
    expect(found.map(({ id }) => id)).toEqual([again.id, answered.id]);
    expect(found[0]).toMatchObject({ title: 'My heel again', status: 'pending' });
    expect(found[0]?.score).toBeLessThanOrEqual(1);
  });

  it('are found in Chinese, and are none where nothing is near', () => {
    const { store } = openTestStore();
    const put = (title: string, body: string) => {
      const question = makeQuestion({ title, body, language: 'zh-Hant' });
      store.questions.upsert(question, 1);
      return question;
    };
    const asked = put('足底筋膜炎', '早上起床腳跟刺痛，走路時足底緊繃，跑馬拉松之後更嚴重。');
    const same = put('腳跟刺痛', '馬拉松之後早上起床腳跟刺痛，足底緊繃走路困難，是足底筋膜炎嗎？');
    put('頭痛', '工作壓力大時太陽穴脹痛。');
    expect(findLikelyDuplicates(store, asked).map(({ id }) => id)).toEqual([same.id]);
    expect(findLikelyDuplicates(store, put('手麻', '睡覺時手指發麻，甩一甩就好。'))).toEqual([]);
    expect(findLikelyDuplicates(store, put('?', '???'))).toEqual([]);
  });
});
