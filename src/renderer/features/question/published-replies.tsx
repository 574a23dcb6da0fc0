import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import type { Question } from '#domain/question.ts';
import { referralsOf } from '#domain/referral.ts';
import { isRetracted, isStandingAnswer, type Reply } from '#domain/reply.ts';
import { PublishedReply } from '../../components/published-reply/published-reply.tsx';
import { ReasonDialog } from '../../components/reason-dialog/reason-dialog.tsx';
import { codeOf } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { exportReferrals } from '../../lib/export-referrals.ts';
import { focusSoon } from '../../lib/focus.ts';
import { ariaStroke, shownStroke } from '../../lib/key-notation.ts';
import { type ActionId, useAction, useKeymap } from '../../lib/keymap.ts';
import { momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './published-replies.module.css';

interface PublishedRepliesProps {
  readonly account: Account;
  readonly question: Question;
  readonly replies: readonly Reply[];
  /** Null where there is no place for one. */
  readonly onSecondOpinion: (() => void) | null;
  readonly onCorrecting: () => void;
}

/** What was published to a question, and what its author, a colleague and a reviewer can do about it. */
export function PublishedReplies({ account, question, replies, onSecondOpinion, onCorrecting }: PublishedRepliesProps) {
  const { t, i18n } = useTranslation('sending');
  const [asking, setAsking] = useState<{ readonly about: 'retract' | 'request'; readonly reply: Reply } | null>(null);
  const outbox = useQuery(desk.outbox.list.queryOptions());
  const onError = (error: Error): void =>
    tellNotice({ text: codeOf(error) === 'ALREADY_QUEUED' ? t('alreadyQueued') : t('failed') });
  const done = (): void => {
    setAsking(null);
    focusSoon('[data-question-id]');
  };
  const { flush } = useReplySession();
  // A reply that is being written is on disk, as a version, before the correction takes its place.
  const correct = useMutation(
    desk.reply.startCorrection.mutationOptions({ onMutate: flush, onError, onSuccess: onCorrecting }),
  );
  const retract = useMutation(desk.reply.retract.mutationOptions({ onError, onSuccess: done, onSettled: done }));
  const request = useMutation(
    desk.reply.requestCorrection.mutationOptions({
      onError,
      onSuccess: () => {
        done();
        tellNotice({ text: t('requested') });
      },
    }),
  );

  const questionId = question.id;
  const isDoctor = account.roles.includes('doctor');
  const isQueued = outbox.data?.some((item) => item.questionId === questionId && item.state !== 'sent') ?? false;
  const canChange = (reply: Reply): boolean =>
    isDoctor &&
    reply.authorAccountId === account.id &&
    !isRetracted(reply) &&
    !isQueued &&
    question.status !== 'withdrawn';
  const canRequest = (reply: Reply): boolean => account.roles.includes('reviewer') && !isRetracted(reply);
  const isOpenToSecond =
    isDoctor &&
    question.status === 'answered' &&
    replies.some((reply) => isStandingAnswer(reply) && reply.authorAccountId !== account.id);

  const mine = replies.findLast(canChange);
  const judged = replies.findLast(canRequest);
  const withReferral = replies.findLast(hasReferral);
  useAction('correctReply', () => mine && correct.mutate({ questionId, replyId: mine.id }), {
    enabled: mine !== undefined,
  });
  useAction('retractReply', () => mine && setAsking({ about: 'retract', reply: mine }), {
    enabled: mine !== undefined,
  });
  useAction('requestCorrection', () => judged && setAsking({ about: 'request', reply: judged }), {
    enabled: judged !== undefined,
  });
  useAction('exportReferral', () => withReferral && void exportReferrals(questionId, { replyId: withReferral.id }, t), {
    enabled: withReferral !== undefined,
  });
  const canSecond = isOpenToSecond && onSecondOpinion !== null;
  useAction('secondOpinion', () => onSecondOpinion?.(), { enabled: canSecond });

  return (
    <>
      {replies.map((reply) => (
        <PublishedReply key={reply.id} reply={reply}>
          {(canChange(reply) || account.roles.includes('reviewer')) &&
            reply.correctionRequests.map(({ id, byName, reason, requestedAt }) => (
              <p key={id} className={classes.request} role="note">
                <strong>{t('requestedBy', { name: byName, time: momentOf(requestedAt, i18n.language) })}</strong>{' '}
                <span dir="auto">{reason}</span>
              </p>
            ))}
          <Group gap="xs" className={classes.actions}>
            {canChange(reply) && (
              <>
                <Act id="correctReply" onClick={() => correct.mutate({ questionId, replyId: reply.id })}>
                  {t('correct')}
                </Act>
                <Act id="retractReply" onClick={() => setAsking({ about: 'retract', reply })}>
                  {t('retract')}
                </Act>
              </>
            )}
            {canRequest(reply) && (
              <Act id="requestCorrection" onClick={() => setAsking({ about: 'request', reply })}>
                {t('request')}
              </Act>
            )}
            {hasReferral(reply) && (
              <Act id="exportReferral" onClick={() => void exportReferrals(questionId, { replyId: reply.id }, t)}>
                {t('exportReferral')}
              </Act>
            )}
          </Group>
        </PublishedReply>
      ))}
      {canSecond && (
        <Group gap="xs" className={classes.second}>
          <Act id="secondOpinion" onClick={() => onSecondOpinion?.()}>
            {t('secondOpinion')}
          </Act>
          <span className={classes.quiet}>{t('secondOpinionHint')}</span>
        </Group>
      )}
      <ReasonDialog
        opened={asking?.about === 'retract'}
        title={t('retractTitle')}
        intro={t('retractIntro')}
        hint={t('retractReasonHint')}
        confirm={t('retractNow')}
        onConfirm={(reason) => {
          if (asking !== null) retract.mutate({ questionId, replyId: asking.reply.id, reason });
        }}
        onClose={() => setAsking(null)}
      />
      <ReasonDialog
        opened={asking?.about === 'request'}
        title={t('requestTitle')}
        intro={t('requestIntro')}
        hint=""
        confirm={t('requestNow')}
        onConfirm={(reason) => {
          if (asking !== null) request.mutate({ questionId, replyId: asking.reply.id, reason });
        }}
        onClose={() => setAsking(null)}
      />
    </>
  );
}

function hasReferral({ body, moreInformation }: Reply): boolean {
  return referralsOf(body, ...(moreInformation === null ? [] : [moreInformation])).length > 0;
}

/** A small button that shows its key. */
function Act({
  id,
  onClick,
  children,
}: {
  readonly id: ActionId;
  readonly onClick: () => void;
  readonly children: string;
}) {
  const stroke = useKeymap().keysOf(id)[0];
  return (
    <Button
      variant="default"
      size="compact-sm"
      onClick={onClick}
      {...(stroke === undefined
        ? {}
        : {
            'aria-keyshortcuts': ariaStroke(stroke),
            rightSection: (
              <kbd aria-hidden className={classes.key}>
                {shownStroke(stroke)}
              </kbd>
            ),
          })}
    >
      {children}
    </Button>
  );
}
