/** Whether a key was meant for a dialog; asked of the event, because the dialog may have closed on it already. */
export function isInDialog(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[aria-modal="true"]') !== null;
}

/** How long a screen may take to show what is to have the focus, in milliseconds. */
const PATIENCE_MS = 3000;
const STEP_MS = 40;

/**
 * Gives the focus to the last of the given places that is there, as the screen comes to show it: it may still be loading,
 * and what has the focus may be taken away. Stops as soon as somebody puts the focus elsewhere.
 */
export function focusSoon(...selectors: readonly string[]): void {
  const untilMs = performance.now() + PATIENCE_MS;
  let ours = document.activeElement;
  const step = (): void => {
    const { activeElement, body } = document;
    if (activeElement !== null && activeElement !== body && activeElement !== ours) return;
    const wanted = selectors.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []).at(-1);
    if (wanted !== undefined && wanted !== activeElement) {
      wanted.focus();
      ours = document.activeElement;
    }
    if (performance.now() < untilMs) setTimeout(step, STEP_MS);
  };
  setTimeout(step, STEP_MS);
}
