import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Account } from '#domain/account.ts';
import type { QuestionId, ReplyId } from '#domain/ids.ts';
import { WorkspacePage } from '../../components/workspace-page/workspace-page.tsx';
import classes from './history.module.css';
import { HistoryPane } from './history-pane.tsx';
import { ReplyHistory } from './reply-history.tsx';
import { TrailView } from './trail-view.tsx';

interface HistoryWorkspaceProps {
  readonly account: Account;
  readonly replyId: ReplyId | null;
  readonly onOpen: (replyId: ReplyId) => void;
  readonly onQuestion: (questionId: QuestionId) => void;
}

/** Published replies with all that led to them, and the audit trail. */
export function HistoryWorkspace({ account, replyId, onOpen, onQuestion }: HistoryWorkspaceProps) {
  const { t } = useTranslation('history');
  const [shown, setShown] = useState<'replies' | 'trail'>('replies');
  const columns = useDefaultLayout({ id: 'history', panelIds: ['list', 'reply'] });
  const overseesAll = account.roles.includes('reviewer') || account.roles.includes('admin');
  return (
    <WorkspacePage
      title={t('title')}
      viewsLabel={t('show')}
      views={[
        { value: 'replies', label: t('replies') },
        { value: 'trail', label: t('trail') },
      ]}
      view={shown}
      onView={setShown}
      beside={<span className={classes.quiet}>{overseesAll ? t('ofEverybody') : t('ofYours')}</span>}
    >
      {shown === 'trail' ? (
        <TrailView overseesAll={overseesAll} />
      ) : (
        <Group
          orientation="horizontal"
          className={classes.columns}
          onLayoutChanged={columns.onLayoutChanged}
          {...(columns.defaultLayout === undefined ? {} : { defaultLayout: columns.defaultLayout })}
        >
          <Panel id="list" defaultSize="36%" minSize="24%">
            <HistoryPane openId={replyId} overseesAll={overseesAll} onOpen={onOpen} />
          </Panel>
          <Separator className={classes.separator} />
          <Panel id="reply" minSize="36%">
            {replyId === null ? (
              <p className={classes.blank}>{t('pick')}</p>
            ) : (
              <ReplyHistory key={replyId} account={account} replyId={replyId} onQuestion={onQuestion} />
            )}
          </Panel>
        </Group>
      )}
    </WorkspacePage>
  );
}
