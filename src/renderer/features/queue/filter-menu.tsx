import { ActionIcon, Menu } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueFilter } from '#contract/desk.ts';
import { sexSchema } from '#domain/question.ts';
import { desk } from '../../lib/desk-queries.ts';
import { chipText } from './filter-words.ts';
import { type FilterChoice, weekendStart, withChoice } from './queue-filter.ts';
import classes from './queue-tools.module.css';

interface FilterMenuProps {
  readonly filter: QueueFilter;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onChange: (filter: QueueFilter) => void;
}

/** Everything by which the list can be narrowed; several choices of one kind are joined by "or". */
export function FilterMenu({ filter, opened, onOpen, onChange }: FilterMenuProps) {
  const { t, i18n } = useTranslation('queue');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const facets = useQuery(desk.queue.facets.queryOptions({ enabled: opened }));
  const departments = useQuery(desk.directory.departments.queryOptions());
  const kinds: readonly { readonly name: string; readonly choices: readonly FilterChoice[] }[] = [
    {
      name: t('urgencyFilter'),
      choices: (['T1', 'T2', 'T3', 'none'] as const).map((value) => ({ field: 'urgencies', value })),
    },
    {
      name: t('department'),
      choices: (facets.data?.departmentIds ?? []).map((value) => ({ field: 'departmentIds', value })),
    },
    {
      name: t('ageBand'),
      choices: [...(facets.data?.ageBands ?? [])]
        .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
        .map((value) => ({ field: 'ageBands', value })),
    },
    { name: t('sexFilter'), choices: sexSchema.options.map((value) => ({ field: 'sexes', value })) },
    { name: t('language'), choices: (facets.data?.languages ?? []).map((value) => ({ field: 'languages', value })) },
  ];
  return (
    <Menu opened={opened} onChange={onOpen} position="bottom-start" closeOnItemClick={false} width="16rem">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('filter')} title={`${t('filter')} (f)`}>
          <IconFilter size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.filterMenu ?? ''}>
        <Menu.CheckboxItem
          checked={filter.askedSince !== null}
          onChange={(checked) => onChange({ ...filter, askedSince: checked ? weekendStart(Date.now()) : null })}
        >
          {t('weekend')}
        </Menu.CheckboxItem>
        {kinds.map(({ name, choices }) =>
          choices.length === 0 ? null : (
            <div key={name}>
              <Menu.Label>{name}</Menu.Label>
              {choices.map((choice) => (
                <Menu.CheckboxItem
                  key={choice.value}
                  checked={(filter[choice.field] as readonly string[]).includes(choice.value)}
                  onChange={() => onChange(withChoice(filter, choice))}
                >
                  {chipText(choice, departments.data ?? [], language, t)}
                </Menu.CheckboxItem>
              ))}
            </div>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
