import { accountSchema } from '#domain/account.ts';
import { type Database, type OpenDatabaseOptions, openDatabase } from './database.ts';
import { createAnswerUseRepository } from './repositories/answer-uses.ts';
import { createAnsweredQuestionRepository } from './repositories/answered-questions.ts';
import { createAuditEventRepository } from './repositories/audit-events.ts';
import {
  createMetaRepository,
  createQuarantineRepository,
  createResyncRepository,
  createSyncStateRepository,
  type MetaRepository,
} from './repositories/bookkeeping.ts';
import { createCorpusRepository } from './repositories/corpora.ts';
import { createDirectoryRepository } from './repositories/directory.ts';
import { createDraftRepository } from './repositories/drafts.ts';
import { createFaqTopicRepository } from './repositories/faq-topics.ts';
import { createHandedDraftRepository } from './repositories/handed-drafts.ts';
import { createHistoryRepository } from './repositories/history.ts';
import { createInsightRepository } from './repositories/insights.ts';
import { createNoteRepository } from './repositories/notes.ts';
import { createOutboxRepository } from './repositories/outbox.ts';
import { createPersonalWordRepository } from './repositories/personal-words.ts';
import { createQuestionBaseRepository } from './repositories/question-bases.ts';
import { createQuestionFlagRepository } from './repositories/question-flags.ts';
import { createQuestionRepository } from './repositories/questions.ts';
import { createQueueRepository } from './repositories/queue.ts';
import { createQueueActionRepository } from './repositories/queue-actions.ts';
import { createRelatedIndexRepository } from './repositories/related-index.ts';
import { createReplyRepository } from './repositories/replies.ts';
import {
  createReviewFeedbackRepository,
  createReviewRepository,
  createScorecardRepository,
} from './repositories/reviews.ts';
import { createSavedViewRepository } from './repositories/saved-views.ts';
import { createSnoozeRepository } from './repositories/snoozes.ts';
import { createTemplateChangeRepository } from './repositories/template-changes.ts';
import {
  createTemplateStatisticsRepository,
  createTemplateVersionRepository,
} from './repositories/template-history.ts';
import { createTemplateInsertionRepository } from './repositories/template-insertions.ts';
import { createTemplateRepository } from './repositories/templates.ts';
import { storeErrorOf } from './store-errors.ts';

/**
 * Opens one account's encrypted store.
 *
 * @throws {StoreFromTheFutureError} {@link StoreDamagedError} {@link StoreNotWritableError}
 */
export function openStore(options: OpenDatabaseOptions) {
  const database = openDatabase(options);
  const snoozes = createSnoozeRepository(database);
  const relatedIndex = createRelatedIndexRepository(database);
  const corpora = createCorpusRepository(database);
  const meta = createMetaRepository(database);
  const auditEvents = openTrail(database, meta);
  return {
    /** For what has no repository: benchmarks. */
    database,
    questions: createQuestionRepository(database),
    queue: createQueueRepository(database, snoozes),
    queueActions: createQueueActionRepository(database),
    savedViews: createSavedViewRepository(database),
    snoozes,
    notes: createNoteRepository(database),
    history: createHistoryRepository(database),
    scorecards: createScorecardRepository(database),
    reviews: createReviewRepository(database),
    reviewFeedback: createReviewFeedbackRepository(database),
    questionFlags: createQuestionFlagRepository(database),
    questionBases: createQuestionBaseRepository(database),
    replies: createReplyRepository(database),
    templates: createTemplateRepository(database),
    templateVersions: createTemplateVersionRepository(database),
    templateStatistics: createTemplateStatisticsRepository(database),
    templateChanges: createTemplateChangeRepository(database),
    templateInsertions: createTemplateInsertionRepository(database),
    answeredQuestions: createAnsweredQuestionRepository(database, relatedIndex),
    relatedIndex,
    corpora,
    answerUses: createAnswerUseRepository(database),
    faqTopics: createFaqTopicRepository(database),
    insights: createInsightRepository(database),
    directory: createDirectoryRepository(database),
    drafts: createDraftRepository(database, ({ questionId, content, questionRevision, savedAt }) => {
      const account = meta.find('account');
      // A store without an account is one that was never signed in to: nobody writes in it.
      if (account === null) return;
      auditEvents.append({
        occurredAt: savedAt,
        accountId: accountSchema.parse(JSON.parse(account)).id,
        act: 'draft-revision-kept',
        subjectId: questionId,
        details: { questionRevision },
        texts: { content },
      });
    }),
    personalWords: createPersonalWordRepository(database),
    handedDrafts: createHandedDraftRepository(database),
    outbox: createOutboxRepository(database),
    syncState: createSyncStateRepository(database),
    quarantine: createQuarantineRepository(database),
    resync: createResyncRepository(database),
    auditEvents,
    meta,

    /**
     * Runs `work` in one transaction: all of it is on disk when this returns, or nothing.
     *
     * @throws {StoreNotWritableError} {@link StoreDamagedError} and whatever `work` throws.
     */
    transaction<T>(work: () => T): T {
      try {
        return database.transaction(work).immediate();
      } catch (error) {
        relatedIndex.forget();
        corpora.forget();
        throw storeErrorOf(error);
      }
    },

    /**
     * While much is written at once, the full-text index does not merge its segments and the log grows to some 40 MB
     * instead of 4 before it is written back into the database. What is committed is on disk either way. Afterwards
     * call `tidyUp` in a quiet moment.
     */
    writeInBulk(inBulk: boolean): void {
      database.exec(`INSERT INTO question_fts (question_fts, rank) VALUES ('automerge', ${inBulk ? 0 : 4})`);
      database.pragma(`wal_autocheckpoint = ${inBulk ? 10_000 : 1000}`);
    },

    /** Writes the log back into the database. Takes some tenths of a second after a first sync. */
    tidyUp(): void {
      database.pragma('wal_checkpoint(PASSIVE)');
    },

    /** Runs reads that belong together on one state of the database, and faster than each by itself. */
    snapshot<T>(read: () => T): T {
      return database.transaction(read).deferred();
    },

    close(): void {
      if (!database.open) return;
      database.close();
    },
  };
}

/** Opening the trail may write: events of an earlier version get their places in the chain. */
function openTrail(database: Database, meta: MetaRepository) {
  try {
    return createAuditEventRepository(database, meta);
  } catch (error) {
    database.close();
    throw storeErrorOf(error);
  }
}

/** Everything that an account has on this machine. */
export type Store = ReturnType<typeof openStore>;
