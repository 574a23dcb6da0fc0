import { Button, Checkbox, CloseButton, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { excerptOf } from '#domain/answered-question.ts';
import { MAX_CHANGE_REASON_LENGTH, type ReplyContent } from '#domain/reply.ts';
import {
  type Review,
  type ReviewComment,
  SCORES,
  type Score,
  type Scorecard,
  type Verdict,
  type VerdictContent,
  worstScoreOf,
} from '#domain/review/review.ts';
import { desk } from '../../lib/desk-queries.ts';
import { tellNotice } from '../../lib/notices.ts';
import { CommentedText, fieldTextOf, selectedStretch } from './commented-text.tsx';
import classes from './review.module.css';
import { VerdictView } from './verdict-view.tsx';

interface VerdictFormProps {
  readonly review: Review;
  readonly content: ReplyContent;
  readonly scorecard: Scorecard;
  /** What I said and the service did not take; it is here again, so that nothing is written twice. */
  readonly refused: VerdictContent | null;
  /** What was said before; of a reading that is not over, nothing. */
  readonly others: readonly Verdict[];
}

/** The reply beside the scorecard. What is given cannot be taken back. */
export function VerdictForm({ review, content, scorecard, refused, others }: VerdictFormProps) {
  const { t, i18n } = useTranslation('review');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const [scores, setScores] = useState<Readonly<Record<string, Score>>>(() =>
    Object.fromEntries((refused?.scores ?? []).map(({ itemId, score }) => [itemId, score])),
  );
  const [isHarmLikely, setHarmLikely] = useState(refused?.isHarmLikely ?? false);
  const [comments, setComments] = useState<readonly ReviewComment[]>(refused?.comments ?? []);
  const [comment, setComment] = useState(refused?.summary ?? '');
  const stretch = useStretch();
  const submit = useMutation(
    desk.review.submitVerdict.mutationOptions({
      onSuccess: () => tellNotice({ text: t('given') }),
      onError: () => tellNotice({ text: t('notGiven') }),
    }),
  );
  const request = useMutation(desk.reply.requestCorrection.mutationOptions());

  const given = scorecard.items.flatMap(({ id }) => {
    const score = scores[id];
    return score === undefined ? [] : [{ itemId: id, score }];
  });
  const isComplete = given.length === scorecard.items.length;
  const worst = worstScoreOf({ scores: given });
  const isGrave = worst === 'serious' || isHarmLikely;
  const needsScores = !isComplete ? t('scoreAll') : undefined;

  async function give(verdict: Pick<VerdictContent, 'scores'>): Promise<void> {
    await submit.mutateAsync({
      reviewId: review.id,
      verdict: {
        scorecardVersion: scorecard.version,
        isHarmLikely,
        comments: [...comments],
        summary: comment.trim(),
        ...verdict,
      },
    });
  }
  const approve = (): void =>
    void give({ scores: scorecard.items.map(({ id }) => ({ itemId: id, score: 'agree' })) }).catch(() => undefined);
  const askForCorrection = async (): Promise<void> => {
    const reason = (comment.trim() || comments.map(({ text }) => text).join(' ')).slice(0, MAX_CHANGE_REASON_LENGTH);
    try {
      await give({ scores: given });
      await request.mutateAsync({ questionId: review.questionId, replyId: review.replyId, reason });
    } catch {
      tellNotice({ text: t('notRequested') });
    }
  };
  const hasWords = comment.trim() !== '' || comments.length > 0;
  return (
    <div className={classes.judging}>
      <section aria-label={t('reply')}>
        <h3 className={classes.section}>{t('reply')}</h3>
        <CommentedText text={fieldTextOf(content, 'body')} field="body" comments={comments} />
        {content.moreInformation !== null && (
          <>
            <h4 className={classes.section}>{t('moreInformation')}</h4>
            <CommentedText
              text={fieldTextOf(content, 'more-information')}
              field="more-information"
              comments={comments}
            />
          </>
        )}
      </section>
      <form className={classes.form} aria-label={t('scorecard')} onSubmit={(event) => event.preventDefault()}>
        {others.map((verdict) => (
          <VerdictView
            key={verdict.id}
            verdict={verdict}
            name={verdict.reviewerName}
            scorecard={scorecard}
            content={content}
          />
        ))}
        <h3 className={classes.section}>{t('scorecard')}</h3>
        {scorecard.items.map((item) => (
          <fieldset key={item.id} className={classes.scoreItem}>
            <legend>
              <strong>{item.name[language]}</strong>
            </legend>
            <div className={classes.scoreRow}>
              {SCORES.map((score) => (
                <label key={score} className={classes.score}>
                  <input
                    type="radio"
                    name={`${review.id} ${item.id}`}
                    aria-describedby={`${review.id} ${item.id} question`.replaceAll(' ', '-')}
                    checked={scores[item.id] === score}
                    onChange={() => setScores({ ...scores, [item.id]: score })}
                  />
                  {t(`scores.${score}`)}
                </label>
              ))}
            </div>
            <p className={classes.scoreQuestion} id={`${review.id} ${item.id} question`.replaceAll(' ', '-')}>
              {item.question[language]}
            </p>
          </fieldset>
        ))}
        <Checkbox
          size="xs"
          label={t('harm')}
          checked={isHarmLikely}
          onChange={(event) => setHarmLikely(event.currentTarget.checked)}
        />
        {comments.map((one, index) => (
          <div key={`${one.field} ${one.start} ${one.end} ${one.text}`} className={classes.comment}>
            <span dir="auto">
              <q>{fieldTextOf(content, one.field).slice(one.start, one.end)}</q> {one.text}
            </span>
            <CloseButton
              size="xs"
              aria-label={t('removeComment')}
              onClick={() => setComments(comments.filter((_, place) => place !== index))}
            />
          </div>
        ))}
        <Textarea
          label={t('comment')}
          description={t('commentHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {stretch !== null && (
          <p className={classes.quiet} dir="auto">
            {t('about', {
              words: excerptOf(fieldTextOf(content, stretch.field).slice(stretch.start, stretch.end), 80),
            })}
          </p>
        )}
        <Button
          variant="default"
          size="compact-sm"
          disabled={stretch === null || comment.trim() === ''}
          onClick={() => {
            if (stretch === null) return;
            setComments([...comments, { ...stretch, text: comment.trim() }]);
            setComment('');
          }}
        >
          {t('attach')}
        </Button>
        <div className={classes.decide}>
          <div className={classes.actions}>
            <Button
              disabled={given.some(({ score }) => score !== 'agree') || isHarmLikely || submit.isPending}
              title={t('approveHint')}
              onClick={approve}
            >
              {t('approve')}
            </Button>
            <Button
              variant="default"
              disabled={!isComplete || !hasWords || submit.isPending}
              title={needsScores ?? (hasWords ? t('requestHint') : t('sayWhat'))}
              onClick={() => void askForCorrection()}
            >
              {t('request')}
            </Button>
            <Button
              variant="default"
              className={classes.danger}
              disabled={!isComplete || !isGrave || submit.isPending}
              title={needsScores ?? t('flagHint')}
              onClick={() => void give({ scores: given }).catch(() => undefined)}
            >
              {t('flag')}
            </Button>
            <Button
              variant="default"
              disabled={!isComplete || isGrave || submit.isPending}
              title={needsScores ?? t('giveHint')}
              onClick={() => void give({ scores: given }).catch(() => undefined)}
            >
              {t('give')}
            </Button>
          </div>
          <p className={classes.quiet}>{isGrave ? t('graveHint') : t('finalHint')}</p>
        </div>
      </form>
    </div>
  );
}

/** What is selected in the reply; stays while the comment about it is written. */
function useStretch() {
  const [stretch, setStretch] = useState(selectedStretch);
  useEffect(() => {
    const onSelection = (): void => {
      const next = selectedStretch();
      // A selection elsewhere, as in the field of the comment, leaves what the comment is about.
      const anchor = document.getSelection()?.anchorNode?.parentElement?.closest('[data-comment-field]') ?? null;
      if (next !== null || anchor !== null) setStretch(next);
    };
    document.addEventListener('selectionchange', onSelection);
    return () => document.removeEventListener('selectionchange', onSelection);
  }, []);
  return stretch;
}
