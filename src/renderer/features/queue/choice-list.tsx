import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import classes from './dialogs.module.css';
import { useFocusAtOnce } from './use-focus-at-once.ts';

export interface Choice {
  readonly id: string;
  readonly label: ReactNode;
  /** For example the exact time behind "tonight". */
  readonly hint?: string | undefined;
  readonly onChoose: () => void;
}

/** A few ways on, each taken with its number, or with the arrows and Enter. The first has the focus. */
export function ChoiceList({ choices, label }: { readonly choices: readonly Choice[]; readonly label: string }) {
  const first = useRef<HTMLButtonElement>(null);
  useFocusAtOnce(first);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const numbered = choices[Number(event.key) - 1];
    if (/^[1-9]$/u.test(event.key) && numbered !== undefined) {
      event.preventDefault();
      numbered.onChoose();
      return;
    }
    const step = ['ArrowDown', 'j'].includes(event.key) ? 1 : ['ArrowUp', 'k'].includes(event.key) ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form.
    <div role="group" aria-label={label} className={classes.choices} onKeyDown={onKeyDown}>
      {choices.map(({ id, label: words, hint, onChoose }, index) => (
        <button
          key={id}
          ref={index === 0 ? first : undefined}
          type="button"
          className={classes.choice}
          aria-keyshortcuts={String(index + 1)}
          data-autofocus={index === 0 || undefined}
          onClick={onChoose}
        >
          <kbd aria-hidden className={classes.number}>
            {index + 1}
          </kbd>
          <span>{words}</span>
          {hint !== undefined && <span className={classes.hint}>{hint}</span>}
        </button>
      ))}
    </div>
  );
}
