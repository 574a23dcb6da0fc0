import type { ReactNode } from 'react';
import classes from './settings-workspace.module.css';

/** What is set or told, beside its name. */
export function SettingsRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <div>{children}</div>
    </div>
  );
}
