import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import classes from './keyed-button.module.css';

interface KeyedButtonProps extends ButtonProps, Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  /** As it is shown, for example `Ctrl ↵`. */
  readonly hint: string;
  /** As assistive technology wants it, for example `Control+Enter`. */
  readonly shortcut: string;
}

/** A button that shows its key. The hint is for the eye; it is no part of the button's name. */
export function KeyedButton({ hint, shortcut, ...rest }: KeyedButtonProps) {
  return (
    <Button
      {...rest}
      classNames={{ section: classes.section ?? '' }}
      aria-keyshortcuts={shortcut}
      rightSection={
        <kbd aria-hidden className={classes.hint}>
          {hint}
        </kbd>
      }
    />
  );
}
