import { useTranslation } from 'react-i18next';
import type { QuestionText } from '#contract/desk.ts';
import { momentOf } from '../../lib/moments.ts';
import { DiffText, LongText } from './diff-text.tsx';
import classes from './question-words.module.css';

/** A patient's title, text and follow-ups, or what was changed in them since `before`. Text only, never markup. */
export function QuestionWords({
  now,
  before = null,
}: {
  readonly now: Omit<QuestionText, 'textRevision'>;
  readonly before?: Omit<QuestionText, 'textRevision'> | null;
}) {
  return (
    <div className={classes.words}>
      <p className={classes.title} dir="auto">
        {before === null ? now.title : <DiffText before={before.title} now={now.title} />}
      </p>
      <div className={classes.text} dir="auto">
        {before === null ? <LongText text={now.body} /> : <DiffText before={before.body} now={now.body} />}
      </div>
      <FollowUps
        followUps={now.followUps}
        knownIds={before === null ? null : new Set(before.followUps.map(({ id }) => id))}
      />
    </div>
  );
}

/** What the patient added after asking, oldest first. Those that are not among the known are marked as new. */
export function FollowUps({
  followUps,
  knownIds = null,
}: {
  readonly followUps: QuestionText['followUps'];
  readonly knownIds?: ReadonlySet<string> | null;
}) {
  const { t, i18n } = useTranslation('compare');
  if (followUps.length === 0) return null;
  return (
    <ol className={classes.followUps}>
      {followUps.map(({ id, text, writtenAt }) => {
        const isNew = knownIds !== null && !knownIds.has(id);
        const time = momentOf(writtenAt, i18n.language);
        return (
          <li key={id} className={classes.followUp} data-new={isNew || undefined}>
            <p className={classes.when}>{isNew ? t('newFollowUp', { time }) : t('followUp', { time })}</p>
            <div className={classes.text} dir="auto">
              <LongText text={text} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** How the marks are to be read. */
export function DiffLegend() {
  const { t } = useTranslation('compare');
  return <p className={classes.legend}>{t('legend')}</p>;
}
