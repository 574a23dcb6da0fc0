import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InsightsFilter } from '#contract/desk.ts';
import { LEAST_FOR_MEDIAN, LEAST_FOR_P90 } from '#domain/insights/small-numbers.ts';
import { desk } from '../../lib/desk-queries.ts';
import type { Figure } from './figure-table.ts';
import { Panel } from './panel.tsx';
import { DepartmentBars, ShareLines } from './plots.tsx';

export interface PanelInput {
  readonly filter: InsightsFilter;
  readonly departmentName: (id: string) => string;
}

const HOUR = 60;
const inHours = (value: number | null): number | null => (value === null ? null : Math.round(value / 6) / 10);
const named = (name: string): Figure => ({ kind: 'name', name });
const count = (value: number): Figure => ({ kind: 'count', count: value });
const minutes = (value: number | null, least: number): Figure => ({ kind: 'minutes', minutes: value, least });
const share = (part: number, of: number): Figure => ({ kind: 'share', share: { count: part, of } });
/** What was told before stays until the new figures are there, so that nothing jumps. */
const options = (input: InsightsFilter) => ({ input, placeholderData: keepPreviousData });

export function BacklogPanel({ filter, departmentName }: PanelInput) {
  const { t } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.backlog.queryOptions(options(filter)));
  const rows = data?.toSorted((a, b) => b.waiting - a.waiting);
  return (
    <Panel
      title={t('backlog.title')}
      definition={t('backlog.definition')}
      notFilteredBy={[t('byDates'), t('byDoctor')]}
      fileName="insights-backlog"
      hasFailed={isError}
      table={
        rows && {
          columns: [
            { label: t('department'), kind: 'name' },
            { label: t('columns.waiting'), kind: 'count' },
            { label: t('columns.medianWait'), kind: 'minutes' },
            { label: t('columns.p90'), kind: 'minutes' },
            { label: t('columns.longest'), kind: 'minutes' },
            { label: t('columns.overdue'), kind: 'share' },
          ],
          rows: rows.map((row) => [
            named(departmentName(row.departmentId)),
            count(row.waiting),
            minutes(row.medianHours === null ? null : row.medianHours * HOUR, LEAST_FOR_MEDIAN),
            minutes(row.p90Hours === null ? null : row.p90Hours * HOUR, LEAST_FOR_P90),
            minutes(row.longestHours * HOUR, 1),
            share(row.overdue, row.waiting),
          ]),
        }
      }
    >
      <DepartmentBars
        isStacked
        data={(rows ?? []).map((row) => ({
          name: departmentName(row.departmentId),
          overdue: row.overdue,
          inTime: row.waiting - row.overdue,
        }))}
        series={[
          { name: 'overdue', label: t('columns.overdue'), color: 'var(--attention)' },
          { name: 'inTime', label: t('columns.notOverdue'), color: 'var(--accent)' },
        ]}
      />
    </Panel>
  );
}

export function WaitsPanel({ filter, departmentName }: PanelInput) {
  const { t } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.waits.queryOptions(options(filter)));
  const rows = data?.toSorted((a, b) => b.answered - a.answered);
  const told = (rows ?? []).filter(({ medianMinutes }) => medianMinutes !== null);
  return (
    <Panel
      title={t('waits.title')}
      definition={t('waits.definition')}
      fileName="insights-first-replies"
      hasFailed={isError}
      table={
        rows && {
          columns: [
            { label: t('department'), kind: 'name' },
            { label: t('columns.firstAnswers'), kind: 'count' },
            { label: t('columns.median'), kind: 'minutes' },
            { label: t('columns.p90'), kind: 'minutes' },
          ],
          rows: rows.map((row) => [
            named(departmentName(row.departmentId)),
            count(row.answered),
            minutes(row.medianMinutes, LEAST_FOR_MEDIAN),
            minutes(row.p90Minutes, LEAST_FOR_P90),
          ]),
        }
      }
    >
      {told.length > 0 && (
        <DepartmentBars
          data={told.map((row) => ({
            name: departmentName(row.departmentId),
            median: inHours(row.medianMinutes),
            p90: inHours(row.p90Minutes),
          }))}
          series={[
            { name: 'median', label: t('columns.median'), color: 'var(--accent)' },
            { name: 'p90', label: t('columns.p90'), color: 'var(--line-strong)' },
          ]}
          valueFormatter={(value) => t('hoursOnly', { hours: value })}
        />
      )}
    </Panel>
  );
}

export function LatePanel({ filter, departmentName }: PanelInput) {
  const { t, i18n } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.waits.queryOptions(options(filter)));
  const rows = data
    ?.toSorted((a, b) => b.answered - a.answered)
    .map((row) => ({ name: departmentName(row.departmentId), share: { count: row.late, of: row.answered } }));
  return (
    <Panel
      title={t('late.title')}
      definition={t('late.definition')}
      fileName="insights-late-replies"
      hasFailed={isError}
      table={
        rows && {
          columns: [
            { label: t('department'), kind: 'name' },
            { label: t('columns.late'), kind: 'share' },
          ],
          rows: rows.map((row) => [named(row.name), share(row.share.count, row.share.of)]),
        }
      }
    >
      <ShareLines rows={rows ?? []} language={i18n.language} />
    </Panel>
  );
}

const ANSWER_SHARES = {
  safetyNet: { key: 'withSafetyNet', fileName: 'insights-safety-net' },
  referral: { key: 'withReferral', fileName: 'insights-referrals' },
} as const;

export function AnswerSharePanel({ filter, departmentName, what }: PanelInput & { what: keyof typeof ANSWER_SHARES }) {
  const { t, i18n } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.answers.queryOptions(options(filter)));
  const { key, fileName } = ANSWER_SHARES[what];
  const rows = data
    ?.toSorted((a, b) => b.answers - a.answers)
    .map((row) => ({ name: departmentName(row.departmentId), share: { count: row[key], of: row.answers } }));
  return (
    <Panel
      title={t(`${what}.title`)}
      definition={t(`${what}.definition`)}
      fileName={fileName}
      hasFailed={isError}
      table={
        rows && {
          columns: [
            { label: t('department'), kind: 'name' },
            { label: t(`columns.${what}`), kind: 'share' },
          ],
          rows: rows.map((row) => [named(row.name), share(row.share.count, row.share.of)]),
        }
      }
    >
      <ShareLines rows={rows ?? []} language={i18n.language} />
    </Panel>
  );
}
