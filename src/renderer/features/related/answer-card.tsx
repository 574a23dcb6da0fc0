import { ActionIcon, Button } from '@mantine/core';
import { IconPin, IconPinFilled } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedAnswer } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { MarkedText } from '../../components/marked-text/marked-text.tsx';
import { AnswerSource } from './answer-source.tsx';
import classes from './related-pane.module.css';
import { useAnswerActions } from './use-answer-actions.ts';

interface AnswerCardProps {
  readonly questionId: QuestionId;
  readonly answer: RelatedAnswer;
  readonly isPinned: boolean;
  readonly onOpen: () => void;
}

/** One answered question. With the focus on it: Enter opens, c cites, q quotes, p pins, arrows go to the next. */
export function AnswerCard({ questionId, answer, isPinned, onOpen }: AnswerCardProps) {
  const { t } = useTranslation('related');
  const actions = useAnswerActions(questionId, answer, isPinned);
  const keys: Readonly<Record<string, (() => void) | null>> = {
    Enter: onOpen,
    c: actions.cite,
    q: actions.quote,
    p: actions.pin,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys of the buttons inside are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act?.();
  };
  return (
    <article
      className={classes.card}
      aria-label={answer.title}
      data-answer
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard walks from answer to answer.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle} dir="auto">
          {answer.title}
        </h3>
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('pin')}
          aria-pressed={isPinned}
          title={isPinned ? t('unpinHint') : t('pinHint')}
          onClick={actions.pin}
        >
          {isPinned ? <IconPinFilled size={14} aria-hidden /> : <IconPin size={14} aria-hidden />}
        </ActionIcon>
      </div>
      <p className={classes.excerpt} dir="auto">
        <MarkedText text={answer.questionExcerpt} marks={answer.questionMarks} />
      </p>
      <AnswerSource answer={answer} />
      <p className={classes.excerpt} dir="auto">
        <MarkedText text={answer.replyExcerpt} marks={answer.replyMarks} />
      </p>
      {answer.sharedWords.length > 0 && (
        <p className={classes.why} dir="auto">
          {t(answer.foundIn === 'reply' ? 'whyReply' : 'why', { words: answer.sharedWords.join(' · ') })}
        </p>
      )}
      <div className={classes.actions}>
        {actions.cite !== null && (
          <Button
            variant={actions.isCited ? 'light' : 'default'}
            size="compact-xs"
            aria-pressed={actions.isCited}
            onClick={actions.cite}
          >
            {t('cite')}
          </Button>
        )}
        {actions.quote !== null && (
          <Button variant="default" size="compact-xs" onClick={actions.quote}>
            {t('quote')}
          </Button>
        )}
        {actions.startFrom !== null && (
          <Button variant="default" size="compact-xs" title={t('startFromHint')} onClick={actions.startFrom}>
            {t('startFrom')}
          </Button>
        )}
        <Button variant="default" size="compact-xs" onClick={onOpen}>
          {t('open')}
        </Button>
      </div>
    </article>
  );
}
