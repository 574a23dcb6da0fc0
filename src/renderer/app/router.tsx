import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  useLocation,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import {
  type CommandId,
  commandIdSchema,
  type QuestionId,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
} from '#domain/ids.ts';
import { HistoryWorkspace } from '../features/history/history-workspace.tsx';
import { HeldReplyView } from '../features/outbox/held-reply-view.tsx';
import { OutboxWorkspace } from '../features/outbox/outbox-workspace.tsx';
import { ReviewWorkspace } from '../features/review/review-workspace.tsx';
import { SettingsWorkspace } from '../features/settings/settings-workspace.tsx';
import { TemplatesWorkspace } from '../features/templates/templates-workspace.tsx';
import { focusSoon } from '../lib/focus.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { Frame } from './frame.tsx';
import { useOpenAccount } from './open-account.ts';
import { QueueWorkspace } from './queue-workspace.tsx';

const rootRoute = createRootRoute({
  component: function Root() {
    return <Frame account={useOpenAccount().account} />;
  },
  errorComponent: BrokenScreen,
});
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queue/{-$questionId}' });
  },
});
/** One route with and without an open question, so that opening one does not rebuild the queue. */
const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue/{-$questionId}',
  component: function Queue() {
    const id = questionIdSchema.safeParse(queueRoute.useParams().questionId);
    return <QueueWorkspace {...useOpenAccount()} questionId={id.success ? id.data : null} />;
  },
});
const outboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outbox/{-$commandId}',
  component: function Outbox() {
    const navigate = outboxRoute.useNavigate();
    const id = commandIdSchema.safeParse(outboxRoute.useParams().commandId);
    const goToQuestion = (questionId: QuestionId): void => {
      void navigate({ to: '/queue/{-$questionId}', params: { questionId } });
      focusSoon('[data-question-id]', '[contenteditable="true"]');
    };
    const goTo = (commandId: CommandId | undefined): void =>
      void navigate({ to: '/outbox/{-$commandId}', params: { commandId } });
    return id.success ? (
      <HeldReplyView key={id.data} commandId={id.data} onQuestion={goToQuestion} onBack={() => goTo(undefined)} />
    ) : (
      <OutboxWorkspace onQuestion={goToQuestion} onOpen={goTo} />
    );
  },
});
const templatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates',
  component: function Templates() {
    return <TemplatesWorkspace account={useOpenAccount().account} />;
  },
});
const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/history/{-$replyId}',
  component: function History() {
    const navigate = historyRoute.useNavigate();
    const id = replyIdSchema.safeParse(historyRoute.useParams().replyId);
    return (
      <HistoryWorkspace
        account={useOpenAccount().account}
        replyId={id.success ? id.data : null}
        onOpen={(replyId) => void navigate({ to: '/history/{-$replyId}', params: { replyId }, replace: true })}
        onQuestion={(questionId) => {
          void navigate({ to: '/queue/{-$questionId}', params: { questionId } });
          focusSoon('[data-question-id]');
        }}
      />
    );
  },
});
const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review/{-$reviewId}',
  component: function Review() {
    const navigate = reviewRoute.useNavigate();
    const id = reviewIdSchema.safeParse(reviewRoute.useParams().reviewId);
    return (
      <ReviewWorkspace
        account={useOpenAccount().account}
        reviewId={id.success ? id.data : null}
        onOpen={(reviewId) =>
          void navigate({ to: '/review/{-$reviewId}', params: { reviewId: reviewId ?? undefined }, replace: true })
        }
        onReply={(replyId) => void navigate({ to: '/history/{-$replyId}', params: { replyId } })}
      />
    );
  },
});
/** Plots need a library as large as all the rest of a screen; it is read when they are first wanted. */
const InsightsWorkspace = lazyRouteComponent(
  () => import('../features/insights/insights-workspace.tsx'),
  'InsightsWorkspace',
);
const insightsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/insights',
  component: function Insights() {
    return (
      <Suspense>
        <InsightsWorkspace account={useOpenAccount().account} />
      </Suspense>
    );
  },
});
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: function Settings() {
    const wantsSync = useLocation({ select: ({ hash }) => hash === 'sync' });
    return <SettingsWorkspace {...useOpenAccount()} wantsSync={wantsSync} />;
  },
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    queueRoute,
    outboxRoute,
    templatesRoute,
    historyRoute,
    reviewRoute,
    insightsRoute,
    settingsRoute,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: BrokenScreen,
  defaultNotFoundComponent: BrokenScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
