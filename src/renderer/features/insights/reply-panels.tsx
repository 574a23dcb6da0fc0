import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InsightsFilter } from '#contract/desk.ts';
import { LEAST_FOR_MEDIAN } from '#domain/insights/small-numbers.ts';
import { TARGET_GRADE } from '#domain/reply-checks/target-grade.ts';
import { desk } from '../../lib/desk-queries.ts';
import type { PanelInput } from './department-panels.tsx';
import { HourMap, weekdayNames } from './hour-map.tsx';
import { Panel } from './panel.tsx';
import { GradeBars, TemplatePoints } from './plots.tsx';

const options = (input: InsightsFilter) => ({ input, placeholderData: keepPreviousData });
const SCALE_COLORS = { english: 'var(--accent)', chinese: 'var(--attention)' } as const;

export function HourPanel({ filter }: Pick<PanelInput, 'filter'>) {
  const { t, i18n } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.hours.queryOptions(options(filter)));
  const days = weekdayNames(i18n.language, 'long');
  const isAnything = data !== undefined && [...data.asked, ...data.answered].some((count) => count > 0);
  return (
    <Panel
      title={t('hourMap.title')}
      definition={t('hourMap.definition')}
      fileName="insights-hours"
      hasFailed={isError}
      isWide
      isTableShown={false}
      table={
        data && {
          columns: [
            { label: t('columns.weekday'), kind: 'name' },
            { label: t('columns.hour'), kind: 'count' },
            { label: t('columns.asked'), kind: 'count' },
            { label: t('columns.answered'), kind: 'count' },
          ],
          rows: !isAnything
            ? []
            : data.asked.map((asked, hour) => [
                { kind: 'name', name: days[Math.floor(hour / 24)] ?? '' },
                { kind: 'count', count: hour % 24 },
                { kind: 'count', count: asked },
                { kind: 'count', count: data.answered[hour] ?? 0 },
              ]),
        }
      }
    >
      {data !== undefined && (
        <>
          <HourMap caption={t('columns.asked')} counts={data.asked} />
          <HourMap caption={t('columns.answered')} counts={data.answered} />
        </>
      )}
    </Panel>
  );
}

export function ReadingPanel({ filter }: Pick<PanelInput, 'filter'>) {
  const { t } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.reading.queryOptions(options(filter)));
  return (
    <Panel
      title={t('reading.title')}
      definition={t('reading.definition', { tooShort: data?.tooShort ?? 0 })}
      fileName="insights-reading-level"
      hasFailed={isError}
      table={
        data && {
          columns: [
            { label: t('columns.scale'), kind: 'name' },
            { label: t('columns.answers'), kind: 'count' },
            { label: t('columns.median'), kind: 'grade' },
            { label: t('columns.aboveTarget', { target: TARGET_GRADE }), kind: 'share' },
          ],
          rows: data.scales.map(({ scale, answers, medianGrade, aboveTarget }) => [
            { kind: 'name', name: t(`reading.${scale}`) },
            { kind: 'count', count: answers },
            { kind: 'grade', grade: medianGrade, least: LEAST_FOR_MEDIAN },
            { kind: 'share', share: { count: aboveTarget, of: answers } },
          ]),
        }
      }
    >
      {data?.scales.map(({ scale, grades }) => (
        <GradeBars
          key={scale}
          grades={grades}
          label={t(`reading.${scale}`)}
          gradeLabel={t('columns.grade')}
          color={SCALE_COLORS[scale]}
        />
      ))}
    </Panel>
  );
}

export function TemplatePanel({ filter, departmentName }: PanelInput) {
  const { t } = useTranslation('insights');
  const { data, isError } = useQuery(desk.insights.templates.queryOptions(options(filter)));
  const points = (data ?? []).flatMap(({ uses, meanRewrite }) =>
    meanRewrite === null ? [] : [{ uses, rewritten: Math.round(meanRewrite * 100) }],
  );
  return (
    <Panel
      title={t('templates.title')}
      definition={t('templates.definition')}
      notFilteredBy={[t('byDates'), t('byDoctor')]}
      fileName="insights-templates"
      hasFailed={isError}
      table={
        data && {
          columns: [
            { label: t('columns.template'), kind: 'name' },
            { label: t('department'), kind: 'name' },
            { label: t('columns.uses'), kind: 'count' },
            { label: t('columns.rewritten'), kind: 'mean' },
          ],
          rows: data.map(({ title, departmentId, uses, meanRewrite }) => [
            { kind: 'name', name: title },
            { kind: 'name', name: departmentId === null ? t('all') : departmentName(departmentId) },
            { kind: 'count', count: uses },
            { kind: 'mean', mean: meanRewrite, least: LEAST_FOR_MEDIAN },
          ]),
        }
      }
    >
      {points.length > 0 && (
        <TemplatePoints points={points} labels={{ x: t('columns.uses'), y: t('columns.rewritten') }} />
      )}
    </Panel>
  );
}
