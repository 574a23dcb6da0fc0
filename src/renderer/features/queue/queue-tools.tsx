import { ActionIcon, TextInput } from '@mantine/core';
import {
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconBookmarkPlus,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueFilter } from '#contract/desk.ts';
import { focusSoon } from '../../lib/focus.ts';
import { shownStroke } from '../../lib/key-notation.ts';
import { type ActionId, useAction, useKeymap } from '../../lib/keymap.ts';
import { ActionBar } from './action-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { chipsOf, renewed } from './queue-filter.ts';
import classes from './queue-tools.module.css';
import { ScopeSwitch } from './scope-switch.tsx';
import type { QueueActions } from './use-queue-actions.ts';
import { useSavedViews } from './use-saved-views.ts';
import { MAX_SELECTED, type Selection } from './use-selection.ts';
import { ManageViewsDialog, SaveViewDialog } from './views-dialogs.tsx';

interface QueueToolsProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly filter: QueueFilter;
  readonly viewId: string | null;
  readonly onShow: (filter: QueueFilter, viewId: string | null) => void;
  readonly density: 'comfortable' | 'compact';
  readonly onDensity: () => void;
  /** How many questions are listed; null until it is known. */
  readonly total: number | null;
  readonly selection: Selection;
  /** Null for an account that may only look. */
  readonly actions: QueueActions | null;
  /** `first` to go to the first row. */
  readonly onToList: (first: boolean) => void;
}

/** What stands above the list: search, what is listed, what can be done, and how many there are. */
export function QueueTools(props: QueueToolsProps) {
  const { typed, filter, viewId, total, selection } = props;
  const { t } = useTranslation('queue');
  const search = useRef<HTMLInputElement>(null);
  const saved = useSavedViews();
  const [isFilterOpened, setFilterOpened] = useState(false);
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const close = (): void => {
    setDialog(null);
    focusSoon('[data-queue-list]');
  };
  useAction('search', () => search.current?.select());
  useAction('filter', () => setFilterOpened(true));
  useAction('saveView', () => setDialog('save'));
  useAction('density', props.onDensity);
  const isCompact = props.density === 'compact';
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          ref={search}
          type="search"
          role="searchbox"
          size="xs"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={typed === '' && <KeyHint id="search" />}
          value={typed}
          onChange={(event) => props.onType(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              props.onType('');
              props.onToList(false);
            } else if ((event.key === 'ArrowDown' || event.key === 'Enter') && !event.nativeEvent.isComposing) {
              event.preventDefault();
              props.onToList(true);
            }
          }}
        />
        <ScopeSwitch
          scope={filter.scope}
          viewId={viewId}
          views={saved.views}
          onScope={(scope) =>
            props.onShow(
              viewId === null ? { ...filter, scope } : { ...filter, ...NOTHING_CHOSEN, search: '', scope },
              null,
            )
          }
          onView={(view) => props.onShow(renewed(view.filter, Date.now()), view.id)}
          onManage={() => setDialog('manage')}
        />
        {props.actions !== null && <ActionBar actions={props.actions} />}
        <FilterChips
          filter={filter}
          onChange={(next) => props.onShow(next, null)}
          onSave={() => setDialog('save')}
          onEmpty={() => props.onToList(false)}
        />
      </div>
      <div className={classes.head} data-selecting={selection.rows.length > 0 || undefined}>
        <span className={classes.headText} aria-live="polite">
          {selection.rows.length > 0
            ? selection.rows.length >= MAX_SELECTED && (total ?? 0) > MAX_SELECTED
              ? t('selectedMost', { count: MAX_SELECTED })
              : t('selected', { count: selection.rows.length })
            : null}
          {selection.rows.length === 0 && total !== null && <span aria-hidden>{t('total', { count: total })}</span>}
        </span>
        {selection.rows.length > 0 && (
          <ActionIcon
            size="sm"
            aria-label={t('clearSelection')}
            title={`${t('clearSelection')} (Esc)`}
            onClick={selection.clear}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        )}
        <FilterMenu
          filter={filter}
          opened={isFilterOpened}
          onOpen={setFilterOpened}
          onChange={(next) => props.onShow(next, null)}
        />
        {chipsOf(filter).length === 0 && (
          <ActionIcon size="sm" aria-label={t('saveView')} title={t('saveView')} onClick={() => setDialog('save')}>
            <IconBookmarkPlus size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon
          size="sm"
          aria-label={t('compact')}
          aria-pressed={isCompact}
          title={isCompact ? t('showTwoLines') : t('showOneLine')}
          onClick={props.onDensity}
        >
          {isCompact ? (
            <IconBaselineDensityMedium size={16} stroke={1.6} aria-hidden />
          ) : (
            <IconBaselineDensitySmall size={16} stroke={1.6} aria-hidden />
          )}
        </ActionIcon>
      </div>
      <SaveViewDialog
        opened={dialog === 'save'}
        onClose={close}
        onSave={(name) => {
          close();
          void saved.save(name, { ...filter, search: typed }).then((view) => props.onShow(view.filter, view.id));
        }}
      />
      <ManageViewsDialog opened={dialog === 'manage'} saved={saved} onClose={close} />
    </>
  );
}

const NOTHING_CHOSEN = { departmentIds: [], urgencies: [], ageBands: [], sexes: [], languages: [], askedSince: null };

function KeyHint({ id }: { readonly id: ActionId }) {
  const stroke = useKeymap().keysOf(id)[0];
  return stroke === undefined ? null : (
    <kbd className={classes.key} aria-hidden>
      {shownStroke(stroke)}
    </kbd>
  );
}
