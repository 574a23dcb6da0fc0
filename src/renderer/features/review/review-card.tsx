import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import type { ReplyId, ReviewId } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { versionOf } from './commented-text.tsx';
import classes from './review.module.css';
import { VerdictForm } from './verdict-form.tsx';
import { VerdictView } from './verdict-view.tsx';

interface ReviewCardProps {
  readonly account: Account;
  readonly reviewId: ReviewId;
  readonly onReply: (replyId: ReplyId) => void;
}

/** A reply with its question and the scorecard, or with what was said of it. */
export function ReviewCard({ account, reviewId, onReply }: ReviewCardProps) {
  const { t, i18n } = useTranslation('review');
  const found = useQuery(desk.review.get.queryOptions({ input: { reviewId } }));
  if (found.data === undefined) {
    return found.isError ? <p className={classes.blank}>{isNotFound(found.error) ? t('gone') : t('broken')}</p> : null;
  }
  const { review, question, reply, scorecard, unsent, isMineToJudge, isOnItsWay } = found.data;
  const isOpen = review.status === 'reading' || review.status === 'arbitration';
  const isBlinded = review.isBlinded && isOpen;
  const content = reply === null ? null : versionOf(reply, review.replyVersion);
  return (
    <article className={classes.card} tabIndex={-1} data-review-card aria-label={t('card')}>
      <h2 className={classes.cardTitle} dir="auto">
        {question?.title ?? t('untitled')}
      </h2>
      <p className={classes.facts}>
        {reply !== null && <strong>{isBlinded ? t('blinded') : reply.authorName}</strong>}
        {reply !== null && <time dateTime={reply.repliedAt}>{momentOf(reply.repliedAt, i18n.language)}</time>}
        <span>{t('version', { version: review.replyVersion })}</span>
        <span>{t(`by.${review.by}`)}</span>
        {review.factors.map((factor) => (
          <span key={factor}>{t(`factors.${factor}`)}</span>
        ))}
        {review.isDoubleRead && <span>{t('doubleRead')}</span>}
        {review.status === 'arbitration' && <span data-score="serious">{t('inArbitration')}</span>}
        {reply !== null && (
          <button type="button" className={classes.link} onClick={() => onReply(reply.id)}>
            {t('inHistory')}
          </button>
        )}
      </p>
      {reply !== null && reply.version !== review.replyVersion && (
        <p className={classes.notice}>{t('changedSince', { version: reply.version })}</p>
      )}
      {question !== null && (
        <details className={classes.question} open>
          <summary>{t('question')}</summary>
          <p className={classes.text} dir="auto">
            {question.body}
          </p>
          {question.followUps.map(({ id, text, writtenAt }) => (
            <p key={id} className={classes.text} dir="auto">
              <span className={classes.quiet}>{momentOf(writtenAt, i18n.language)}</span> {text}
            </p>
          ))}
        </details>
      )}
      {content === null ? (
        <p className={classes.blank}>{t('notHere')}</p>
      ) : isMineToJudge && scorecard !== null ? (
        <VerdictForm
          key={review.status}
          review={review}
          content={content}
          scorecard={scorecard}
          refused={unsent?.state === 'not-granted' ? unsent.content : null}
          others={review.verdicts}
        />
      ) : (
        <>
          <ReplyText content={content} />
          {isOnItsWay && <p className={classes.notice}>{t('verdictWaits')}</p>}
          {unsent?.state === 'not-granted' && <p className={classes.notice}>{t('notGranted')}</p>}
          {isOpen && !isOnItsWay && (
            <p className={classes.notice}>
              {review.authorAccountId === account.id
                ? t('ownReply')
                : account.roles.includes('reviewer')
                  ? t('alreadyRead')
                  : t('onlyReviewers')}
            </p>
          )}
          {review.verdicts.map((verdict) => (
            <VerdictView
              key={verdict.id}
              verdict={verdict}
              name={verdict.reviewerName}
              scorecard={scorecard}
              content={content}
            />
          ))}
          {review.answer !== null && (
            <section className={classes.verdict} aria-label={t('answerOfAuthor')}>
              <p className={classes.facts}>
                <strong>{t('answerOfAuthor')}</strong>
                <span>{t(`stances.${review.answer.stance}`)}</span>
                <time dateTime={review.answer.answeredAt}>{momentOf(review.answer.answeredAt, i18n.language)}</time>
              </p>
              <p dir="auto">{review.answer.text}</p>
            </section>
          )}
        </>
      )}
    </article>
  );
}

function ReplyText({ content }: { readonly content: ReplyContent }) {
  const { t } = useTranslation('review');
  return (
    <section aria-label={t('reply')}>
      <h3 className={classes.section}>{t('reply')}</h3>
      <p className={classes.text} dir="auto">
        {plainTextOf(content.body)}
      </p>
      {content.moreInformation !== null && (
        <>
          <h4 className={classes.section}>{t('moreInformation')}</h4>
          <p className={classes.text} dir="auto">
            {plainTextOf(content.moreInformation)}
          </p>
        </>
      )}
    </section>
  );
}
