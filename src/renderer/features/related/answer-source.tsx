import { useTranslation } from 'react-i18next';
import type { RelatedAnswer } from '#contract/desk.ts';
import { dayOf } from '../../lib/moments.ts';
import classes from './related-pane.module.css';
import { useDepartmentName } from './use-department-name.ts';

/** Who answered where and when, whether anybody reviewed it, and where it came from. */
export function AnswerSource({ answer }: { readonly answer: RelatedAnswer }) {
  const { t, i18n } = useTranslation('related');
  const nameOf = useDepartmentName();
  const facts = [
    answer.doctorName === null ? null : t('doctor', { name: answer.doctorName }),
    nameOf(answer.departmentId),
    answer.answeredOn === null ? null : dayOf(answer.answeredOn, i18n.language),
    answer.corpus !== null ? answer.corpus.name : answer.origin === 'import' ? t('imported') : null,
    answer.excerpted ? t('excerpted') : null,
  ].filter((fact) => fact !== null);
  return (
    <p className={classes.source}>
      {facts.join(' · ')}
      {' · '}
      <span className={classes.review} data-state={answer.reviewState}>
        {t(`review.${answer.reviewState}`)}
      </span>
    </p>
  );
}
