import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import { departmentName } from '#domain/department.ts';
import type { QuestionId, ReplyId } from '#domain/ids.ts';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './history.module.css';
import { Timeline } from './timeline.tsx';
import { Versions } from './versions.tsx';

interface ReplyHistoryProps {
  readonly account: Account;
  readonly replyId: ReplyId;
  readonly onQuestion: (questionId: QuestionId) => void;
}

/** One reply: what it says and said, what it was made from, what was overridden, and who did what when. */
export function ReplyHistory({ account, replyId, onQuestion }: ReplyHistoryProps) {
  const { t, i18n } = useTranslation('history');
  const found = useQuery(desk.history.get.queryOptions({ input: { replyId } }));
  const departments = useQuery(desk.directory.departments.queryOptions());
  const flag = useMutation(
    desk.oversight.flagReply.mutationOptions({
      onSuccess: () => tellNotice({ text: t('flagged') }),
      onError: () => tellNotice({ text: t('notFlagged') }),
    }),
  );
  if (found.data === undefined) {
    return found.isError ? <p className={classes.blank}>{isNotFound(found.error) ? t('gone') : t('broken')}</p> : null;
  }
  const { reply, question, isBlinded, templates, answers, review } = found.data;
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const author = isBlinded ? t('blinded') : reply.authorName;
  const canFlag = account.roles.includes('reviewer') && reply.authorAccountId !== account.id && review === null;
  return (
    <article className={classes.reply} tabIndex={-1} data-reply-history aria-label={t('replyBy', { name: author })}>
      <header className={classes.replyHead}>
        <h2 className={classes.replyTitle} dir="auto">
          {question?.title ?? t('untitled')}
        </h2>
        <p className={classes.facts}>
          <strong>{author}</strong>
          <span>{departmentName(departments.data ?? [], reply.departmentId, language)}</span>
          <time dateTime={reply.repliedAt}>{momentOf(reply.repliedAt, i18n.language)}</time>
          <span>{t('version', { count: reply.version })}</span>
          {review !== null && (
            <span data-verdict={review.outcome?.score ?? 'open'}>
              {t(`verdicts.${review.outcome?.score ?? 'open'}`)}
              {review.outcome?.isHarmLikely === true && ` · ${t('harm')}`}
            </span>
          )}
        </p>
        <div className={classes.actions}>
          {question !== null && (
            <Button variant="default" size="compact-sm" onClick={() => onQuestion(question.id)}>
              {t('openQuestion')}
            </Button>
          )}
          {canFlag && (
            <Button variant="default" size="compact-sm" title={t('flagHint')} onClick={() => flag.mutate({ replyId })}>
              {t('flag')}
            </Button>
          )}
        </div>
      </header>
      {question !== null && (
        <details className={classes.question}>
          <summary>{t('question')}</summary>
          <p className={classes.text} dir="auto">
            {question.body}
          </p>
        </details>
      )}
      <Versions reply={reply} />
      <section aria-labelledby="history-overrides">
        <h3 id="history-overrides" className={classes.section}>
          {t('overridesTitle')}
        </h3>
        {reply.overrides.length === 0 ? (
          <p className={classes.quiet}>{t('noOverrides')}</p>
        ) : (
          <ul className={classes.plain}>
            {reply.overrides.map(({ code, reason }) => (
              <li key={code}>
                <strong>{t(`codes.${code}` as 'codes.too-short', { defaultValue: code })}</strong>{' '}
                <span dir="auto">{reason}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="history-sources">
        <h3 id="history-sources" className={classes.section}>
          {t('sources')}
        </h3>
        {templates.length + answers.length === 0 ? (
          <p className={classes.quiet}>{t('noSources')}</p>
        ) : (
          <ul className={classes.plain}>
            {templates.map(({ templateId, templateVersion, title, rewrite }, index) => (
              <li key={`${templateId} ${index}`}>
                {t('templateUsed', {
                  title: title ?? t('goneTemplate'),
                  version: templateVersion,
                  share: new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(rewrite),
                })}
              </li>
            ))}
            {answers.map(({ answerId, how, title }) => (
              <li key={`${answerId} ${how}`} dir="auto">
                {t(`answers.${how}`, { title: title ?? t('goneAnswer') })}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Timeline account={account} reply={reply} />
    </article>
  );
}
