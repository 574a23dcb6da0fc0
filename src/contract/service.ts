import { z } from 'zod';
import { practiceAccountSchema } from '#domain/account.ts';
import { instantSchema } from '#domain/time.ts';
import { addTopic, listUses, withdrawTopic } from './service-parts/answers.ts';
import { exportTrail, uploadDeviceEntries } from './service-parts/audit.ts';
import { base } from './service-parts/base.ts';
import { commands } from './service-parts/commands.ts';
import { changes } from './service-parts/feed.ts';
import { importAnswers, importPage } from './service-parts/imports.ts';
import { addFollowUp, askQuestion, reviseQuestion, withdrawQuestion } from './service-parts/intake.ts';
import { events, presence } from './service-parts/live.ts';
import {
  agreement,
  drawSample,
  flagReply,
  getPlan,
  getSample,
  recallList,
  savePlan,
  saveScorecard,
  timeline,
} from './service-parts/review.ts';
import { refresh, signIn, signOut } from './service-parts/session.ts';
import { templateCommands } from './service-parts/template-commands.ts';

export { trailPageInputSchema, trailPageOutputSchema } from './service-parts/audit.ts';
export { APP_VERSION_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION } from './service-parts/base.ts';
export {
  answerReviewPayloadSchema,
  type Command,
  type CommandKind,
  type ConflictReason,
  commandSchema,
  conflictReasonSchema,
  correctReplyPayloadSchema,
  type DismissReason,
  dismissReasonSchema,
  handOverPayloadSchema,
  type Outcome,
  outcomeSchema,
  overrideUrgencyPayloadSchema,
  type RejectionCode,
  rejectionCodeSchema,
  requestCorrectionPayloadSchema,
  retractReplyPayloadSchema,
  sendReplyPayloadSchema,
  snoozePayloadSchema,
  submitVerdictPayloadSchema,
  transferPayloadSchema,
  type UsedAnswer,
} from './service-parts/commands.ts';
export {
  FEED_VERSION,
  type FeedData,
  type FeedKind,
  type FeedRecord,
  feedRecordSchema,
  feedSchemas,
  type HandedDraft,
  handedDraftSchema,
} from './service-parts/feed.ts';
export { type ImportedAnswer, type ImportedPage, importedPageSchema } from './service-parts/imports.ts';
export {
  type LiveEvent,
  liveEventSchema,
  type PersonPresent,
  type PresenceActivity,
  personPresentSchema,
  presenceActivitySchema,
} from './service-parts/live.ts';
export {
  type AnswerUse,
  agreementSchema,
  answerUseSchema,
  drawSampleInputSchema,
  drawSampleOutputSchema,
  flagReplyInputSchema,
  flagReplyOutputSchema,
  getSampleInputSchema,
  getSampleOutputSchema,
  type RecalledReply,
  recalledReplySchema,
  savedVersionSchema,
  saveScorecardInputSchema,
  timelineInputSchema,
  timelineOutputSchema,
} from './service-parts/review.ts';
export { type ServiceSession, sessionSchema } from './service-parts/session.ts';
export {
  type TemplateCommand,
  type TemplateOutcome,
  type TemplateRejection,
  templateCommandSchema,
  templateOutcomeSchema,
  templateRejectionSchema,
} from './service-parts/template-commands.ts';

const practice = base
  .route({
    method: 'GET',
    path: '/v1/practice',
    summary: 'Whether this is a practice service, and its accounts',
    tags: ['service'],
  })
  .output(
    z.object({
      practice: z.boolean(),
      /** Empty unless `practice`. */
      accounts: z.array(practiceAccountSchema),
      /** The one password of all practice accounts; null unless `practice`. */
      password: z.string().nullable(),
    }),
  );

const health = base
  .route({ method: 'GET', path: '/health', summary: 'Whether this instance can serve', tags: ['service'] })
  .output(
    z.object({ status: z.literal('ok'), protocol: z.number().int(), version: z.string(), serverTime: instantSchema }),
  );

/** What the service offers over HTTP; `/openapi.json` is made from it. */
export const serviceContract = {
  session: { signIn, refresh, signOut },
  sync: { changes, events, presence, commands, templateCommands },
  audit: { uploadDeviceEntries, exportTrail, timeline },
  review: { drawSample, getSample, flagReply, getPlan, savePlan, saveScorecard, recallList, agreement },
  intake: { askQuestion, reviseQuestion, addFollowUp, withdrawQuestion, importPage, importAnswers },
  answers: { listUses },
  topics: { add: addTopic, withdraw: withdrawTopic },
  practice,
  health,
};
