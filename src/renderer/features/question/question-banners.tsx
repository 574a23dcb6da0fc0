import { Button } from '@mantine/core';
import { IconArrowRight, IconHandStop, IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import type { Question } from '#domain/question.ts';
import type { Reply } from '#domain/reply.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { momentOf, timeOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './question-view.module.css';

/** Why the question takes no reply any more, or what another one means for the draft below. */
export function ClosedBanner({
  question,
  replies,
  hasDraft,
}: {
  readonly question: Question;
  readonly replies: readonly Reply[];
  readonly hasDraft: boolean;
}) {
  const { t, i18n } = useTranslation('question');
  const text = closedText();
  if (text === null) return null;
  return (
    <div className={classes.banner} data-kind="attention">
      <div className={classes.bannerLine}>
        <IconInfoCircle size={16} aria-hidden />
        <span role="status" className={classes.bannerText}>
          {text}
        </span>
      </div>
    </div>
  );

  function closedText(): string | null {
    switch (question.status) {
      case 'withdrawn':
        return hasDraft ? t('closed.withdrawn') : t('closed.withdrawnNoDraft');
      case 'dismissed':
        return hasDraft ? t('closed.dismissed') : t('closed.dismissedNoDraft');
      case 'answered': {
        const first = replies[0];
        if (!hasDraft || first === undefined) return null;
        return t('closed.answered', { name: first.authorName, time: timeOf(first.repliedAt, i18n.language) });
      }
      case 'pending':
        return null;
    }
  }
}

/** A colleague with a reply ready asks for the question that I hold. */
export function AsksBanner({ question }: { readonly question: Question }) {
  const { t } = useTranslation('question');
  const release = useMutation(
    desk.queue.release.mutationOptions({
      onSuccess: () => {
        tellNotice({ text: t('letGoDone') });
        focusSoon('[data-question-id]');
      },
    }),
  );
  if (question.askedForBy.length === 0) return null;
  const names = question.askedForBy.map(({ displayName }) => displayName).join(', ');
  return (
    <div className={classes.banner} data-kind="attention">
      <div className={classes.bannerLine}>
        <IconHandStop size={16} aria-hidden />
        <span role="status" className={classes.bannerText}>
          {t('asks', { names, count: question.askedForBy.length })}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={release.isPending}
          onClick={() => release.mutate({ questionId: question.id })}
        >
          {t('letGo')}
        </Button>
      </div>
    </div>
  );
}

/** How the question came into this department. */
export function TransferredNote({ question }: { readonly question: Question }) {
  const { t, i18n } = useTranslation('question');
  const departments = useQuery(desk.directory.departments.queryOptions());
  if (question.transfer === null) return null;
  const { fromDepartmentId, byName, reason, transferredAt } = question.transfer;
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  return (
    <p className={classes.transferred} dir="auto">
      <IconArrowRight size={14} aria-hidden />
      {t('transferred', {
        department: departmentName(departments.data ?? [], fromDepartmentId, language),
        name: byName,
        time: momentOf(transferredAt, i18n.language),
        reason,
      })}
    </p>
  );
}
