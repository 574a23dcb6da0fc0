import { useInterval } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import type { Question } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';
import type { Urgency } from '#domain/triage.ts';
import { UrgencyMark } from '../../components/urgency-mark/urgency-mark.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf, relativeTime, timeOf } from '../../lib/moments.ts';
import classes from './question-view.module.css';

interface QuestionFactsProps {
  readonly question: Question;
  readonly urgency: Urgency;
  readonly deadlineAt: Instant;
  readonly claimedByMe: boolean;
}

/** Who asks, where, when, until when an answer is due, and who has the question. */
export function QuestionFacts({ question, urgency, deadlineAt, claimedByMe }: QuestionFactsProps) {
  const { t, i18n } = useTranslation('question');
  const { t: queueText } = useTranslation('queue');
  const { language } = i18n;
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 60_000, { autoInvoke: true });
  const departments = useQuery(desk.directory.departments.queryOptions());
  const isPending = question.status === 'pending';
  const isOverdue = Date.parse(deadlineAt) < nowMs;
  const facts: ReactNode[] = [
    isPending && (
      <span key="urgency" className={classes.urgency} data-urgency={urgency ?? 'none'}>
        <UrgencyMark urgency={urgency} />
        {queueText(`urgency.${urgency ?? 'none'}`)}
      </span>
    ),
    <bdi key="alias">{question.alias ?? queueText('anonymous')}</bdi>,
    question.sex === 'unknown' ? false : queueText(`sex.${question.sex}`),
    question.ageBand === null ? false : t('years', { band: question.ageBand.replace('-', '–') }),
    departmentName(departments.data ?? [], question.departmentId, language === 'zh-Hant' ? 'zh-Hant' : 'en'),
    languageName(question.language, language),
    <time key="asked" dateTime={question.askedAt} title={momentOf(question.askedAt, language)}>
      {t('asked', { date: relativeTime(question.askedAt, nowMs, language) })}
    </time>,
    isPending && (
      <time
        key="due"
        dateTime={deadlineAt}
        title={momentOf(deadlineAt, language)}
        className={classes.due}
        data-overdue={isOverdue || undefined}
      >
        {t(isOverdue ? 'wasDue' : 'due', { time: relativeTime(deadlineAt, nowMs, language) })}
      </time>
    ),
  ].filter((fact) => fact !== false);
  return (
    <p className={classes.facts}>
      {facts.map((fact, index) => (
        <span key={index} className={classes.fact}>
          {fact}
        </span>
      ))}
      <span className={classes.state} data-kind={claimedByMe ? 'mine' : question.claim === null ? 'plain' : 'other'}>
        {claimText(question, claimedByMe, language, t)}
      </span>
    </p>
  );
}

/** The language's name, or its tag where it is none that is known. */
function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function claimText(
  question: Question,
  claimedByMe: boolean,
  language: string,
  t: ReturnType<typeof useTranslation<'question'>>['t'],
): string {
  if (question.status !== 'pending') return t(`status.${question.status}`);
  if (question.claim === null) return t('unclaimed');
  const time = timeOf(question.claim.expiresAt, language);
  return claimedByMe ? t('claimedByYou', { time }) : t('claimedBy', { name: question.claim.displayName, time });
}
