import { useTranslation } from 'react-i18next';
import type { ReplyContent } from '#domain/reply.ts';
import type { Scorecard, Verdict } from '#domain/review/review.ts';
import { momentOf } from '../../lib/moments.ts';
import { fieldTextOf } from './commented-text.tsx';
import classes from './review.module.css';

interface VerdictViewProps {
  readonly verdict: Omit<Verdict, 'reviewerAccountId' | 'reviewerName'>;
  /** Null where reviewers are not named. */
  readonly name: string | null;
  readonly scorecard: Scorecard | null;
  /** What was judged, for the words that comments are about; null where it is not here. */
  readonly content: ReplyContent | null;
}

/** What a reviewer said: scores, comments with the words that they are about, and the rest. */
export function VerdictView({ verdict, name, scorecard, content }: VerdictViewProps) {
  const { t, i18n } = useTranslation('review');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const nameOf = (itemId: string): string => scorecard?.items.find(({ id }) => id === itemId)?.name[language] ?? itemId;
  return (
    <section className={classes.verdict} aria-label={name === null ? t('verdict') : t('verdictBy', { name })}>
      <p className={classes.facts}>
        <strong>{name ?? t('verdict')}</strong>
        <time dateTime={verdict.givenAt}>{momentOf(verdict.givenAt, i18n.language)}</time>
        {verdict.isHarmLikely && <span data-score="serious">{t('harmLikely')}</span>}
      </p>
      <ul className={classes.scores}>
        {verdict.scores.map(({ itemId, score }) => (
          <li key={itemId}>
            {nameOf(itemId)}: <span data-score={score}>{t(`scores.${score}`)}</span>
          </li>
        ))}
      </ul>
      {verdict.comments.map((comment) => (
        <blockquote key={`${comment.field} ${comment.start} ${comment.text}`} className={classes.comment} dir="auto">
          {content !== null && <q>{fieldTextOf(content, comment.field).slice(comment.start, comment.end)}</q>}{' '}
          {comment.text}
        </blockquote>
      ))}
      {verdict.summary !== '' && <p dir="auto">{verdict.summary}</p>}
    </section>
  );
}
