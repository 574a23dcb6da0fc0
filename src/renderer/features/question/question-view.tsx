import { IconEye, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedFlagPhrase } from '#contract/desk.ts';
import type { PersonPresent } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { QuestionWords } from '../../components/question-words/question-words.tsx';
import type { deskClient } from '../../lib/clients.ts';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { ChangedBanner } from './changed-banner.tsx';
import { HandedDraftBanner } from './handed-draft-banner.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { PatientText, type WantedPhrase } from './patient-text.tsx';
import { PublishedReplies } from './published-replies.tsx';
import { AsksBanner, ClosedBanner, TransferredNote } from './question-banners.tsx';
import { QuestionFacts } from './question-facts.tsx';
import { DuplicateLine, EarlierQuestions, SnoozeLine } from './question-links.tsx';
import classes from './question-view.module.css';
import { placeOf, RedFlags } from './red-flags.tsx';
import { UrgencyLine } from './urgency-line.tsx';

interface QuestionViewProps {
  readonly account: Account;
  readonly questionId: QuestionId;
  readonly serviceUrl: string;
  /** Whether something that the doctor wrote stands below. */
  readonly hasDraft: boolean;
  /** Null where there is no place for one. */
  readonly onSecondOpinion: (() => void) | null;
  /** A correction was begun; it stands below. */
  readonly onCorrecting: () => void;
}

/** A patient's question as it was written, what was found in it, what happened to it, and the replies that it has. */
export function QuestionView(props: QuestionViewProps) {
  const { account, questionId, serviceUrl, hasDraft, onSecondOpinion, onCorrecting } = props;
  const { t } = useTranslation('question');
  const { data, error } = useQuery(desk.question.get.queryOptions({ input: { questionId } }));
  const isGone = isNotFound(error);
  const canReply = account.roles.includes('doctor');
  const isPending = data?.question.status === 'pending';
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
            <QuestionFacts {...data} />
            <People present={data.present} />
            {isPending && <MissingFacts key={questionId} question={data.question} missing={data.missing} />}
          </header>
          <ClosedBanner question={data.question} replies={data.replies} hasDraft={hasDraft} />
          {canReply && isPending && (
            <>
              <ChangedBanner key={questionId} question={data.question} />
              {data.claimedByMe && <AsksBanner question={data.question} />}
              {data.handedDrafts.map((draft) => (
                <HandedDraftBanner key={draft.id} draft={draft} isMine={draft.fromAccountId === account.id} />
              ))}
            </>
          )}
          {isPending && <UrgencyLine question={data.question} urgencyNow={data.urgency} canChange={canReply} />}
          <TransferredNote question={data.question} />
          <SnoozeLine questionId={questionId} snooze={data.snooze} />
          <DuplicateLine original={data.original} duplicates={data.duplicates} />
          <MarkedQuestion key={questionId} details={data} />
          <PublishedReplies
            key={`replies ${questionId}`}
            account={account}
            question={data.question}
            replies={data.replies}
            onSecondOpinion={onSecondOpinion}
            onCorrecting={onCorrecting}
          />
          {data.question.status === 'answered' && (
            <p className={classes.published}>
              {t('publishedAt')} <span className={classes.address}>{`${serviceUrl}/q/${questionId}`}</span>
            </p>
          )}
          <EarlierQuestions earlier={data.earlier} />
          <NotesPanel key={`notes ${questionId}`} account={account} questionId={questionId} notes={data.notes} />
        </>
      )}
    </section>
  );
}

type QuestionDetails = Awaited<ReturnType<typeof deskClient.question.get>>;

const NO_MARKS: readonly RedFlagPhrase[] = [];

/** The patient's words with what the rules found in them, and the way from a rule to its phrase. */
function MarkedQuestion({ details }: { readonly details: QuestionDetails }) {
  const { t, i18n } = useTranslation('question');
  const { question, flags, marks } = details;
  const [wanted, setWanted] = useState<WantedPhrase | null>(null);
  const marksByPlace = useMemo(() => Map.groupBy(marks, placeOf), [marks]);
  const textOf = (text: string, place: string) => (
    <PatientText
      key={`${place} ${text.length}`}
      text={text}
      place={place}
      marks={marksByPlace.get(place) ?? NO_MARKS}
      flags={flags}
      wanted={wanted}
    />
  );
  return (
    <>
      <RedFlags
        question={question}
        flags={flags}
        marks={marks}
        areRead={details.areFlagsRead}
        onPhrase={(mark) => setWanted({ place: placeOf(mark), start: mark.start })}
      />
      {textOf(question.body, 'body')}
      {question.followUps.length > 0 && (
        <ol className={classes.followUps} aria-label={t('followUps')}>
          {question.followUps.map(({ id, text, writtenAt }) => (
            <li key={id} className={classes.followUp}>
              <p className={classes.quiet}>
                <time dateTime={writtenAt}>{t('followUp', { time: momentOf(writtenAt, i18n.language) })}</time>
              </p>
              {textOf(text, id)}
            </li>
          ))}
        </ol>
      )}
    </>
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
