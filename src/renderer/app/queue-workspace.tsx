import { ActionIcon, Drawer, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { QuestionView } from '../features/question/question-view.tsx';
import { QueuePane } from '../features/queue/queue-pane.tsx';
import { RelatedPane } from '../features/related/related-pane.tsx';
import { ReplyPane } from '../features/reply/reply-pane.tsx';
import { desk } from '../lib/desk-queries.ts';
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
  const open = useCallback(
    (id: QuestionId, focus: boolean) => {
      void navigate({ to: '/queue/{-$questionId}', params: { questionId: id }, replace: true });
      if (focus) focusSoon('[data-question-id]', '[contenteditable="true"]');
    },
    [navigate],
  );
  return (
    <ReplySessionProvider>
      <Group orientation="horizontal" className={classes.columns} {...columnProps(columns)}>
        <Panel id="queue" defaultSize="27%" minSize="18%">
          <QueuePane
            openId={questionId}
            departmentIds={account.departmentIds}
            canClaim={account.roles.includes('doctor')}
            onOpen={open}
          />
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
            {questionId !== null && <RelatedPane questionId={questionId} />}
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
  const question = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const [drawerOpened, setDrawerOpened] = useState(false);
  const canReply = account.roles.includes('doctor') && question.data?.question.status === 'pending';
  return (
    <div className={classes.work}>
      {!isWide && (
        <>
          <Tooltip label={t('showRelated')}>
            <ActionIcon
              className={classes.drawerButton}
              variant="default"
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
            <RelatedPane questionId={questionId} />
          </Drawer>
        </>
      )}
      {canReply ? (
        <Group orientation="vertical" {...columnProps(rows)}>
          <Panel id="question" defaultSize="45%" minSize="15%">
            <QuestionView questionId={questionId} serviceUrl={serviceUrl} />
          </Panel>
          <Separator className={classes.separatorFlat} />
          <Panel id="reply" minSize="25%">
            <ReplyPane
              questionId={questionId}
              onSent={() => focusSoon('[role="listbox"]')}
              onOpenOutbox={() => void navigate({ to: '/outbox' })}
              onLeave={() => focusSoon('[role="listbox"]')}
            />
          </Panel>
        </Group>
      ) : (
        <QuestionView questionId={questionId} serviceUrl={serviceUrl} />
      )}
    </div>
  );
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

/** Gives the focus to the last of the given places that is there once the screen has changed. */
function focusSoon(...selectors: readonly string[]): void {
  setTimeout(() => {
    const found = selectors.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []).at(-1);
    found?.focus();
  }, 60);
}
