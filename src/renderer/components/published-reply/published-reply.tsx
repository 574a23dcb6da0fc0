import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import type { Reply } from '#domain/reply.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { RichTextView } from '../rich-text-view/rich-text-view.tsx';
import classes from './published-reply.module.css';

/** A reply as patients read it, with who wrote it and when. */
export function PublishedReply({ reply }: { readonly reply: Reply }) {
  const { t, i18n } = useTranslation('question');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  return (
    <article className={classes.reply} aria-label={t('replyBy', { name: reply.authorName })}>
      <p className={classes.facts}>
        <strong>{t('replyBy', { name: reply.authorName })}</strong>
        <span>{departmentName(departments.data ?? [], reply.departmentId, language)}</span>
        {reply.kind === 'second-opinion' && <span>{t('secondOpinion')}</span>}
        <time dateTime={reply.repliedAt}>{momentOf(reply.repliedAt, i18n.language)}</time>
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
