import { Button } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingFact } from '#contract/desk.ts';
import { askBack } from '#domain/ask-back.ts';
import type { Question } from '#domain/question.ts';
import { tellNotice } from '../../lib/notices.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './question-view.module.css';

interface MissingFactsProps {
  readonly question: Question;
  readonly missing: readonly MissingFact[];
}

/** What a good answer often needs and the patient did not say, and a way to ask for it. */
export function MissingFacts({ question, missing }: MissingFactsProps) {
  const { t } = useTranslation('question');
  const { isWriting, insert } = useReplySession();
  const [left, setLeft] = useState<ReadonlySet<MissingFact>>(new Set());
  if (missing.length === 0) return null;
  const chosen = missing.filter((fact) => !left.has(fact));
  function toggle(fact: MissingFact): void {
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(fact)) next.add(fact);
      return next;
    });
  }
  function ask(): void {
    insert(askBack(chosen, question.language).blocks);
    tellNotice({ text: t('missing.asked') });
  }
  return (
    <div className={classes.missing}>
      <span id="missing-facts">{t('missing.title')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in one line with its name. */}
      <span role="group" aria-labelledby="missing-facts" className={classes.chips}>
        {missing.map((fact) => (
          <button
            key={fact}
            type="button"
            className={classes.chip}
            aria-pressed={isWriting ? !left.has(fact) : undefined}
            disabled={!isWriting}
            onClick={() => toggle(fact)}
          >
            {t(`missing.facts.${fact}`)}
          </button>
        ))}
      </span>
      {isWriting && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconMessageQuestion size={14} aria-hidden />}
          disabled={chosen.length === 0}
          title={t('missing.hint')}
          onClick={ask}
        >
          {t('missing.ask')}
        </Button>
      )}
    </div>
  );
}
