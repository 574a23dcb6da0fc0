import { Button, Modal, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedAnswer } from '#contract/desk.ts';
import { excerptOf } from '#domain/answered-question.ts';
import { type Department, departmentName } from '#domain/department.ts';
import type { QuestionId } from '#domain/ids.ts';
import { MarkedText } from '../../components/marked-text/marked-text.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { dayOf } from '../../lib/moments.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './related-pane.module.css';

/** What was answered before and asked often, beside the reply. */
export function RelatedPane({ questionId }: { readonly questionId: QuestionId }) {
  const { t } = useTranslation('related');
  return (
    <aside className={classes.pane} aria-label={t('title')}>
      <Tabs defaultValue="similar" className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="similar">{t('similar')}</Tabs.Tab>
          <Tabs.Tab value="faq">{t('faq')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="similar" className={classes.panel}>
          <SimilarAnswers questionId={questionId} />
        </Tabs.Panel>
        <Tabs.Panel value="faq" className={classes.panel}>
          <RelatedTopics questionId={questionId} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

function useDepartments(): { readonly nameOf: (id: Department['id']) => string } {
  const { i18n } = useTranslation();
  const departments = useQuery(desk.directory.departments.queryOptions());
  return { nameOf: (id) => departmentName(departments.data ?? [], id, i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en') };
}

function SimilarAnswers({ questionId }: { readonly questionId: QuestionId }) {
  const { t } = useTranslation('related');
  const session = useReplySession();
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed, 120);
  const [replied] = useDebouncedValue(session.typed, 800);
  const similar = useQuery(
    desk.related.similar.queryOptions({
      input: { questionId, typed: searched.slice(0, 2000), reply: replied.slice(-6000), limit: 12 },
      placeholderData: keepPreviousData,
    }),
  );
  const [opened, setOpened] = useState<RelatedAnswer | null>(null);
  return (
    <>
      <div className={classes.search}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p className={classes.hint}>{t('hint')}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard. */}
      <section className={classes.results} tabIndex={0} aria-label={t('similar')}>
        {similar.data?.length === 0 && (
          <p className={classes.empty}>
            {searched.trim() === '' ? t('nothing') : t('nothingFor', { search: searched.trim() })}
          </p>
        )}
        {similar.data?.map((answer) => (
          <AnswerCard key={answer.id} answer={answer} onOpen={() => setOpened(answer)} />
        ))}
      </section>
      <OpenedAnswer answer={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function AnswerCard({ answer, onOpen }: { readonly answer: RelatedAnswer; readonly onOpen: () => void }) {
  const { t } = useTranslation('related');
  const session = useReplySession();
  const isCited = session.citations.answerIds.includes(answer.id);
  return (
    <article className={classes.card} aria-label={answer.title}>
      <h3 className={classes.cardTitle} dir="auto">
        {answer.title}
      </h3>
      <p className={classes.excerpt} dir="auto">
        <MarkedText text={answer.questionExcerpt} marks={answer.questionMarks} />
      </p>
      <AnswerSource answer={answer} />
      <p className={classes.excerpt} dir="auto">
        <MarkedText text={answer.replyExcerpt} marks={answer.replyMarks} />
      </p>
      <div className={classes.actions}>
        {session.isWriting && (
          <>
            <Button
              variant={isCited ? 'light' : 'default'}
              size="compact-xs"
              aria-pressed={isCited}
              onClick={() => session.toggleAnswer(answer.id)}
            >
              {t('cite')}
            </Button>
            {!answer.excerpted && (
              <Button variant="default" size="compact-xs" onClick={() => session.quote(quotation(answer, t))}>
                {t('quote')}
              </Button>
            )}
          </>
        )}
        <Button variant="default" size="compact-xs" onClick={onOpen}>
          {t('open')}
        </Button>
      </div>
    </article>
  );
}

function quotation(answer: RelatedAnswer, t: ReturnType<typeof useTranslation<'related'>>['t']): string {
  const text = excerptOf(answer.replyText, 600);
  return answer.doctorName === null
    ? t('attributionNoName', { text })
    : t('attribution', { name: answer.doctorName, text });
}

function AnswerSource({ answer }: { readonly answer: RelatedAnswer }) {
  const { t, i18n } = useTranslation('related');
  const { nameOf } = useDepartments();
  const facts = [
    answer.doctorName === null ? null : t('doctor', { name: answer.doctorName }),
    nameOf(answer.departmentId),
    answer.answeredOn === null ? null : dayOf(answer.answeredOn, i18n.language),
    t(`review.${answer.reviewState}`),
    answer.origin === 'import' ? t('imported') : null,
    answer.excerpted ? t('excerpted') : null,
  ].filter((fact) => fact !== null);
  return <p className={classes.source}>{facts.join(' · ')}</p>;
}

function OpenedAnswer({ answer, onClose }: { readonly answer: RelatedAnswer | null; readonly onClose: () => void }) {
  const { t } = useTranslation('related');
  return (
    <Modal
      opened={answer !== null}
      onClose={onClose}
      title={answer?.title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {answer !== null && (
        <div className={classes.opened}>
          <p className={classes.hint}>{t('hint')}</p>
          <h3>{t('question')}</h3>
          <p className={classes.fullText} dir="auto">
            {answer.questionText}
          </p>
          <h3>{t('answer')}</h3>
          <AnswerSource answer={answer} />
          <p className={classes.fullText} dir="auto">
            {answer.replyText}
          </p>
        </div>
      )}
    </Modal>
  );
}

function RelatedTopics({ questionId }: { readonly questionId: QuestionId }) {
  const { t } = useTranslation('related');
  const session = useReplySession();
  const { nameOf } = useDepartments();
  const topics = useQuery(desk.related.topics.queryOptions({ input: { questionId, limit: 20 } }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard.
    <section className={classes.results} tabIndex={0} aria-label={t('faq')}>
      {topics.data?.length === 0 && <p className={classes.empty}>{t('noTopics')}</p>}
      {topics.data?.map((topic) => (
        <article key={topic.id} className={classes.topic} aria-label={topic.topic}>
          <div>
            <span dir="auto">{topic.topic}</span>
            <p className={classes.source}>
              {nameOf(topic.departmentId)}
              {topic.linked && ` · ${t('linked')}`}
            </p>
          </div>
          {session.isWriting && (
            <Button
              variant={session.citations.topicIds.includes(topic.id) ? 'light' : 'default'}
              size="compact-xs"
              aria-pressed={session.citations.topicIds.includes(topic.id)}
              onClick={() => session.toggleTopic(topic.id)}
            >
              {t('cite')}
            </Button>
          )}
        </article>
      ))}
    </section>
  );
}
