import { describe, expect, it } from 'vitest';
import { isTyped, shownStroke, strokeOf } from './key-notation.ts';
import { ACTION_IDS, ACTIONS, checkKeys, keysIn } from './keymap.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    ...more,
  }) as KeyboardEvent;

describe('strokeOf', () => {
  it.each([
    [press('j'), 'j'],
    [press('J', { shiftKey: true }), 'Shift+J'],
    [press('?', { shiftKey: true }), '?'],
    [press('k', { ctrlKey: true }), 'Ctrl+K'],
    [press('z', { metaKey: true }), 'Ctrl+Z'],
    [press('ArrowDown', { shiftKey: true }), 'Shift+ArrowDown'],
    [press(' '), 'Space'],
    [press('ㄨ', { code: 'KeyJ' }), 'j'],
    [press('1', { ctrlKey: true }), 'Ctrl+1'],
    [press('Shift', { shiftKey: true }), null],
    [press('a', { isComposing: true }), null],
  ])('%#: %s', (event, stroke) => expect(strokeOf(event)).toBe(stroke));

  it('knows what would be text', () => {
    expect(['j', 'Shift+J', '?', 'Ctrl+K', 'F2', 'Enter'].filter(isTyped)).toEqual(['j', 'Shift+J', '?', 'Enter']);
  });

  it('shows a plus sign as a key', () => {
    expect([shownStroke('Ctrl++'), shownStroke('Shift+ArrowUp')]).toEqual(['Ctrl++', 'Shift+↑']);
  });
});

describe('the table', () => {
  it('gives no two actions of one place the same key', () => {
    const conflicts = ACTION_IDS.filter((id) => !ACTIONS[id].isFixed)
      .map((id) => checkKeys({}, id, ACTIONS[id].keys))
      .filter(({ ok }) => !ok);
    expect(conflicts).toEqual([]);
  });
});

describe('checkKeys', () => {
  it('refuses a key that another action of the place has, and names it', () => {
    expect(checkKeys({}, 'snooze', ['c'])).toEqual({ ok: false, why: 'taken', stroke: 'c', by: 'claim' });
    expect(checkKeys({}, 'addNote', ['c'])).toEqual({ ok: false, why: 'taken', stroke: 'c', by: 'claim' });
  });
  it('counts the doctor’s own keys, not the ones that they replaced', () => {
    const overrides = { claim: ['y'] };
    expect(checkKeys(overrides, 'snooze', ['c'])).toEqual({ ok: true });
    expect(checkKeys(overrides, 'snooze', ['y'])).toMatchObject({ why: 'taken', by: 'claim' });
    expect(keysIn(overrides, 'claim')).toEqual(['y']);
  });
  it('leaves alone what the window needs and what is fixed', () => {
    expect(checkKeys({}, 'snooze', ['Tab'])).toEqual({ ok: false, why: 'reserved', stroke: 'Tab' });
    expect(checkKeys({}, 'sendReply', ['Ctrl+Y'])).toEqual({ ok: false, why: 'fixed' });
  });
  it('lets a held reply use the letters of the queue', () => {
    expect(checkKeys({}, 'snooze', ['h'])).toEqual({ ok: true });
  });
});
