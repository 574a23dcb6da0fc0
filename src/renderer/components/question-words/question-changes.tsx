import { useTranslation } from 'react-i18next';
import type { QuestionText } from '#contract/desk.ts';
import classes from './question-words.module.css';
import { DiffLegend, QuestionWords } from './question-words.tsx';

/** What the patient changed, with how to read it; the present words where the earlier ones are not there any more. */
export function QuestionChanges({
  before,
  now,
}: {
  readonly before: QuestionText | null;
  readonly now: Omit<QuestionText, 'textRevision'>;
}) {
  const { t } = useTranslation('compare');
  return (
    <>
      {before === null ? <p className={classes.legend}>{t('noWords')}</p> : <DiffLegend />}
      <QuestionWords before={before} now={now} />
    </>
  );
}
