import '@mantine/charts/styles.layer.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightsFilter } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { departmentName } from '#domain/department.ts';
import type { DepartmentId } from '#domain/ids.ts';
import { LEAST_FOR_MEDIAN, LEAST_FOR_P90, LEAST_FOR_SHARE } from '#domain/insights/small-numbers.ts';
import { desk } from '../../lib/desk-queries.ts';
import { AnswerSharePanel, BacklogPanel, LatePanel, WaitsPanel } from './department-panels.tsx';
import { Filters, NO_FILTER } from './filters.tsx';
import classes from './insights-workspace.module.css';
import { HourPanel, ReadingPanel, TemplatePanel } from './reply-panels.tsx';

/** What an account last narrowed the plots by, for when it comes back from another workspace. */
let remembered: { readonly accountId: Account['id']; readonly filter: InsightsFilter } | null = null;

/** How the work goes, from what is on this machine: plots with their definitions, numbers and doubts. */
export function InsightsWorkspace({ account }: { readonly account: Account }) {
  const { t, i18n } = useTranslation('insights');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const [filter, setFilter] = useState(remembered?.accountId === account.id ? remembered.filter : NO_FILTER);
  const narrow = (next: InsightsFilter): void => {
    remembered = { accountId: account.id, filter: next };
    setFilter(next);
  };
  const departments = useQuery(desk.directory.departments.queryOptions());
  const options = useQuery(desk.insights.options.queryOptions());
  const nameOf = (id: string): string => departmentName(departments.data ?? [], id as DepartmentId, language);
  const isLimited = !account.roles.includes('reviewer') && !account.roles.includes('admin');
  const { questions = 0, due = 0 } = options.data ?? {};
  const input = { filter, departmentName: nameOf };
  return (
    <main className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      <p className={classes.what}>
        {t('what')} {isLimited && t('ownOnly')}{' '}
        {t('smallNumbers', { median: LEAST_FOR_MEDIAN, p90: LEAST_FOR_P90, share: LEAST_FOR_SHARE })}
      </p>
      <Filters filter={filter} onChange={narrow} departmentName={nameOf} />
      <p role="status" className={classes.counting}>
        {due > 0 && t('counting', { done: questions - due, total: questions })}
      </p>
      <div className={classes.panels}>
        <BacklogPanel {...input} />
        <WaitsPanel {...input} />
        <LatePanel {...input} />
        <ReadingPanel {...input} />
        <AnswerSharePanel {...input} what="safetyNet" />
        <AnswerSharePanel {...input} what="referral" />
        <HourPanel {...input} />
        <TemplatePanel {...input} />
        <ReviewPanel />
      </div>
    </main>
  );
}

/** Says what it will tell: no review reaches this machine yet. */
function ReviewPanel() {
  const { t } = useTranslation('insights');
  const headingId = useId();
  return (
    <section className={classes.panel} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.panelTitle}>
        {t('reviews.title')}
      </h2>
      <p className={classes.definition}>{t('reviews.definition')}</p>
      <p className={classes.nothing}>{t('reviews.none')}</p>
    </section>
  );
}
