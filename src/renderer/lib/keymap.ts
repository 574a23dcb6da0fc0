import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isInDialog } from './focus.ts';
import { isTyped, type KeyStroke, strokeOf } from './key-notation.ts';

/**
 * Where a key works. `queue` and `question` stand side by side, so they share their keys; `reply` is the editor, where
 * letters are text. `held` and `history` are screens of their own, the latter that of reviews too.
 */
export type KeyPlace = 'everywhere' | 'queue' | 'question' | 'reply' | 'held' | 'history';

interface ActionDefinition {
  readonly place: KeyPlace;
  readonly keys: readonly KeyStroke[];
  /** Belongs to the editor, a list or a dialog by custom, so it cannot be given another key. */
  readonly isFixed?: true;
}

/**
 * Every action that has a key, in the order in which they are listed; the words are in `i18n`, by the same names. What
 * handles keys, the list of keys, the palette and the settings read this one table.
 */
const TABLE = {
  nextQuestion: { place: 'queue', keys: ['j'] },
  previousQuestion: { place: 'queue', keys: ['k'] },
  openQuestion: { place: 'queue', keys: ['Enter'] },
  nextOfMine: { place: 'queue', keys: ['n'] },
  claim: { place: 'queue', keys: ['c'] },
  release: { place: 'queue', keys: ['r'] },
  transfer: { place: 'queue', keys: ['t'] },
  snooze: { place: 'queue', keys: ['s'] },
  markDuplicate: { place: 'queue', keys: ['d'] },
  dismiss: { place: 'queue', keys: ['e'] },
  setUrgency: { place: 'queue', keys: ['u'] },
  undo: { place: 'queue', keys: ['z', 'Ctrl+Z'] },
  select: { place: 'queue', keys: ['x'] },
  extendDown: { place: 'queue', keys: ['Shift+J', 'Shift+ArrowDown'] },
  extendUp: { place: 'queue', keys: ['Shift+K', 'Shift+ArrowUp'] },
  selectAll: { place: 'queue', keys: ['Ctrl+A'] },
  clearSelection: { place: 'queue', keys: ['Escape'], isFixed: true },
  search: { place: 'queue', keys: ['/'] },
  filter: { place: 'queue', keys: ['f'] },
  saveView: { place: 'queue', keys: ['v'] },
  density: { place: 'queue', keys: ['Shift+D'] },
  addNote: { place: 'question', keys: ['m'] },
  secondOpinion: { place: 'question', keys: ['o'] },
  correctReply: { place: 'question', keys: ['Shift+C'] },
  retractReply: { place: 'question', keys: ['Shift+R'] },
  requestCorrection: { place: 'question', keys: ['Shift+Q'] },
  exportReferral: { place: 'question', keys: ['Shift+E'] },
  relatedAnswers: { place: 'everywhere', keys: ['Ctrl+J'] },
  sendReply: { place: 'reply', keys: ['Ctrl+Enter'], isFixed: true },
  askBack: { place: 'reply', keys: ['Ctrl+Shift+Enter'], isFixed: true },
  preview: { place: 'reply', keys: ['Ctrl+Shift+P'] },
  insertTemplate: { place: 'reply', keys: ['/', 'Ctrl+;'], isFixed: true },
  walkBlanks: { place: 'reply', keys: ['Tab', 'Shift+Tab'], isFixed: true },
  findInReply: { place: 'reply', keys: ['Ctrl+F'], isFixed: true },
  setLink: { place: 'reply', keys: ['Ctrl+Shift+K'], isFixed: true },
  nextSpelling: { place: 'reply', keys: ['F7'], isFixed: true },
  pastePlain: { place: 'reply', keys: ['Ctrl+Shift+V'], isFixed: true },
  wideReply: { place: 'reply', keys: ['Ctrl+Shift+E'] },
  besideReply: { place: 'reply', keys: ['Ctrl+Shift+S'] },
  leaveReply: { place: 'reply', keys: ['Escape'], isFixed: true },
  heldChoices: { place: 'held', keys: ['a', 'w', 's', 'e', 'h'], isFixed: true },
  heldRead: { place: 'held', keys: ['Ctrl+Enter'], isFixed: true },
  heldDiscard: { place: 'held', keys: ['Delete'], isFixed: true },
  nextReply: { place: 'history', keys: ['j'] },
  previousReply: { place: 'history', keys: ['k'] },
  readReply: { place: 'history', keys: ['Enter'] },
  searchHistory: { place: 'history', keys: ['/'] },
  undoSend: { place: 'everywhere', keys: ['Alt+Z'] },
  palette: { place: 'everywhere', keys: ['Ctrl+K'] },
  help: { place: 'everywhere', keys: ['?'] },
  goToQueue: { place: 'everywhere', keys: ['Ctrl+1'] },
  goToOutbox: { place: 'everywhere', keys: ['Ctrl+2'] },
  goToTemplates: { place: 'everywhere', keys: ['Ctrl+3'] },
  goToInsights: { place: 'everywhere', keys: ['Ctrl+7'] },
  goToSettings: { place: 'everywhere', keys: ['Ctrl+4'] },
  goToHistory: { place: 'everywhere', keys: ['Ctrl+5'] },
  goToReview: { place: 'everywhere', keys: ['Ctrl+6'] },
} as const satisfies Readonly<Record<string, ActionDefinition>>;

export type ActionId = keyof typeof TABLE;

export const ACTIONS: Readonly<Record<ActionId, ActionDefinition>> = TABLE;
export const ACTION_IDS = Object.keys(TABLE) as readonly ActionId[];

/** Keys that the window, the editor or assistive technology needs. */
const RESERVED: ReadonlySet<KeyStroke> = new Set([
  'Tab',
  'Shift+Tab',
  'Escape',
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Q',
  'Ctrl+W',
  'Ctrl+R',
]);

export type Overrides = Readonly<Partial<Record<ActionId, readonly KeyStroke[]>>>;

export type RemapResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'fixed' }
  | { readonly ok: false; readonly why: 'reserved'; readonly stroke: KeyStroke }
  | { readonly ok: false; readonly why: 'taken'; readonly stroke: KeyStroke; readonly by: ActionId };

/** The keys of an action: the doctor's own, else the ones that it comes with. */
export function keysIn(overrides: Overrides, id: ActionId): readonly KeyStroke[] {
  return overrides[id] ?? ACTIONS[id].keys;
}

/** Whether an action may get these keys, none of them being in use where the action works. */
export function checkKeys(overrides: Overrides, id: ActionId, keys: readonly KeyStroke[]): RemapResult {
  if (ACTIONS[id].isFixed) return { ok: false, why: 'fixed' };
  for (const stroke of keys) {
    if (RESERVED.has(stroke)) return { ok: false, why: 'reserved', stroke };
    const by = ACTION_IDS.find(
      (other) =>
        other !== id && meet(ACTIONS[other].place, ACTIONS[id].place) && keysIn(overrides, other).includes(stroke),
    );
    if (by !== undefined) return { ok: false, why: 'taken', stroke, by };
  }
  return { ok: true };
}

function meet(one: KeyPlace, other: KeyPlace): boolean {
  if (one === other || one === 'everywhere' || other === 'everywhere') return true;
  return ['queue', 'question'].includes(one) && ['queue', 'question'].includes(other);
}

/* ---------- the doctor's own keys, kept on this machine ---------- */

const STORED_AT = 'replydesk.keys';
let overrides: Overrides = readStored();
const watchers = new Set<() => void>();

function readStored(): Overrides {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AT) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    let read: Overrides = {};
    for (const [id, keys] of Object.entries(stored)) {
      const isKnown = (ACTION_IDS as readonly string[]).includes(id);
      if (!isKnown || !Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) continue;
      read = { ...read, [id]: keys };
    }
    return read;
  } catch {
    return {};
  }
}

function keep(next: Overrides): void {
  overrides = next;
  localStorage.setItem(STORED_AT, JSON.stringify(next));
  for (const watcher of watchers) watcher();
}

/** Gives an action other keys, or says what is in the way and changes nothing. An empty list leaves it without a key. */
function setKeys(id: ActionId, keys: readonly KeyStroke[]): RemapResult {
  const result = checkKeys(overrides, id, keys);
  if (result.ok) keep({ ...overrides, [id]: keys });
  return result;
}

/** Gives one action, or all of them, the keys that they came with; refused when another action has one of them now. */
function resetKeys(id?: ActionId): RemapResult {
  if (id === undefined) {
    keep({});
    return { ok: true };
  }
  const result = checkKeys(overrides, id, ACTIONS[id].keys);
  if (!result.ok) return result;
  keep(Object.fromEntries(Object.entries(overrides).filter(([other]) => other !== id)));
  return result;
}

export interface Keymap {
  keysOf(id: ActionId): readonly KeyStroke[];
  isOverridden(id: ActionId): boolean;
  readonly setKeys: typeof setKeys;
  readonly resetKeys: typeof resetKeys;
}

/** The keys as they are now, and how to change them. */
export function useKeymap(): Keymap {
  const now = useSyncExternalStore(watch, () => overrides);
  return {
    keysOf: (id) => keysIn(now, id),
    isOverridden: (id) => now[id] !== undefined,
    setKeys,
    resetKeys,
  };
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/* ---------- what is done ---------- */

/** Gets the key event, or null when the palette or a button asked. To answer `false` says that it was not for this action. */
export type ActionHandler = (event: KeyboardEvent | null) => unknown;

interface Registered {
  readonly id: ActionId;
  readonly run: ActionHandler;
}

const registered = new Set<Registered>();
const registryWatchers = new Set<() => void>();
let available: readonly ActionId[] = [];

/**
 * Does something when the action's key is pressed or the palette asks, as long as the screen is there and it is enabled.
 * Letters do nothing where text is written, and no key acts under a dialog.
 */
export function useAction(id: ActionId, handler: ActionHandler, options: { readonly enabled?: boolean } = {}): void {
  const { enabled = true } = options;
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const entry: Registered = { id, run: (event) => latest.current(event) };
    registered.add(entry);
    tellRegistry();
    return () => {
      registered.delete(entry);
      tellRegistry();
    };
  }, [id, enabled]);
}

/** Does it as if its key had been pressed; false when nothing on the screen does it now. */
export function runAction(id: ActionId, event: KeyboardEvent | null = null): boolean {
  return [...registered].reverse().some((entry) => entry.id === id && entry.run(event) !== false);
}

/** What can be done on the screen now, in the table's order; for the palette. */
export function useAvailableActions(): readonly ActionId[] {
  return useSyncExternalStore(
    (watcher) => {
      registryWatchers.add(watcher);
      return () => registryWatchers.delete(watcher);
    },
    () => available,
  );
}

function tellRegistry(): void {
  const ids = new Set([...registered].map(({ id }) => id));
  const next = ACTION_IDS.filter((id) => ids.has(id));
  if (next.join() === available.join()) return;
  available = next;
  for (const watcher of registryWatchers) watcher();
}

function onKeyDown(event: KeyboardEvent): void {
  // Also before the dialog has taken the focus.
  if (event.defaultPrevented || isInDialog(event) || document.querySelector('[aria-modal="true"]') !== null) return;
  const stroke = strokeOf(event);
  if (stroke === null || (isWriting(event.target) && !isForWriting(stroke))) return;
  if (/^(Enter|Space)$/u.test(stroke) && isControl(event.target)) return;
  for (const id of ACTION_IDS) {
    if (keysIn(overrides, id).includes(stroke) && runAction(id, event)) {
      event.preventDefault();
      return;
    }
  }
}

/** In a text, keys that write or edit are the text's. */
function isForWriting(stroke: KeyStroke): boolean {
  return !isTyped(stroke) && stroke !== 'Ctrl+Z' && stroke !== 'Ctrl+A';
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}

/** What Enter presses by itself. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('button, a, summary, input, [role="menuitem"], [role="tab"]') !== null
  );
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKeyDown);
