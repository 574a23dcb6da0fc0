import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { Reply } from '#domain/reply.ts';
import { RichTextView } from '../../components/rich-text-view/rich-text-view.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { dateOf, momentOf, timeOf } from '../../lib/moments.ts';
import classes from './question-view.module.css';

/** A patient's question as it was written, and the replies that it has. */
export function QuestionView({
  questionId,
  serviceUrl,
}: {
  readonly questionId: QuestionId;
  readonly serviceUrl: string;
}) {
  const { t } = useTranslation('question');
  const { data, isError } = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const headingId = `question-${questionId}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long question is scrolled with the keyboard.
    <section className={classes.view} aria-label={t('region')} tabIndex={0} data-question-id={questionId}>
      {isError && <p className={classes.gone}>{t('gone')}</p>}
      {data !== undefined && (
        <>
          <header className={classes.header}>
            <h1 id={headingId} className={classes.title} dir="auto">
              {data.question.title}
            </h1>
            <QuestionFacts question={data.question} claimedByMe={data.claimedByMe} />
          </header>
          <div className={classes.body} dir="auto">
            {data.question.body}
          </div>
          {data.replies.map((reply) => (
            <PublishedReply key={reply.id} reply={reply} />
          ))}
          {data.question.status === 'answered' && (
            <p className={classes.published}>
              {t('publishedAt')} <span className={classes.address}>{`${serviceUrl}/q/${questionId}`}</span>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function QuestionFacts({ question, claimedByMe }: { readonly question: Question; readonly claimedByMe: boolean }) {
  const { t, i18n } = useTranslation('question');
  const { t: queueText } = useTranslation('queue');
  const department = useDepartmentName(question.departmentId);
  const { language } = i18n;
  const facts: ReactNode[] = [
    <bdi key="alias">{question.alias ?? queueText('anonymous')}</bdi>,
    question.sex === 'unknown' ? '' : queueText(`sex.${question.sex}`),
    question.ageBand === null ? '' : t('years', { band: question.ageBand.replace('-', '–') }),
    department,
    <time key="asked" dateTime={question.askedAt} title={momentOf(question.askedAt, language)}>
      {t('asked', { date: dateOf(question.askedAt, language) })}
    </time>,
  ].filter((fact) => fact !== '');
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

function PublishedReply({ reply }: { readonly reply: Reply }) {
  const { t, i18n } = useTranslation('question');
  const department = useDepartmentName(reply.departmentId);
  return (
    <article className={classes.reply} aria-label={t('replyBy', { name: reply.authorName })}>
      <p className={classes.facts}>
        <strong className={classes.fact}>{t('replyBy', { name: reply.authorName })}</strong>
        <span className={classes.fact}>{department}</span>
        {reply.kind === 'second-opinion' && <span className={classes.fact}>{t('secondOpinion')}</span>}
        <time className={classes.fact} dateTime={reply.repliedAt}>
          {momentOf(reply.repliedAt, i18n.language)}
        </time>
      </p>
      <RichTextView document={reply.body} />
      {reply.moreInformation !== null && (
        <details className={classes.more}>
          <summary>{t('moreInformation')}</summary>
          <RichTextView document={reply.moreInformation} />
        </details>
      )}
    </article>
  );
}

function useDepartmentName(id: Question['departmentId']): string {
  const { i18n } = useTranslation();
  const departments = useQuery(desk.directory.departments.queryOptions());
  return departmentName(departments.data ?? [], id, i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en');
}
