import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import { isRetracted, type Reply, type ReplyContent } from '#domain/reply.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { RichTextView } from '../rich-text-view/rich-text-view.tsx';
import classes from './published-reply.module.css';

interface PublishedReplyProps {
  readonly reply: Reply;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

/** A reply as patients read it, with who wrote it and when, what became of it, and what it said before. */
export function PublishedReply({ reply, children }: PublishedReplyProps) {
  const { t, i18n } = useTranslation('question');
  const { t: sendingWords } = useTranslation('sending');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const { change } = reply;
  return (
    <article className={classes.reply} aria-label={t('replyBy', { name: reply.authorName })}>
      <p className={classes.facts}>
        <strong>{t('replyBy', { name: reply.authorName })}</strong>
        <span>{departmentName(departments.data ?? [], reply.departmentId, language)}</span>
        {reply.kind === 'second-opinion' && <span>{t('secondOpinion')}</span>}
        {reply.kind === 'ask-back' && <span>{sendingWords('askBackKind')}</span>}
        <time dateTime={reply.repliedAt}>{momentOf(reply.repliedAt, i18n.language)}</time>
      </p>
      {change !== null && (
        <p className={classes.change} data-kind={change.kind} dir="auto">
          {sendingWords(change.kind === 'retraction' ? 'retracted' : 'corrected', {
            time: momentOf(change.changedAt, i18n.language),
            reason: change.reason,
          })}
        </p>
      )}
      {isRetracted(reply) ? (
        <details className={classes.more}>
          <summary>{sendingWords('retractedText')}</summary>
          <Content content={reply} />
        </details>
      ) : (
        <Content content={reply} />
      )}
      {reply.earlier.length > 0 && (
        <details className={classes.more}>
          <summary>{sendingWords('earlier', { count: reply.earlier.length })}</summary>
          {reply.earlier.toReversed().map((version) => (
            <section key={version.version} className={classes.earlier}>
              <p className={classes.facts} dir="auto">
                {version.reason === null
                  ? sendingWords('earlierOf', { time: momentOf(version.publishedAt, i18n.language) })
                  : sendingWords('earlierBecause', {
                      time: momentOf(version.publishedAt, i18n.language),
                      reason: version.reason,
                    })}
              </p>
              <Content content={version} />
            </section>
          ))}
        </details>
      )}
      {children}
    </article>
  );
}

function Content({ content }: { readonly content: ReplyContent }) {
  const { t } = useTranslation('question');
  return (
    <>
      <RichTextView document={content.body} />
      {content.moreInformation !== null && (
        <details className={classes.more}>
          <summary>{t('moreInformation')}</summary>
          <RichTextView document={content.moreInformation} />
        </details>
      )}
    </>
  );
}
