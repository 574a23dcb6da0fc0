import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './related-pane.module.css';
import { useDepartmentName } from './use-department-name.ts';

/** Topics that are asked often and fit the question. */
export function RelatedTopics({ questionId }: { readonly questionId: QuestionId }) {
  const { t } = useTranslation('related');
  const session = useReplySession();
  const nameOf = useDepartmentName();
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
