import { ActionIcon, Drawer, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { QuestionView } from '../features/question/question-view.tsx';
import { QueuePane } from '../features/queue/queue-pane.tsx';
import { RelatedPane } from '../features/related/related-pane.tsx';
import { ReplyPane } from '../features/reply/reply-pane.tsx';
import { FeedbackBar } from '../features/review/feedback-bar.tsx';
import { readAfterSend } from '../lib/after-send.ts';
import { deskClient } from '../lib/clients.ts';
import { isNotFound } from '../lib/desk-errors.ts';
import { desk } from '../lib/desk-queries.ts';
import { focusSoon } from '../lib/focus.ts';
import { runAction, useAction } from '../lib/keymap.ts';
import { toggleReplyLayout, useReplyLayout } from '../lib/reply-layout.ts';
import { ReplySessionProvider } from '../lib/reply-session.tsx';
import classes from './frame.module.css';

/** Below this width the related answers are a drawer. */
const THREE_PANES = '(min-width: 1100px)';

interface QueueWorkspaceProps {
  readonly account: Account;
  readonly serviceUrl: string;
  readonly questionId: QuestionId | null;
}

/** The queue, the question with its reply, and what was answered before. */
export function QueueWorkspace({ account, serviceUrl, questionId }: QueueWorkspaceProps) {
  const navigate = useNavigate();
  const isWide = useMediaQuery(THREE_PANES, true, { getInitialValueInEffect: false });
  const columns = useDefaultLayout({
    id: isWide ? 'columns' : 'columns-narrow',
    panelIds: isWide ? ['queue', 'work', 'related'] : ['queue', 'work'],
  });
  const { isWide: isReplyWide } = useReplyLayout();
  const hidesSides = isReplyWide && questionId !== null;
  const open = useCallback(
    (id: QuestionId, focus: boolean) => {
      void navigate({ to: '/queue/{-$questionId}', params: { questionId: id }, replace: true });
      if (focus) focusSoon('[data-question-id]', '[contenteditable="true"]');
    },
    [navigate],
  );
  return (
    <ReplySessionProvider>
      <Group
        orientation="horizontal"
        className={classes.columns}
        data-wide={hidesSides || undefined}
        {...columnProps(columns)}
      >
        <Panel id="queue" defaultSize="27%" minSize="18%">
          <div className={classes.queueColumn}>
            {account.roles.includes('doctor') && <FeedbackBar onQuestion={(id) => open(id, false)} />}
            <QueuePane openId={questionId} account={account} onOpen={open} />
          </div>
        </Panel>
        <Separator className={classes.separator} />
        <Panel id="work" minSize="32%">
          {questionId === null ? (
            <NothingOpen />
          ) : (
            <OpenQuestion account={account} questionId={questionId} serviceUrl={serviceUrl} isWide={isWide} />
          )}
        </Panel>
        {isWide && <Separator className={classes.separator} />}
        {isWide && (
          <Panel id="related" defaultSize="26%" minSize="16%">
            {questionId !== null && <RelatedPane account={account} questionId={questionId} />}
          </Panel>
        )}
      </Group>
    </ReplySessionProvider>
  );
}

interface OpenQuestionProps {
  readonly account: Account;
  readonly questionId: QuestionId;
  readonly serviceUrl: string;
  readonly isWide: boolean;
}

function OpenQuestion({ account, questionId, serviceUrl, isWide }: OpenQuestionProps) {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const rows = useDefaultLayout({ id: 'question-and-reply', panelIds: ['question', 'reply'] });
  const [drawerOpened, setDrawerOpened] = useState(false);
  const [secondOpinionTo, setSecondOpinionTo] = useState<QuestionId | null>(null);
  const asSecondOpinion = secondOpinionTo === questionId;
  const { showsReply: hasPlace, hasDraft } = useReplyPlace(account, questionId);
  const showsReply = hasPlace || asSecondOpinion;
  const tellWriting = usePresence(questionId);
  const { isBeside } = useReplyLayout();
  useAction('wideReply', () => toggleReplyLayout('isWide'), { enabled: showsReply });
  useAction('besideReply', () => toggleReplyLayout('isBeside'), { enabled: showsReply });
  const question = (
    <QuestionView
      account={account}
      questionId={questionId}
      serviceUrl={serviceUrl}
      hasDraft={hasDraft}
      onSecondOpinion={
        showsReply
          ? null
          : () => {
              setSecondOpinionTo(questionId);
              focusSoon('[contenteditable="true"]');
            }
      }
      onCorrecting={() => focusSoon('[data-correction-reason]')}
    />
  );
  return (
    <div className={classes.work}>
      {!isWide && (
        <>
          <Tooltip label={t('showRelated')}>
            <ActionIcon
              className={classes.drawerButton}
              aria-label={t('showRelated')}
              onClick={() => setDrawerOpened(true)}
            >
              <IconLayoutSidebarRight size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Drawer
            opened={drawerOpened}
            onClose={() => setDrawerOpened(false)}
            position="right"
            size="24rem"
            keepMounted={false}
            closeButtonProps={{ 'aria-label': t('hideRelated') }}
            transitionProps={{ duration: 0 }}
            classNames={{ body: classes.drawerBody ?? '' }}
          >
            <RelatedPane account={account} questionId={questionId} />
          </Drawer>
        </>
      )}
      {showsReply ? (
        <Group orientation={isBeside ? 'horizontal' : 'vertical'} {...columnProps(rows)}>
          <Panel id="question" defaultSize="45%" minSize="15%">
            {question}
          </Panel>
          <Separator className={isBeside ? classes.separator : classes.separatorFlat} />
          <Panel id="reply" minSize="25%">
            <ReplyPane
              questionId={questionId}
              asSecondOpinion={asSecondOpinion}
              onSent={() => {
                setSecondOpinionTo(null);
                if (readAfterSend() !== 'next-of-mine' || !runAction('nextOfMine')) focusSoon('[role="listbox"]');
              }}
              onOpenOutbox={(commandId) =>
                void navigate({ to: '/outbox/{-$commandId}', params: { commandId: commandId ?? undefined } })
              }
              onWriting={tellWriting}
              onLeave={() => focusSoon('[role="listbox"]')}
            />
          </Panel>
        </Group>
      ) : (
        question
      )}
    </div>
  );
}

/** Whether the doctor writes here, or wrote something that is still here. */
function useReplyPlace(
  account: Account,
  questionId: QuestionId,
): { readonly showsReply: boolean; readonly hasDraft: boolean } {
  const question = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const outbox = useQuery(desk.outbox.list.queryOptions());
  const isOpen = question.data?.question.status === 'pending' && !isNotFound(question.error);
  const draft = useQuery(
    desk.draft.find.queryOptions({
      input: { questionId },
      staleTime: 0,
      enabled: !isOpen && (question.data !== undefined || question.isError),
    }),
  );
  // While it is looked up, what stands there stays: the editor may hold words that are on their way to disk.
  const shownFor = useRef<QuestionId | null>(null);
  const isQueued = outbox.data?.some((item) => item.questionId === questionId && item.state !== 'sent') ?? false;
  const hasDraft = draft.isFetching ? shownFor.current === questionId : draft.data != null;
  const showsReply = account.roles.includes('doctor') && (isOpen || isQueued || hasDraft);
  useEffect(() => {
    shownFor.current = showsReply ? questionId : null;
  }, [showsReply, questionId]);
  // A correction is no reply that waits beside the one that is there.
  return { showsReply, hasDraft: hasDraft && (draft.data?.corrects ?? null) === null };
}

/** Tells colleagues that the question is open here, and from the first key on that a reply is being written. */
function usePresence(questionId: QuestionId): () => void {
  const [writingOn, setWritingOn] = useState<QuestionId | null>(null);
  const activity = writingOn === questionId ? 'replying' : 'viewing';
  useEffect(() => {
    deskClient.question.setPresence({ questionId, activity }).catch(() => undefined);
  }, [questionId, activity]);
  useEffect(
    () => () => {
      deskClient.question.setPresence({ questionId: null, activity: 'viewing' }).catch(() => undefined);
    },
    [],
  );
  return useCallback(() => setWritingOn(questionId), [questionId]);
}

function NothingOpen() {
  const { t } = useTranslation('frame');
  return (
    <div className={classes.blank}>
      <p>{t('pickQuestion')}</p>
      <p className={classes.quiet}>{t('pickQuestionHint')}</p>
    </div>
  );
}

/** The layout that was left last; it has none on the first start. */
function columnProps(layout: ReturnType<typeof useDefaultLayout>) {
  const { defaultLayout, onLayoutChanged } = layout;
  return { onLayoutChanged, ...(defaultLayout === undefined ? {} : { defaultLayout }) };
}
