/** Whether a key was meant for a dialog; asked of the event, because the dialog may have closed on it already. */
export function isInDialog(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[aria-modal="true"]') !== null;
}

/** Gives the focus to the last of the given places that is there once the screen has changed. */
export function focusSoon(...selectors: readonly string[]): void {
  setTimeout(() => {
    const found = selectors.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []).at(-1);
    found?.focus();
  }, 60);
}
