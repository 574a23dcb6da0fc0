import { sql as initial } from './0001-initial.ts';
import { sql as whileYouWereAway } from './0002-while-you-were-away.ts';
import { sql as triage } from './0003-triage.ts';
import { sql as templates } from './0004-templates.ts';
import { sql as lifeOfAReply } from './0005-life-of-a-reply.ts';
import { sql as editor } from './0006-editor.ts';
import { sql as relatedAnswers } from './0007-related-answers.ts';
import { sql as auditAndReview } from './0008-audit-and-review.ts';
import { sql as history } from './0009-history.ts';
import { sql as insights } from './0010-insights.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In order; a released one never changes. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: initial },
  { version: 2, sql: whileYouWereAway },
  { version: 3, sql: triage },
  { version: 4, sql: templates },
  { version: 5, sql: lifeOfAReply },
  { version: 6, sql: editor },
  { version: 7, sql: relatedAnswers },
  { version: 8, sql: auditAndReview },
  { version: 9, sql: history },
  { version: 10, sql: insights },
];
