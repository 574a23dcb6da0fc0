import type { Urgency } from '#domain/triage.ts';
import classes from './urgency-mark.module.css';

/** Each urgency has a shape of its own; the word beside it says the same. */
export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  return (
    <svg viewBox="0 0 12 12" className={classes.mark} data-urgency={urgency ?? 'none'} aria-hidden>
      {urgency === 'T1' && <path d="M6 0.8 11.6 11H0.4Z" fill="currentColor" />}
      {urgency === 'T2' && <path d="M6 0.5 11.5 6 6 11.5 0.5 6Z" fill="currentColor" />}
      {urgency === 'T3' && <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="2" />}
      {urgency === null && <circle cx="6" cy="6" r="1.4" fill="currentColor" />}
    </svg>
  );
}
