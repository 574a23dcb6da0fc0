import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutboxItem, QuestionText } from '#contract/desk.ts';
import { departmentName } from '#domain/department.ts';
import type { Question } from '#domain/question.ts';
import type { Reply } from '#domain/reply.ts';
import { PublishedReply } from '../../components/published-reply/published-reply.tsx';
import { QuestionChanges } from '../../components/question-words/question-changes.tsx';
import { QuestionWords } from '../../components/question-words/question-words.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf, timeOf } from '../../lib/moments.ts';
import classes from './held-reply-view.module.css';

interface PresentPaneProps {
  readonly item: OutboxItem;
  readonly seen: QuestionText | null;
  readonly now: Question | null;
  readonly replies: readonly Reply[];
}

/** The question as it is now: in whose hands, what was published, and the patient's words with what is new in them. */
export function PresentPane({ item, seen, now, replies }: PresentPaneProps) {
  const { t } = useTranslation('held');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard.
    <section className={classes.pane} aria-label={t('now')} tabIndex={0}>
      <h2 className={classes.paneTitle}>{t('now')}</h2>
      <Situation item={item} now={now} />
      {replies.length > 0 && (
        <div className={classes.published}>
          <h3 className={classes.partTitle}>{t('published')}</h3>
          {replies.map((reply) => (
            <PublishedReply key={reply.id} reply={reply} />
          ))}
        </div>
      )}
      {now !== null && <Words seen={seen} now={now} />}
    </section>
  );
}

function Words({ seen, now }: { readonly seen: QuestionText | null; readonly now: Question }) {
  const { t } = useTranslation('held');
  if (seen !== null && now.textRevision > seen.textRevision) return <QuestionChanges before={seen} now={now} />;
  return (
    <>
      {seen !== null && <p className={classes.quiet}>{t('unchanged')}</p>}
      <QuestionWords now={now} />
    </>
  );
}

function Situation({ item, now }: { readonly item: OutboxItem; readonly now: Question | null }) {
  const { t } = useTranslation('held');
  return (
    <p className={classes.situation} aria-live="polite">
      <SituationText item={item} now={now} />
      {item.askedFor && item.heldBy !== null && (
        <span className={classes.note}>{t('askedHint', { name: item.heldBy })}</span>
      )}
    </p>
  );
}

function SituationText({ item, now }: { readonly item: OutboxItem; readonly now: Question | null }) {
  const { t, i18n } = useTranslation('held');
  const departments = useQuery(desk.directory.departments.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  if (now === null) {
    if (item.heldReason === 'question-withdrawn') return t('nowGoneWithdrawn');
    if (item.heldReason === 'left-your-departments') return t('nowGoneLeft');
    return t('nowGone');
  }
  if (now.status === 'withdrawn') return t('withdrawn');
  if (now.status === 'dismissed') return t('dismissed');
  const department = t('inDepartment', {
    department: departmentName(departments.data ?? [], now.departmentId, language),
  });
  if (item.heldReason === 'left-your-departments') {
    const { transfer } = now;
    if (transfer === null) return department;
    const time = momentOf(transfer.transferredAt, i18n.language);
    return `${department} ${t('transferred', { name: transfer.byName, time, reason: transfer.reason })}`;
  }
  if (now.status === 'answered') return null;
  if (item.heldReason === null) return t('free');
  if (item.heldReason !== 'claimed-by-other' || now.claim === null) return null;
  return t('claimed', {
    name: now.claim.displayName,
    time: timeOf(item.heldSince ?? now.claim.claimedAt, i18n.language),
    until: timeOf(now.claim.expiresAt, i18n.language),
  });
}
