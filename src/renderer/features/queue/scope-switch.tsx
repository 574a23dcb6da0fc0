import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueScope } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import classes from './queue-tools.module.css';
import type { CountedView } from './use-saved-views.ts';

/** Always in sight; the others are in the menu beside them. */
const FIRST_SCOPES: readonly QueueScope[] = ['open', 'urgent', 'mine', 'overdue'];
const OTHER_SCOPES: readonly QueueScope[] = ['unclaimed', 'snoozed', 'duplicates', 'answered', 'dismissed'];

interface ScopeSwitchProps {
  readonly scope: QueueScope;
  readonly viewId: string | null;
  readonly views: readonly CountedView[];
  readonly onScope: (scope: QueueScope) => void;
  readonly onView: (view: CountedView) => void;
  readonly onManage: () => void;
}

/** Which questions are listed: a scope of the queue or a saved view, each with how many it holds. */
export function ScopeSwitch({ scope, viewId, views, onScope, onView, onManage }: ScopeSwitchProps) {
  const { t, i18n } = useTranslation('queue');
  const groupName = useId();
  const counts = useQuery(desk.queue.counts.queryOptions());
  const short = (count: number): string => countText(count, i18n.language);
  const countOf = (choice: QueueScope): string => {
    const count = counts.data?.[choice];
    return count === undefined ? '' : short(count);
  };
  const view = views.find(({ id }) => id === viewId);
  const shown = FIRST_SCOPES.includes(scope) ? FIRST_SCOPES : [...FIRST_SCOPES, scope];
  return (
    <div className={classes.scopeLine}>
      <div role="radiogroup" aria-label={t('show')} className={classes.scopes}>
        {shown.map((choice) => (
          <label key={choice} className={classes.scope} data-attention={choice === 'overdue' || undefined}>
            <input
              type="radio"
              className={classes.scopeInput}
              name={groupName}
              checked={view === undefined && scope === choice}
              onChange={() => onScope(choice)}
              // The scope of a view is chosen by itself too.
              onClick={() => view !== undefined && onScope(choice)}
            />
            {t(`scope.${choice}`)} <span className={classes.count}>{countOf(choice)}</span>
          </label>
        ))}
        {view !== undefined && (
          <label className={classes.scope}>
            <input type="radio" className={classes.scopeInput} name={groupName} checked readOnly />
            <bdi>{view.name}</bdi> <span className={classes.count}>{short(view.count)}</span>
          </label>
        )}
      </div>
      <Menu position="bottom-end" width="15rem">
        <Menu.Target>
          <button type="button" className={classes.more} aria-label={t('moreViews')} title={t('moreViews')}>
            <IconChevronDown size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.filterMenu ?? ''}>
          {OTHER_SCOPES.map((choice) => (
            <Menu.Item
              key={choice}
              rightSection={<span className={classes.count}>{countOf(choice)}</span>}
              onClick={() => onScope(choice)}
            >
              {t(`scope.${choice}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('views')}</Menu.Label>
          {views.map((saved) => (
            <Menu.Item
              key={saved.id}
              rightSection={<span className={classes.count}>{short(saved.count)}</span>}
              onClick={() => onView(saved)}
            >
              <bdi>{saved.name}</bdi>
            </Menu.Item>
          ))}
          <Menu.Item onClick={onManage}>{t('manageViews')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** A large number in full would take the place of a whole scope. */
function countText(count: number, language: string): string {
  return new Intl.NumberFormat(language, count < 10_000 ? {} : { notation: 'compact' }).format(count);
}
