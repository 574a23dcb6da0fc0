import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '#domain/question.ts';
import { QuestionChanges } from '../../components/question-words/question-changes.tsx';
import { deskClient } from '../../lib/clients.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { timeOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './question-view.module.css';

/** Says that the patient changed the question under an open reply, shows what, and takes the doctor's word for it. */
export function ChangedBanner({ question }: { readonly question: Question }) {
  const { t, i18n } = useTranslation('question');
  const { readRevision, setReadRevision, flush } = useReplySession();
  const [isShown, setShown] = useState(false);
  const changed = readRevision !== null && question.textRevision > readRevision;
  const before = useQuery(
    desk.question.findText.queryOptions({
      input: { questionId: question.id, revision: readRevision ?? 1 },
      enabled: changed,
    }),
  );
  if (!changed) return null;
  const known = new Set(before.data?.followUps.map(({ id }) => id));
  const added = before.data == null ? undefined : question.followUps.findLast(({ id }) => !known.has(id));
  const isEdited = before.data?.title !== question.title || before.data.body !== question.body;
  const time = added === undefined ? '' : timeOf(added.writtenAt, i18n.language);

  async function confirm(): Promise<void> {
    await flush();
    const draft = await deskClient.draft.find({ questionId: question.id });
    if (draft !== null) {
      await deskClient.draft.confirmQuestion({ questionId: question.id, questionRevision: question.revision });
    }
    setReadRevision(question.revision);
    setShown(false);
    tellNotice({ text: t('changed.done') });
    focusSoon('[data-question-id]', '[contenteditable="true"]');
  }

  return (
    <div className={classes.banner} data-kind="attention">
      <div className={classes.bannerLine}>
        <IconInfoCircle size={16} aria-hidden />
        <span role="status" className={classes.bannerText}>
          {added === undefined ? t('changed.edited') : t(isEdited ? 'changed.both' : 'changed.added', { time })}{' '}
          {t('changed.safe')}
        </span>
        <span className={classes.bannerActions}>
          <Button variant="default" size="compact-sm" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? t('changed.hide') : t('changed.show')}
          </Button>
          <Button size="compact-sm" onClick={() => void confirm().catch(() => undefined)}>
            {t('changed.read')}
          </Button>
        </span>
      </div>
      {isShown && before.data !== undefined && (
        <div className={classes.changes}>
          <QuestionChanges before={before.data} now={question} />
        </div>
      )}
    </div>
  );
}
