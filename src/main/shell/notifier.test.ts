import { describe, expect, it } from 'vitest';
import { type NotificationKind, type NotificationSettings, notificationKindSchema } from '#contract/shell.ts';
import { interfaceLanguageSchema } from '#domain/department.ts';
import { notificationText } from './notification-words.ts';
import { createNotifier, isQuiet } from './notifier.ts';

const ALL_ON: NotificationSettings = {
  kinds: { 'urgent-question': true, 'lease-ending': true, 'reply-held': true },
  quietHours: null,
};

function setUp(given: Partial<NotificationSettings> = {}) {
  let nowMs = new Date(2026, 0, 5, 12, 0).getTime();
  let lookedAt = false;
  let timers: { atMs: number; run: () => void }[] = [];
  const shown: [NotificationKind, number][] = [];
  const badges: number[] = [];
  const settings = { ...ALL_ON, ...given };
  const notifier = createNotifier({
    settings: () => settings,
    show: (kind, count) => shown.push([kind, count]),
    setBadge: (count) => badges.push(count),
    isLookedAt: () => lookedAt,
    nowMs: () => nowMs,
    schedule(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  return {
    shown,
    badges,
    notifier,
    attention: (kind: NotificationKind, count = 1) => notifier.take({ type: 'attention', kind, count }),
    look: (now: boolean) => {
      lookedAt = now;
    },
    pass(ms: number) {
      nowMs += ms;
      const due = timers.filter(({ atMs }) => atMs <= nowMs);
      timers = timers.filter(({ atMs }) => atMs > nowMs);
      for (const { run } of due) run();
    },
  };
}

describe('createNotifier', () => {
  it('tells the first at once and what follows within the minute together', () => {
    const { shown, attention, pass } = setUp();
    attention('urgent-question');
    pass(10_000);
    attention('urgent-question', 2);
    attention('urgent-question', 3);
    expect(shown).toEqual([['urgent-question', 1]]);
    pass(49_999);
    expect(shown).toHaveLength(1);
    pass(1);
    expect(shown).toEqual([
      ['urgent-question', 1],
      ['urgent-question', 5],
    ]);
    pass(60_000);
    attention('urgent-question');
    expect(shown).toHaveLength(3);
  });

  it('never shows two of a kind within a minute, however many come', () => {
    const { shown, attention, pass } = setUp();
    for (let second = 0; second < 600; second += 1) {
      attention('urgent-question');
      pass(1000);
    }
    // One at the beginning and one a minute, and no question is left out but those of the last minute.
    expect(shown.length).toBe(11);
    expect(shown.reduce((sum, [, count]) => sum + count, 0)).toBe(600);
  });

  it('keeps kinds apart, and says nothing of one that is off', () => {
    const { shown, attention } = setUp({ kinds: { ...ALL_ON.kinds, 'lease-ending': false } });
    attention('urgent-question');
    attention('lease-ending');
    attention('reply-held');
    expect(shown.map(([kind]) => kind)).toEqual(['urgent-question', 'reply-held']);
  });

  it('says nothing to somebody who looks at the window, nor in quiet hours, and counts on the badge all the same', () => {
    const { shown, badges, attention, look, notifier } = setUp({ quietHours: { from: '11:00', until: '13:00' } });
    attention('urgent-question');
    notifier.take({ type: 'badge', count: 4 });
    expect([shown, badges]).toEqual([[], [4]]);
    const other = setUp();
    other.look(true);
    other.attention('reply-held');
    expect(other.shown).toEqual([]);
    look(false);
  });

  it('forgets what waits when it stops', () => {
    const { shown, attention, pass, notifier } = setUp();
    attention('reply-held');
    attention('reply-held');
    notifier.stop();
    pass(120_000);
    expect(shown).toHaveLength(1);
  });
});

describe('isQuiet', () => {
  it.each([
    ['22:00', '07:00', 23, 0, true],
    ['22:00', '07:00', 6, 59, true],
    ['22:00', '07:00', 7, 0, false],
    ['22:00', '07:00', 12, 0, false],
    ['12:00', '13:00', 12, 0, true],
    ['12:00', '13:00', 13, 0, false],
    ['12:00', '12:00', 12, 0, false],
  ])('%s to %s at %i:%i is %s', (from, until, hour, minute, expected) => {
    expect(isQuiet({ from, until }, new Date(2026, 5, 1, hour, minute))).toBe(expected);
  });
});

describe('notificationText', () => {
  it('has a sentence of its own for every kind in every language', () => {
    const texts = interfaceLanguageSchema.options.flatMap((language) =>
      notificationKindSchema.options.map((kind) => notificationText(kind, 3, language)),
    );
    expect(new Set(texts).size).toBe(6);
    expect(texts.every((text) => text.includes('3'))).toBe(true);
  });
});
