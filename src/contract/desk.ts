import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { questionIdSchema } from '#domain/ids.ts';
import { audit } from './desk-parts/audit.ts';
import { corpora } from './desk-parts/corpora.ts';
import { directory } from './desk-parts/directory.ts';
import { draft } from './desk-parts/draft.ts';
import { history } from './desk-parts/history.ts';
import { insights } from './desk-parts/insights.ts';
import { outbox } from './desk-parts/outbox.ts';
import { oversight } from './desk-parts/oversight.ts';
import { question } from './desk-parts/question.ts';
import { queue } from './desk-parts/queue.ts';
import { related } from './desk-parts/related.ts';
import { reply } from './desk-parts/reply.ts';
import { review } from './desk-parts/review.ts';
import { session } from './desk-parts/session.ts';
import { spelling } from './desk-parts/spelling.ts';
import { sync } from './desk-parts/sync.ts';
import { template } from './desk-parts/template.ts';

export { CORPUS_STEP, type Corpus } from './desk-parts/corpora.ts';
export {
  type Corrects,
  correctsSchema,
  type Draft,
  type DraftRevision,
  draftRevisionSchema,
  draftSchema,
  type KeptDraft,
  keptDraftSchema,
} from './desk-parts/draft.ts';
export {
  type HistoryFilter,
  type HistoryFormat,
  type HistoryRow,
  historyFilterSchema,
  historyFormatSchema,
  historyRowSchema,
} from './desk-parts/history.ts';
export {
  type AnswerFigures,
  answerFiguresSchema,
  type BacklogFigures,
  backlogFiguresSchema,
  type HourFigures,
  hourFiguresSchema,
  type InsightsFilter,
  insightsFilterSchema,
  type ReadingFigures,
  readingFiguresSchema,
  type TemplateFigures,
  templateFiguresSchema,
  type WaitFigures,
  waitFiguresSchema,
} from './desk-parts/insights.ts';
export {
  type OutboxItem,
  type OutboxNote,
  outboxItemSchema,
  outboxNoteSchema,
  UNDO_SEND_SECONDS,
} from './desk-parts/outbox.ts';
export { type LikelyDuplicate, type QuestionText, questionTextSchema } from './desk-parts/question.ts';
export {
  type MissingFact,
  missingFactSchema,
  type QueueAction,
  type QueueFilter,
  type QueueRow,
  type QueueScope,
  queueActionSchema,
  queueFilterSchema,
  queueRowSchema,
  queueScopeSchema,
  type RedFlag,
  type RedFlagPhrase,
  redFlagMarkSchema,
  redFlagSchema,
  type SavedView,
  savedViewSchema,
  undoTokenSchema,
} from './desk-parts/queue.ts';
export { type RelatedAnswer, type RelatedFilter, relatedAnswerSchema } from './desk-parts/related.ts';
export { referralFileSchema } from './desk-parts/reply.ts';
export { type ReviewRow, type ReviewScope, reviewRowSchema } from './desk-parts/review.ts';
export { type SessionState, sessionStateSchema } from './desk-parts/session.ts';
export {
  type QuarantinedRecord,
  quarantinedRecordSchema,
  type SyncStatus,
  syncStatusSchema,
} from './desk-parts/sync.ts';
export { type TemplateOverview, templateOverviewSchema } from './desk-parts/template.ts';

export const changeTopicSchema = z.enum([
  'session',
  'sync',
  'queue',
  'question',
  'draft',
  'template',
  'related',
  'outbox',
  'directory',
  'presence',
  'review',
  'insights',
]);
export type ChangeTopic = z.infer<typeof changeTopicSchema>;

/** Says what may look different now; the window asks again for what it shows. */
const changes = oc.output(
  eventIterator(z.object({ topics: z.array(changeTopicSchema), questionIds: z.array(questionIdSchema) })),
);

/** What the window may ask of the desk. */
export const deskContract = {
  session,
  sync,
  queue,
  question,
  directory,
  draft,
  spelling,
  template,
  related,
  corpora,
  outbox,
  reply,
  audit,
  review,
  history,
  oversight,
  insights,
  changes,
};
