import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedAnswer, RelatedFilter } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import { AnswerCard } from './answer-card.tsx';
import { AnswerFilter, isFiltered, NO_FILTER } from './answer-filter.tsx';
import { OpenedAnswer } from './opened-answer.tsx';
import classes from './related-pane.module.css';

/** The list follows what is typed into its field soon, and what is written into the reply at leisure; milliseconds. */
const TYPED_DELAY_MS = 120;
const REPLY_DELAY_MS = 800;

/** Answers to questions like this one: the pinned first, then the nearest. */
export function SimilarAnswers({
  questionId,
  showsUses,
}: {
  readonly questionId: QuestionId;
  readonly showsUses: boolean;
}) {
  const { t } = useTranslation('related');
  const session = useReplySession();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<RelatedFilter>(NO_FILTER);
  const [searched] = useDebouncedValue(typed, TYPED_DELAY_MS);
  const [replied] = useDebouncedValue(session.typed, REPLY_DELAY_MS);
  const similar = useQuery(
    desk.related.similar.queryOptions({
      input: { questionId, typed: searched.slice(0, 2000), reply: replied.slice(-6000), filter, limit: 12 },
      placeholderData: keepPreviousData,
    }),
  );
  const pinned = useQuery(desk.related.pinned.queryOptions({ input: { questionId } }));
  const [opened, setOpened] = useState<RelatedAnswer | null>(null);
  const list = useRef<HTMLElement>(null);
  const isTyped = searched.trim() !== '';
  const pinnedIds = new Set(pinned.data?.map(({ id }) => id));
  const found = similar.data?.filter(({ id }) => !pinnedIds.has(id));

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-answer]') ?? [])];
    const at = cards.indexOf(document.activeElement as HTMLElement);
    const next = cards[at < 0 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <div className={classes.search}>
        <div className={classes.searchLine}>
          <TextInput
            className={classes.searchField ?? ''}
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={walk}
          />
          <AnswerFilter filter={filter} onChange={setFilter} />
        </div>
        <p className={classes.hint}>{t('hint')}</p>
        <IndexProgress />
      </div>
      <section
        ref={list}
        className={classes.results}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard.
        tabIndex={0}
        aria-label={t('similar')}
        onKeyDown={walk}
      >
        {pinned.data?.map((answer) => (
          <AnswerCard
            key={answer.id}
            questionId={questionId}
            answer={answer}
            isPinned
            onOpen={() => setOpened(answer)}
          />
        ))}
        {found?.map((answer) => (
          <AnswerCard
            key={answer.id}
            questionId={questionId}
            answer={answer}
            isPinned={false}
            onOpen={() => setOpened(answer)}
          />
        ))}
        {similar.data?.length === 0 && (
          <Nothing search={isTyped ? searched.trim() : null} isFiltered={isFiltered(filter)} />
        )}
      </section>
      <OpenedAnswer answer={opened} showsUses={showsUses} onClose={() => setOpened(null)} />
    </>
  );
}

/** That nothing is near is said, with how much was looked through, so that it is no doubt whether the search ran. */
function Nothing({ search, isFiltered: hasFilter }: { readonly search: string | null; readonly isFiltered: boolean }) {
  const { t, i18n } = useTranslation('related');
  const count = useQuery(desk.related.count.queryOptions());
  const answers = (count.data?.answers ?? 0).toLocaleString(i18n.language);
  return (
    <div className={classes.empty}>
      <p>{search === null ? t('nothing') : t('nothingFor', { search })}</p>
      <p>{hasFilter ? t('nothingFiltered') : t('lookedThrough', { answers })}</p>
    </div>
  );
}

function IndexProgress() {
  const { t } = useTranslation('related');
  const status = useQuery(desk.related.indexStatus.queryOptions());
  if (status.data?.state !== 'building') return null;
  return (
    <p className={classes.hint} role="status">
      {t('building', { percent: Math.floor(status.data.done * 100) })}
    </p>
  );
}
