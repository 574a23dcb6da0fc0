import { Button, MultiSelect, Popover, Select, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type HistoryFilter, historyFilterSchema } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import { dayAfter, dayOfInstant, startOfDay } from '../../lib/moments.ts';
import classes from './history.module.css';
import { EVERY_REPLY } from './history-rows.ts';

interface HistoryFiltersProps {
  readonly filter: HistoryFilter;
  readonly overseesAll: boolean;
  readonly onChange: (filter: HistoryFilter) => void;
}

const { shape } = historyFilterSchema;

/** By whom, where, when, from what, and with what. */
export function HistoryFilters({ filter, overseesAll, onChange }: HistoryFiltersProps) {
  const { t, i18n } = useTranslation('history');
  const facets = useQuery(desk.history.facets.queryOptions({ staleTime: 0 }));
  const departments = useQuery(desk.directory.departments.queryOptions());
  const set = (change: object): void => onChange(historyFilterSchema.parse({ ...filter, ...change }));
  const isChinese = i18n.language === 'zh-Hant';
  const active = Object.entries(filter).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(EVERY_REPLY[name as keyof HistoryFilter]),
  ).length;
  const yesNo = [
    { value: 'yes', label: t('filters.with') },
    { value: 'no', label: t('filters.without') },
  ];
  const asked = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');
  const told = (value: string | null): boolean | null => (value === null ? null : value === 'yes');
  const inPopover = { comboboxProps: { withinPortal: false, transitionProps: { duration: 0 } }, size: 'xs' } as const;
  return (
    <div className={classes.filters}>
      <Popover position="bottom-start" withinPortal={false} shadow="md" transitionProps={{ duration: 0 }} trapFocus>
        <Popover.Target>
          <Button variant="default" size="compact-sm" leftSection={<IconFilter size={14} aria-hidden />}>
            {active === 0 ? t('filters.name') : t('filters.active', { count: active })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.filterForm}>
          {overseesAll && (
            <MultiSelect
              {...inPopover}
              label={t('filters.doctor')}
              searchable
              data={(facets.data?.authors ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))}
              value={filter.authorAccountIds}
              onChange={(authorAccountIds) => set({ authorAccountIds })}
            />
          )}
          <MultiSelect
            {...inPopover}
            label={t('filters.department')}
            searchable
            data={(departments.data ?? []).map(({ id, names }) => ({
              value: id,
              label: isChinese ? names['zh-Hant'] : names.en,
            }))}
            value={filter.departmentIds}
            onChange={(departmentIds) => set({ departmentIds })}
          />
          <div className={classes.pair}>
            <TextInput
              size="xs"
              type="date"
              label={t('filters.from')}
              value={filter.from === null ? '' : dayOfInstant(filter.from)}
              onChange={(event) => set({ from: startOfDay(event.currentTarget.value) })}
            />
            <TextInput
              size="xs"
              type="date"
              label={t('filters.to')}
              value={filter.before === null ? '' : dayOfInstant(filter.before, -1)}
              onChange={(event) => set({ before: dayAfter(event.currentTarget.value) })}
            />
          </div>
          <MultiSelect
            {...inPopover}
            label={t('filters.template')}
            searchable
            data={(facets.data?.templates ?? []).map(({ templateId, title }) => ({ value: templateId, label: title }))}
            value={filter.templateIds}
            onChange={(templateIds) => set({ templateIds })}
          />
          <Select
            {...inPopover}
            label={t('filters.verdict')}
            clearable
            data={shape.verdict
              .unwrap()
              .unwrap()
              .options.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
            value={filter.verdict}
            onChange={(verdict) => set({ verdict })}
          />
          <div className={classes.pair}>
            <Select
              {...inPopover}
              label={t('filters.referral')}
              clearable
              data={yesNo}
              value={asked(filter.hasReferral)}
              onChange={(value) => set({ hasReferral: told(value) })}
            />
            <Select
              {...inPopover}
              label={t('filters.redFlag')}
              clearable
              data={yesNo}
              value={asked(filter.hasRedFlag)}
              onChange={(value) => set({ hasRedFlag: told(value) })}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
      {active > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(EVERY_REPLY)}>
          {t('filters.clear')}
        </Button>
      )}
    </div>
  );
}
