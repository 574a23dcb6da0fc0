import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import type { Reply } from '#domain/reply.ts';
import type { ReviewAnswer, ReviewFeedback, Scorecard } from '#domain/review/review.ts';
import { desk } from '../../lib/desk-queries.ts';
import { tellNotice } from '../../lib/notices.ts';
import { versionOf } from './commented-text.tsx';
import classes from './review.module.css';
import { VerdictView } from './verdict-view.tsx';

/** What reviewers said of my replies, above the queue until it is answered. */
export function FeedbackBar({ onQuestion }: { readonly onQuestion: (questionId: QuestionId) => void }) {
  const { t } = useTranslation('review');
  const [opened, setOpened] = useState(false);
  const told = useQuery(desk.review.listFeedback.queryOptions());
  const waiting = (told.data ?? []).filter(
    ({ feedback, unsent }) => feedback.status === 'with-author' && unsent?.state !== 'waiting',
  );
  if (waiting.length === 0 && !opened) return null;
  return (
    <>
      <button type="button" className={classes.feedbackBar} onClick={() => setOpened(true)}>
        <IconClipboardCheck size={16} aria-hidden /> {t('feedback', { count: waiting.length })}
      </button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('feedbackTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
        transitionProps={{ duration: 0 }}
      >
        {waiting.length === 0 && <p>{t('allAnswered')}</p>}
        {waiting.map(({ feedback, questionTitle, reply, scorecard, unsent }) => (
          <Feedback
            key={feedback.id}
            feedback={feedback}
            questionTitle={questionTitle}
            reply={reply}
            scorecard={scorecard}
            wasRefused={unsent?.state === 'not-granted'}
            onQuestion={() => {
              setOpened(false);
              onQuestion(feedback.questionId);
            }}
          />
        ))}
      </Modal>
    </>
  );
}

interface FeedbackProps {
  readonly feedback: ReviewFeedback;
  readonly questionTitle: string;
  readonly reply: Reply | null;
  readonly scorecard: Scorecard | null;
  readonly wasRefused: boolean;
  readonly onQuestion: () => void;
}

function Feedback({ feedback, questionTitle, reply, scorecard, wasRefused, onQuestion }: FeedbackProps) {
  const { t } = useTranslation('review');
  const content = reply === null ? null : versionOf(reply, feedback.replyVersion);
  const [stance, setStance] = useState<ReviewAnswer['stance'] | null>(null);
  const [text, setText] = useState('');
  const answer = useMutation(
    desk.review.answer.mutationOptions({
      onSuccess: () => tellNotice({ text: t('answered') }),
      onError: () => tellNotice({ text: t('notAnswered') }),
    }),
  );
  return (
    <section className={classes.feedback} aria-label={questionTitle === '' ? t('untitled') : questionTitle}>
      <h3 className={classes.section} dir="auto">
        {questionTitle === '' ? t('untitled') : questionTitle}{' '}
        <span data-score={feedback.outcome.score}>{t(`outcomes.${feedback.outcome.score}`)}</span>
      </h3>
      {wasRefused && <p className={classes.notice}>{t('answerNotGranted')}</p>}
      {feedback.verdicts.map((verdict) => (
        <VerdictView key={verdict.id} verdict={verdict} name={null} scorecard={scorecard} content={content} />
      ))}
      <Radio.Group
        label={t('yourAnswer')}
        value={stance}
        onChange={(value) => setStance(value === 'accepts' ? 'accepts' : 'disagrees')}
      >
        <div className={classes.stances}>
          <Radio size="xs" value="accepts" label={t('stances.accepts')} />
          <Radio size="xs" value="disagrees" label={t('stances.disagrees')} />
        </div>
      </Radio.Group>
      <Textarea
        label={t('answerText')}
        description={t('answerHint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button
          disabled={stance === null || (stance === 'disagrees' && text.trim() === '')}
          loading={answer.isPending}
          onClick={() => {
            if (stance !== null) answer.mutate({ reviewId: feedback.id, answer: { stance, text: text.trim() } });
          }}
        >
          {t('sendAnswer')}
        </Button>
        <Button variant="default" onClick={onQuestion}>
          {t('toTheReply')}
        </Button>
      </div>
    </section>
  );
}
