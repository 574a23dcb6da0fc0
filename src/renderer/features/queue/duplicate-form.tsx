import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueAction } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { desk } from '../../lib/desk-queries.ts';
import { relativeTime } from '../../lib/moments.ts';
import type { Subject } from './apply-action.ts';
import classes from './dialogs.module.css';
import { FIRST_FILTER } from './queue-filter.ts';
import { useFocusAtOnce } from './use-focus-at-once.ts';

interface Candidate {
  readonly id: QuestionId;
  readonly title: string;
  readonly excerpt: string;
  readonly askedAt: Instant;
  readonly status: string;
  /** Null for one that was searched for. */
  readonly score: number | null;
}

const SHOWN = 12;
const COMPARED_LENGTH = 1200;

/** Asks which question is repeated: the likely ones at once, any other by search, each beside this one's words. */
export function DuplicateForm({
  subjects,
  onAct,
}: {
  readonly subjects: readonly Subject[];
  readonly onAct: (action: QueueAction) => void;
}) {
  const { t, i18n } = useTranslation('queue');
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useFocusAtOnce(field);
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed.trim(), 60);
  const [place, setPlace] = useState(0);
  const { candidates, isKnown } = useCandidates(subjects, searched);
  const at = Math.min(place, candidates.length - 1);
  const active = candidates[at];
  const subject = subjects[0];
  const ownWords = useWords(subject?.id);
  const otherWords = useWords(active?.id);
  const choose = (candidate: Candidate): void => onAct({ kind: 'mark-duplicate', ofQuestionId: candidate.id });

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && candidates.length > 0) {
      event.preventDefault();
      setPlace((at + step + candidates.length) % candidates.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && active !== undefined) {
      event.preventDefault();
      choose(active);
    }
  }

  return (
    <div className={classes.form}>
      <TextInput
        ref={field}
        aria-label={t('findOriginal')}
        placeholder={t('findOriginal')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active === undefined ? undefined : `${listId}-${at}`}
        data-autofocus
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('likelyOriginals')} className={classes.candidates}>
        {candidates.map((candidate, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field holds the focus and handles the keys.
          <div
            key={candidate.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.candidate}
            onClick={() => choose(candidate)}
            onMouseMove={() => setPlace(index)}
          >
            <span className={classes.candidateTitle} dir="auto">
              {candidate.title}
            </span>
            <span className={classes.hint}>
              {[
                candidate.status === 'answered' ? t('scope.answered') : null,
                relativeTime(candidate.askedAt, Date.now(), i18n.language),
                candidate.score === null ? null : t('likeness', { percent: Math.round(candidate.score * 100) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </div>
        ))}
      </div>
      {isKnown && candidates.length === 0 && (
        <p className={classes.quiet}>{searched === '' ? t('noLikely') : t('emptySearch', { search: searched })}</p>
      )}
      {active !== undefined && (
        <div className={classes.sideBySide}>
          <section aria-label={t('thisQuestion')}>
            <h3>{subjects.length > 1 ? t('thisAndOthers', { count: subjects.length - 1 }) : t('thisQuestion')}</h3>
            <p dir="auto">{ownWords ?? subject?.title}</p>
          </section>
          <section aria-label={t('theOriginal')}>
            <h3>{t('theOriginal')}</h3>
            <p dir="auto">{otherWords ?? active.excerpt}</p>
          </section>
        </div>
      )}
      <p className={classes.quiet}>{t('duplicateMeans')}</p>
    </div>
  );
}

/** As much of a question as is needed to see whether two are the same. */
function useWords(questionId: QuestionId | undefined): string | undefined {
  const { data } = useQuery(
    desk.question.get.queryOptions({
      input: { questionId: questionId ?? ('' as QuestionId) },
      enabled: questionId !== undefined,
    }),
  );
  return data?.question.body.slice(0, COMPARED_LENGTH);
}

function useCandidates(
  subjects: readonly Subject[],
  searched: string,
): { readonly candidates: readonly Candidate[]; readonly isKnown: boolean } {
  const first = subjects[0]?.id ?? ('' as QuestionId);
  const likely = useQuery(
    desk.question.likelyDuplicates.queryOptions({ input: { questionId: first }, enabled: searched === '' }),
  );
  const found = (scope: 'open' | 'answered') => ({
    input: { filter: { ...FIRST_FILTER, scope, search: searched }, offset: 0, limit: SHOWN },
    enabled: searched !== '',
  });
  const open = useQuery(desk.queue.list.queryOptions(found('open')));
  const answered = useQuery(desk.queue.list.queryOptions(found('answered')));
  const ids = new Set(subjects.map(({ id }) => id));
  const isOther = ({ id }: { readonly id: QuestionId }): boolean => !ids.has(id);
  if (searched === '') return { candidates: (likely.data ?? []).filter(isOther), isKnown: likely.data !== undefined };
  const rows = [...(open.data?.rows ?? []), ...(answered.data?.rows ?? [])].filter(isOther);
  return {
    candidates: rows.slice(0, SHOWN).map((row) => ({ ...row, score: null })),
    isKnown: open.data !== undefined && answered.data !== undefined,
  };
}
