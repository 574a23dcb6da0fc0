import { auditRoutes, recordSetting } from './audit.ts';
import { draftRoutes } from './drafts.ts';
import { signInErrorOf } from './errors.ts';
import { historyRoutes } from './history.ts';
import { insightRoutes } from './insights.ts';
import { outboxRoutes } from './outbox.ts';
import { oversightRoutes } from './oversight.ts';
import { desk, guarded, open } from './procedures.ts';
import { questionRoutes } from './questions.ts';
import { relatedRoutes } from './related.ts';
import { replyRoutes } from './replies.ts';
import { reviewRoutes } from './reviews.ts';
import { templateRoutes } from './templates.ts';

/** Every procedure of the contract; one without a handler does not compile. */
export const router = desk.router({
  session: {
    state: guarded.session.state.handler(({ context }) => context.desk.sessions.state()),
    signIn: desk.session.signIn.handler(async ({ input, context, errors }) => {
      try {
        return await context.desk.sessions.signIn(input);
      } catch (error) {
        throw signInErrorOf(error, errors);
      }
    }),
    signOut: guarded.session.signOut.handler(async ({ context }) => {
      await context.desk.sessions.signOut();
      return { signedOut: true };
    }),
    practiceAccounts: guarded.session.practiceAccounts.handler(({ context }) => context.desk.practiceAccounts()),
  },
  sync: {
    status: open.sync.status.handler(({ context }) => context.session.engine.status()),
    listQuarantined: open.sync.listQuarantined.handler(({ context }) => context.session.store.quarantine.list()),
    setWorkOffline: open.sync.setWorkOffline.handler(({ input, context }) => {
      recordSetting(context.session, 'work-offline-set', { workOffline: input.workOffline });
      context.session.engine.setWorkOffline(input.workOffline);
      return context.session.engine.status();
    }),
    syncNow: open.sync.syncNow.handler(({ context }) => {
      context.session.engine.syncNow();
      return { asked: true };
    }),
  },
  ...questionRoutes,
  ...draftRoutes,
  ...templateRoutes,
  ...relatedRoutes,
  ...outboxRoutes,
  ...replyRoutes,
  audit: auditRoutes,
  review: reviewRoutes,
  history: historyRoutes,
  oversight: oversightRoutes,
  ...insightRoutes,
  changes: desk.changes.handler(({ context, signal }) =>
    context.desk.changes.stream(signal ?? new AbortController().signal),
  ),
});
