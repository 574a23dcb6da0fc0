import { sql as initial } from './0001-initial.ts';
import { sql as whileYouWereAway } from './0002-while-you-were-away.ts';
import { sql as triage } from './0003-triage.ts';
import { sql as auditAndReview } from './0007-audit-and-review.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In order; a released one never changes. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: initial },
  { version: 2, sql: whileYouWereAway },
  { version: 3, sql: triage },
  { version: 7, sql: auditAndReview },
];
