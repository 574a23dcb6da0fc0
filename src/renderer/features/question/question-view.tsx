import { IconEye, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonPresent } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { departmentName } from '#domain/department.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { PublishedReply } from '../../components/published-reply/published-reply.tsx';
import { LongText } from '../../components/question-words/diff-text.tsx';
import { FollowUps, QuestionWords } from '../../components/question-words/question-words.tsx';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { dateOf, momentOf, timeOf } from '../../lib/moments.ts';
import { ChangedBanner } from './changed-banner.tsx';
import { HandedDraftBanner } from './handed-draft-banner.tsx';
import { AsksBanner, ClosedBanner, TransferredNote } from './question-banners.tsx';
import classes from './question-view.module.css';

interface QuestionViewProps {
  readonly account: Account;
  readonly questionId: QuestionId;
  readonly serviceUrl: string;
  /** Whether something that the doctor wrote stands below. */
  readonly hasDraft: boolean;
}

/** A patient's question as it was written, what happened to it, and the replies that it has. */
export function QuestionView({ account, questionId, serviceUrl, hasDraft }: QuestionViewProps) {
  const { t } = useTranslation('question');
  const { data, error } = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const isGone = isNotFound(error);
  const canReply = account.roles.includes('doctor');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long question is scrolled with the keyboard.
    <section className={classes.view} aria-label={t('region')} tabIndex={0} data-question-id={questionId}>
      {isGone && <GoneQuestion questionId={questionId} />}
      {data !== undefined && !isGone && (
        <>
          <header className={classes.header}>
            <h1 className={classes.title} dir="auto">
              {data.question.title}
            </h1>
            <QuestionFacts question={data.question} claimedByMe={data.claimedByMe} />
            <People present={data.present} />
          </header>
          <ClosedBanner question={data.question} replies={data.replies} hasDraft={hasDraft} />
          {canReply && data.question.status === 'pending' && (
            <>
              <ChangedBanner key={questionId} question={data.question} />
              {data.claimedByMe && <AsksBanner question={data.question} />}
              {data.handedDrafts.map((draft) => (
                <HandedDraftBanner key={draft.id} draft={draft} isMine={draft.fromAccountId === account.id} />
              ))}
            </>
          )}
          <TransferredNote question={data.question} />
          <div className={classes.body} dir="auto">
            <LongText key={`${questionId} ${data.question.textRevision}`} text={data.question.body} />
          </div>
          <FollowUps followUps={data.question.followUps} />
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

/** A question that is not in the account's view any more: what is known of it, where something was written for it. */
function GoneQuestion({ questionId }: { readonly questionId: QuestionId }) {
  const { t } = useTranslation('question');
  const text = useQuery(
    desk.question.findText.queryOptions({ input: { questionId, revision: Number.MAX_SAFE_INTEGER } }),
  );
  return (
    <>
      <p className={classes.gone}>{t('gone')}</p>
      {text.data != null && (
        <>
          <p className={classes.facts}>{t('asYouSawIt')}</p>
          <QuestionWords now={text.data} />
        </>
      )}
    </>
  );
}

/** Colleagues who are at the question now. */
function People({ present }: { readonly present: readonly PersonPresent[] }) {
  const { t } = useTranslation('question');
  return (
    <ul className={classes.people} aria-live="polite">
      {present.map(({ accountId, displayName, activity }) => (
        <li key={accountId} className={classes.person} data-activity={activity}>
          {activity === 'replying' ? <IconPencil size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
          {t(`present.${activity}`, { name: displayName })}
        </li>
      ))}
    </ul>
  );
}

function QuestionFacts({ question, claimedByMe }: { readonly question: Question; readonly claimedByMe: boolean }) {
  const { t, i18n } = useTranslation('question');
  const { t: queueText } = useTranslation('queue');
  const { language } = i18n;
  const departments = useQuery(desk.directory.departments.queryOptions());
  const facts: ReactNode[] = [
    <bdi key="alias">{question.alias ?? queueText('anonymous')}</bdi>,
    question.sex === 'unknown' ? '' : queueText(`sex.${question.sex}`),
    question.ageBand === null ? '' : t('years', { band: question.ageBand.replace('-', '–') }),
    departmentName(departments.data ?? [], question.departmentId, language === 'zh-Hant' ? 'zh-Hant' : 'en'),
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
