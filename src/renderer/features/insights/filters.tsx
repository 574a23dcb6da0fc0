import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InsightsFilter } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import classes from './insights-workspace.module.css';

export const NO_FILTER: InsightsFilter = { departmentId: null, doctorId: null, from: null, to: null, language: null };

/** What all plots are narrowed by. */
export function Filters({
  filter,
  onChange,
  departmentName,
}: {
  readonly filter: InsightsFilter;
  readonly onChange: (filter: InsightsFilter) => void;
  readonly departmentName: (id: string) => string;
}) {
  const { t, i18n } = useTranslation('insights');
  const options = useQuery(desk.insights.options.queryOptions());
  const { departmentIds = [], doctors = [], languages = [] } = options.data ?? {};
  const languageNames = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const languageName = (tag: string): string => {
    try {
      return languageNames.of(tag) ?? tag;
    } catch {
      // A patient's page may say anything of its language.
      return tag;
    }
  };
  const isNarrowed = Object.values(filter).some((value) => value !== null);
  const day = (value: string): string | null => (/^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : null);
  return (
    <search className={classes.filters} aria-label={t('filters')}>
      <Select
        label={t('department')}
        placeholder={t('allDepartments')}
        clearable
        data={departmentIds.map((id) => ({ value: id, label: departmentName(id) }))}
        value={filter.departmentId}
        onChange={(value) => onChange({ ...filter, departmentId: value as InsightsFilter['departmentId'] })}
      />
      <Select
        label={t('doctor')}
        placeholder={t('allDoctors')}
        clearable
        searchable
        data={doctors.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.doctorId}
        onChange={(value) => onChange({ ...filter, doctorId: value as InsightsFilter['doctorId'] })}
      />
      <Select
        label={t('language')}
        placeholder={t('allLanguages')}
        clearable
        data={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
        value={filter.language}
        onChange={(language) => onChange({ ...filter, language })}
      />
      <TextInput
        type="date"
        size="xs"
        label={t('from')}
        max={filter.to ?? undefined}
        value={filter.from ?? ''}
        onChange={(event) => onChange({ ...filter, from: day(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        size="xs"
        label={t('to')}
        min={filter.from ?? undefined}
        value={filter.to ?? ''}
        onChange={(event) => onChange({ ...filter, to: day(event.currentTarget.value) })}
      />
      <Button variant="default" disabled={!isNarrowed} onClick={() => onChange(NO_FILTER)}>
        {t('clear')}
      </Button>
    </search>
  );
}
