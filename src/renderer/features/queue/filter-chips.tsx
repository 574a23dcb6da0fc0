import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueFilter } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import { chipText } from './filter-words.ts';
import { chipsOf, withoutChip, withoutChips } from './queue-filter.ts';
import classes from './queue-tools.module.css';

interface FilterChipsProps {
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
  readonly onSave: () => void;
  /** Where the focus goes when the last chip is gone. */
  readonly onEmpty: () => void;
}

/** What narrows the list, each part removable. */
export function FilterChips({ filter, onChange, onSave, onEmpty }: FilterChipsProps) {
  const { t, i18n } = useTranslation('queue');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  return (
    <div className={classes.chips}>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some browsers. */}
      <ul role="list" aria-label={t('filters')} className={classes.chipList}>
        {chips.map((chip) => {
          const name = chipText(chip, departments.data ?? [], language, t);
          return (
            <li key={name}>
              <button
                type="button"
                className={classes.chip}
                aria-label={t('removeFilter', { name })}
                onClick={(event) => {
                  // The next chip takes the place of this one, and the focus with it.
                  const item = event.currentTarget.closest('li');
                  const near = item?.nextElementSibling ?? item?.previousElementSibling;
                  if (near === null || near === undefined) onEmpty();
                  else near.querySelector('button')?.focus();
                  onChange(withoutChip(filter, chip));
                }}
              >
                {name}
                <IconX size={12} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className={classes.link}
        onClick={() => {
          onEmpty();
          onChange(withoutChips(filter));
        }}
      >
        {t('clearFilters')}
      </button>
      <button type="button" className={classes.link} onClick={onSave}>
        {t('saveView')}
      </button>
    </div>
  );
}
