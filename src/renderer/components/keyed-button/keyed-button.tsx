import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import classes from './keyed-button.module.css';

interface KeyedButtonProps extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  /** As it is shown, for example `Ctrl ↵`. */
  readonly hint: string;
  /** As assistive technology wants it, for example `Control+Enter`. */
  readonly shortcut: string;
}

/** A button that shows its key. The hint is drawn rather than written, so that it is no part of the button's name. */
export function KeyedButton({ hint, shortcut, className, ...rest }: KeyedButtonProps) {
  return (
    <Button
      {...rest}
      className={[classes.keyed, className].filter(Boolean).join(' ')}
      data-key={hint}
      aria-keyshortcuts={shortcut}
    />
  );
}
