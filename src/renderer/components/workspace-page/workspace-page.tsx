import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './workspace-page.module.css';

interface WorkspacePageProps<View extends string> {
  readonly title: string;
  /** What the choice of views is called. */
  readonly viewsLabel: string;
  readonly views: readonly { readonly value: View; readonly label: string }[];
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Stands beside the views. */
  readonly beside: ReactNode;
  readonly children: ReactNode;
}

/** A workspace of several views: its name, the choice between them, and the one that is shown. */
export function WorkspacePage<View extends string>(props: WorkspacePageProps<View>) {
  const { title, viewsLabel, views, view, onView, beside, children } = props;
  return (
    <main className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <SegmentedControl size="xs" aria-label={viewsLabel} value={view} onChange={onView} data={[...views]} />
        {beside}
      </div>
      {children}
    </main>
  );
}
