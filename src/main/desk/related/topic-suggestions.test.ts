import { describe, expect, it } from 'vitest';
import { suggestTopics } from './topic-suggestions.ts';

const ask = (title: string, body = '') => ({ title, body });

describe('suggested topics', () => {
  it('name what several ask, in both languages, and nothing that is a topic already', () => {
    const questions = [
      ask('Is my frozen shoulder normal?', 'My shoulder is stiff at night.'),
      ask('Frozen shoulder after a fall', 'The shoulder is stiff.'),
      ask('How long does a frozen shoulder last?', 'Stiff shoulder since March.'),
      ask('足底筋膜炎怎麼辦？', '早上腳跟刺痛。'),
      ask('跑步後的足底筋膜炎', '腳跟刺痛，早上最痛。'),
      ask('足底筋膜炎可以跑步嗎', '早上腳跟刺痛。'),
      ask('Ankle sprain', 'I twisted it.'),
      ask('Ringing ears', 'Since a concert.'),
    ];
    const suggested = suggestTopics(questions, []);
    expect(suggested.map(({ topic }) => topic).sort()).toEqual(['Frozen shoulder', '足底筋膜炎']);
    expect(suggested[0]).toMatchObject({ questions: 3 });
    expect(suggested[0]?.titles).toHaveLength(3);
    expect(suggestTopics(questions, ['Frozen shoulders']).map(({ topic }) => topic)).toEqual(['足底筋膜炎']);
  });

  it('are the same each time, few, and none of nothing', () => {
    const parts = ['knee', 'wrist', 'ankle', 'elbow', 'hip', 'thumb', 'jaw', 'toe', 'heel', 'rib', 'shin', 'calf'];
    const questions = parts.flatMap((part) =>
      ['since a fall', 'at night', 'when I climb stairs'].map((when) =>
        ask(`Swollen ${part} ${when}`, `My ${part} hurts.`),
      ),
    );
    const suggested = suggestTopics(questions, []);
    expect(suggestTopics(questions, [])).toEqual(suggested);
    expect(suggested).toHaveLength(10);
    expect(suggested[0]?.topic).toMatch(/knee|wrist|ankle/i);
    expect(suggestTopics([], [])).toEqual([]);
    expect(suggestTopics([ask('?', ''), ask('', '😀'), ask('the', 'of')], [''])).toEqual([]);
  });
});
