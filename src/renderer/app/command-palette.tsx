import '@mantine/spotlight/styles.layer.css';
import { Modal } from '@mantine/core';
import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconMessage, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '#contract/desk.ts';
import { UrgencyMark } from '../components/urgency-mark/urgency-mark.tsx';
import { desk } from '../lib/desk-queries.ts';
import { focusSoon } from '../lib/focus.ts';
import { shownStroke } from '../lib/key-notation.ts';
import { type ActionId, runAction, useAction, useAvailableActions, useKeymap } from '../lib/keymap.ts';
import classes from './command-palette.module.css';

const MAX_QUESTIONS = 8;

const [store, palette] = createSpotlight();

/** Finds anything that can be done here, any workspace and any open question, by its words. */
export function CommandPalette() {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const listId = useId();
  const [query, setQuery] = useState('');
  const { opened, selected } = useSpotlight(store);
  const actions = useFoundActions(query);
  const questions = useFoundQuestions(query, opened);
  const before = useRef<HTMLElement | null>(null);
  useAction('palette', () => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    palette.open();
  });

  /** What it was opened over has the focus again before anything is done there. */
  function run(work: () => void): void {
    palette.close();
    setTimeout(() => {
      before.current?.focus();
      work();
    });
  }
  function open(row: QueueRow): void {
    void navigate({ to: '/queue/{-$questionId}', params: { questionId: row.id } });
    focusSoon('[data-question-id]');
  }
  // Questions come a moment after the letters; the first of what is there now is the chosen one.
  const first = actions[0]?.id ?? questions[0]?.id;
  useEffect(() => {
    if (!opened || query.trim() === '' || first === undefined) return;
    // The palette keeps its choice as an attribute, and has no call for this.
    const list = document.getElementById(listId);
    list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [opened, query, first, listId]);
  const optionId = (place: number): string => `${listId}-${place}`;
  const count = actions.length + questions.length;
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      returnFocus={false}
      onSpotlightClose={() => before.current?.focus()}
      closeOnActionTrigger={false}
      scrollable
      maxHeight="60vh"
      size="38rem"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
    >
      <Modal.Title className={classes.name}>{t('palette.name')}</Modal.Title>
      <Spotlight.Search
        size="md"
        role="combobox"
        aria-label={t('palette.search')}
        aria-expanded={count > 0}
        aria-controls={listId}
        aria-activedescendant={selected >= 0 && selected < count ? optionId(selected) : undefined}
        placeholder={t('palette.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      {count > 0 ? (
        <Spotlight.ActionsList id={listId} role="listbox" aria-label={t('palette.found')}>
          <PaletteGroup label={t('palette.actions')}>
            {actions.map(({ id, name, keys }, place) => (
              <Spotlight.Action
                key={id}
                ref={named(optionId(place))}
                dimmedSections={false}
                role="option"
                aria-selected={selected === place}
                label={name}
                rightSection={keys.map((stroke) => (
                  <kbd key={stroke} className={classes.key}>
                    {shownStroke(stroke)}
                  </kbd>
                ))}
                onClick={() => run(() => void runAction(id))}
              />
            ))}
          </PaletteGroup>
          <PaletteGroup label={t('palette.questions')}>
            {questions.map((row, index) => (
              <Spotlight.Action
                key={row.id}
                ref={named(optionId(actions.length + index))}
                role="option"
                aria-selected={selected === actions.length + index}
                onClick={() => run(() => open(row))}
              >
                <span className={classes.question}>
                  {row.urgency === null ? <IconMessage size={14} aria-hidden /> : <UrgencyMark urgency={row.urgency} />}
                  <bdi className={classes.title}>{row.title}</bdi>
                </span>
              </Spotlight.Action>
            ))}
          </PaletteGroup>
        </Spotlight.ActionsList>
      ) : (
        <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>
      )}
    </Spotlight.Root>
  );
}

/** An action drops the id that it is given, and the field has to name the one that is chosen. */
function named(id: string): (element: HTMLButtonElement | null) => void {
  return (element) => {
    if (element !== null) element.id = id;
  };
}

function PaletteGroup({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a listbox there is no fieldset.
    <div role="group" aria-label={label}>
      <p className={classes.group} aria-hidden>
        {label}
      </p>
      {children}
    </div>
  );
}

interface FoundAction {
  readonly id: ActionId;
  readonly name: string;
  readonly keys: readonly string[];
}

/** Actions of the screen whose name has all the words, and the palette itself left out. */
function useFoundActions(query: string): readonly FoundAction[] {
  const { t } = useTranslation('keymap');
  const keymap = useKeymap();
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return useAvailableActions()
    .filter((id) => id !== 'palette')
    .map((id) => ({ id, name: t(`actions.${id}`), keys: keymap.keysOf(id) }))
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

/** Open questions that the words find, the title's finds first. */
function useFoundQuestions(query: string, isOpened: boolean): readonly QueueRow[] {
  const search = query.trim();
  const found = useQuery({
    ...desk.queue.list.queryOptions({
      input: { filter: { search }, offset: 0, limit: 40 },
      enabled: isOpened && search !== '',
    }),
    placeholderData: keepPreviousData,
  });
  const rows = search === '' ? [] : (found.data?.rows ?? []);
  return [
    ...rows.filter(({ titleMarks }) => titleMarks.length > 0),
    ...rows.filter(({ titleMarks }) => titleMarks.length === 0),
  ].slice(0, MAX_QUESTIONS);
}
