import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewRow, ReviewScope } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import type { ReplyId, ReviewId } from '#domain/ids.ts';
import { WorkspacePage } from '../../components/workspace-page/workspace-page.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { useAction } from '../../lib/keymap.ts';
import { DrawSample } from './draw-sample.tsx';
import { Findings } from './findings.tsx';
import classes from './review.module.css';
import { ReviewCard } from './review-card.tsx';

const SCOPES: readonly ReviewScope[] = ['to-read', 'to-arbitrate', 'with-author', 'closed'];
/** Reviews of one kind that are listed at once. */
const LISTED = 200;

interface ReviewWorkspaceProps {
  readonly account: Account;
  readonly reviewId: ReviewId | null;
  readonly onOpen: (reviewId: ReviewId | null) => void;
  readonly onReply: (replyId: ReplyId) => void;
}

/** Replies under review, how they are drawn, and what reviews find. */
export function ReviewWorkspace({ account, reviewId, onOpen, onReply }: ReviewWorkspaceProps) {
  const { t } = useTranslation('review');
  const [scope, setScope] = useState<ReviewScope>('to-read');
  const [drawing, setDrawing] = useState(false);
  const [shown, setShown] = useState<'reviews' | 'findings'>('reviews');
  const reviews = useQuery(desk.review.list.queryOptions({ input: { scope, offset: 0, limit: LISTED } }));
  const rows = reviews.data?.rows ?? [];
  const place = rows.findIndex(({ review }) => review.id === reviewId);
  const move = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row !== undefined) onOpen(row.review.id);
  };
  useAction('nextReply', () => move(place + 1), { enabled: rows.length > 0 });
  useAction('previousReply', () => move(place - 1), { enabled: rows.length > 0 });
  useAction('readReply', () => document.querySelector<HTMLElement>('[data-review-card]')?.focus(), {
    enabled: reviewId !== null,
  });
  return (
    <WorkspacePage
      title={t('title')}
      viewsLabel={t('show')}
      views={[
        { value: 'reviews', label: t('reviews') },
        { value: 'findings', label: t('findings') },
      ]}
      view={shown}
      onView={setShown}
      beside={
        <Button variant="default" size="compact-sm" onClick={() => setDrawing(true)}>
          {t('draw')}
        </Button>
      }
    >
      {shown === 'findings' ? (
        <Findings onReply={onReply} />
      ) : (
        <div className={classes.columns}>
          <section className={classes.side} aria-label={t('reviews')}>
            <SegmentedControl
              size="xs"
              fullWidth
              className={classes.scopes}
              aria-label={t('scope')}
              value={scope}
              onChange={(value) => {
                setScope(SCOPES.find((one) => one === value) ?? 'to-read');
                onOpen(null);
              }}
              data={SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
            />
            <ul className={classes.list} aria-label={t('list')}>
              {rows.map((row) => (
                <li key={row.review.id}>
                  <button
                    type="button"
                    className={classes.item}
                    aria-current={row.review.id === reviewId ? 'true' : undefined}
                    onClick={() => onOpen(row.review.id)}
                  >
                    <ReviewEntry row={row} />
                  </button>
                </li>
              ))}
            </ul>
            {reviews.data?.total === 0 && <p className={classes.blank}>{t(`nothing.${scope}`)}</p>}
            {(reviews.data?.total ?? 0) > LISTED && (
              <p className={classes.blank}>{t('moreThanListed', { count: LISTED, total: reviews.data?.total ?? 0 })}</p>
            )}
          </section>
          {reviewId === null ? (
            <p className={classes.blank}>{t('pick')}</p>
          ) : (
            <ReviewCard key={reviewId} account={account} reviewId={reviewId} onReply={onReply} />
          )}
        </div>
      )}
      <DrawSample account={account} opened={drawing} onClose={() => setDrawing(false)} />
    </WorkspacePage>
  );
}

function ReviewEntry({ row: { review, questionTitle, isMineToJudge, isOnItsWay } }: { readonly row: ReviewRow }) {
  const { t } = useTranslation('review');
  return (
    <>
      <span className={classes.itemTitle} dir="auto">
        {questionTitle === '' ? t('untitled') : questionTitle}
      </span>
      <span className={classes.facts}>
        <span>{t(`by.${review.by}`)}</span>
        {review.factors.map((factor) => (
          <span key={factor}>{t(`factors.${factor}`)}</span>
        ))}
        {review.isDoubleRead && <span>{t('doubleRead')}</span>}
        {isOnItsWay && <span>{t('onItsWay')}</span>}
        {!isMineToJudge && !isOnItsWay && (review.status === 'reading' || review.status === 'arbitration') && (
          <span>{t('notMine')}</span>
        )}
        {review.outcome !== null && (
          <span data-score={review.outcome.score}>{t(`outcomes.${review.outcome.score}`)}</span>
        )}
      </span>
    </>
  );
}
