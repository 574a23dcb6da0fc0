import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedAnswer } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import classes from './related-pane.module.css';
import { useDepartmentName } from './use-department-name.ts';

/** For a reviewer: every published reply that the answer went into. */
export function AnswerUses({ answer }: { readonly answer: RelatedAnswer }) {
  const { t, i18n } = useTranslation('related');
  const nameOf = useDepartmentName();
  const [isAsked, setAsked] = useState(false);
  // Only the service knows all of them, and it may know more each time.
  const uses = useQuery(
    desk.related.uses.queryOptions({ input: { answerId: answer.id }, enabled: isAsked, staleTime: 0 }),
  );
  if (!isAsked)
    return (
      <Button variant="default" size="compact-sm" mt="sm" onClick={() => setAsked(true)}>
        {t('showUses')}
      </Button>
    );
  return (
    <>
      <h3>{t('uses')}</h3>
      {uses.isError && <p role="alert">{t('usesUnknown')}</p>}
      {uses.data?.uses.length === 0 && <p className={classes.hint}>{t('noUses')}</p>}
      <ul className={classes.uses} aria-label={t('uses')}>
        {uses.data?.uses.map((use) => (
          <li key={use.replyId}>
            <span dir="auto">{use.questionTitle}</span>
            <p className={classes.source}>
              {[
                t('doctor', { name: use.authorName }),
                nameOf(use.departmentId),
                momentOf(use.repliedAt, i18n.language),
                ...use.how.map((how) => t(`how.${how}`)),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
