import { ActionIcon, Menu } from '@mantine/core';
import { IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RelatedFilter } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import classes from './related-pane.module.css';

export const NO_FILTER: RelatedFilter = { departmentId: null, language: null, source: null };

export const isFiltered = (filter: RelatedFilter): boolean => Object.values(filter).some((value) => value !== null);

interface AnswerFilterProps {
  readonly filter: RelatedFilter;
  readonly onChange: (filter: RelatedFilter) => void;
}

/** By which department, in which language and from where the answers are to be. */
export function AnswerFilter({ filter, onChange }: AnswerFilterProps) {
  const { t, i18n } = useTranslation('related');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const corpora = useQuery(desk.corpora.list.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const groups: readonly {
    readonly field: keyof RelatedFilter;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  }[] = [
    {
      field: 'departmentId',
      choices: (departments.data ?? []).map(({ id, names }) => ({ value: id, label: names[language] })),
    },
    { field: 'language', choices: (['en', 'zh'] as const).map((value) => ({ value, label: t(`languages.${value}`) })) },
    {
      field: 'source',
      choices: [
        { value: 'service', label: t('sourceService') },
        ...(corpora.data ?? []).filter(({ isOn }) => isOn).map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ];
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width="15rem">
      <Menu.Target>
        <ActionIcon size="lg" variant="default" aria-label={t('filter')} title={t('filter')}>
          {isFiltered(filter) ? <IconFilterFilled size={16} aria-hidden /> : <IconFilter size={16} aria-hidden />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.filterMenu ?? ''}>
        {isFiltered(filter) && <Menu.Item onClick={() => onChange(NO_FILTER)}>{t('noFilter')}</Menu.Item>}
        {groups.map(({ field, choices }) => (
          <div key={field}>
            <Menu.Label>{t(`filters.${field}`)}</Menu.Label>
            {choices.map(({ value, label }) => (
              <Menu.CheckboxItem
                key={value}
                checked={filter[field] === value}
                onChange={(checked) => onChange({ ...filter, [field]: checked ? value : null })}
              >
                {label}
              </Menu.CheckboxItem>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
