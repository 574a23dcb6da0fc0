/**
 * A key with what is held down with it, as `Ctrl+Shift+Z`, `Shift+J`, `?`, `Enter`, `j`: modifiers in this order, letters
 * lower case unless something is held. Ctrl stands for the Command key too. A sign that needs Shift, such as `?`, is
 * written as the sign alone, because where it lies differs between keyboards.
 */
export type KeyStroke = string;

/** The stroke of a key event; null for a modifier by itself and while an input method composes. */
export function strokeOf(event: KeyboardEvent): KeyStroke | null {
  if (event.isComposing || ['Control', 'Shift', 'Alt', 'Meta', 'Process', 'Dead', 'AltGraph'].includes(event.key)) {
    return null;
  }
  const key = keyNameOf(event);
  const isLetter = /^[a-z]$/iu.test(key);
  const isSign = key.length === 1 && !isLetter && key !== ' ';
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : null,
    event.altKey ? 'Alt' : null,
    event.shiftKey && !isSign ? 'Shift' : null,
  ].filter((name) => name !== null);
  const name = key === ' ' ? 'Space' : isLetter ? (held.length > 0 ? key.toUpperCase() : key.toLowerCase()) : key;
  return [...held, name].join('+');
}

/** A keyboard set to Zhuyin or Cyrillic types other letters; the place of the key tells which one is meant. */
function keyNameOf(event: KeyboardEvent): string {
  const isForeignLetter = event.key.length === 1 && /[^\p{ASCII}]/u.test(event.key);
  const letter = isForeignLetter ? /^Key([A-Z])$/u.exec(event.code)?.[1] : undefined;
  return letter?.toLowerCase() ?? event.key;
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** As it is shown on a button or in a list. */
export function shownStroke(stroke: KeyStroke): string {
  return partsOf(stroke)
    .map((part) => ARROWS[part] ?? part)
    .join('+');
}

/** As `aria-keyshortcuts` wants it. */
export function ariaStroke(stroke: KeyStroke): string {
  return partsOf(stroke)
    .map((part) => (part === 'Ctrl' ? 'Control' : part))
    .join('+');
}

/** Whether it can be typed as a text, so that it must not act while somebody writes. */
export function isTyped(stroke: KeyStroke): boolean {
  return !stroke.startsWith('Ctrl+') && !stroke.startsWith('Alt+') && !/^(Shift\+)?F\d+$/u.test(stroke);
}

function partsOf(stroke: KeyStroke): string[] {
  // A plus sign as the key itself leaves an empty last part.
  return stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke === '+' ? ['+'] : stroke.split('+');
}
