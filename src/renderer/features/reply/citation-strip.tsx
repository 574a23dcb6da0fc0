import { CloseButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { desk } from '../../lib/desk-queries.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './reply-pane.module.css';

/** What the reply cites, as it will stand on the published page. */
export function CitationStrip() {
  const { t } = useTranslation('reply');
  const { citations, toggleAnswer, toggleTopic } = useReplySession();
  const input = { answerIds: [...citations.answerIds], topicIds: [...citations.topicIds] };
  const cited = useQuery(desk.related.citations.queryOptions({ input, placeholderData: keepPreviousData }));
  if (input.answerIds.length + input.topicIds.length === 0 || cited.data === undefined) return null;
  const items = [
    ...cited.data.answers
      .filter(({ id }) => citations.answerIds.includes(id))
      .map(({ id, title }) => ({ id, title, remove: () => toggleAnswer(id) })),
    ...cited.data.topics
      .filter(({ id }) => citations.topicIds.includes(id))
      .map(({ id, topic }) => ({ id, title: topic, remove: () => toggleTopic(id) })),
  ];
  return (
    <section className={classes.strip} aria-label={t('cited')}>
      <span>{t('cited')}</span>
      {items.map(({ id, title, remove }) => (
        <span key={id} className={classes.citation} title={title}>
          <span className={classes.citationTitle} dir="auto">
            {title}
          </span>
          <CloseButton size="xs" aria-label={t('removeCitation', { title })} onClick={remove} />
        </span>
      ))}
    </section>
  );
}
