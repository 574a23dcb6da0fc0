import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedDraft } from '#contract/service.ts';
import { RichTextView } from '../../components/rich-text-view/rich-text-view.tsx';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import classes from './question-view.module.css';

/** A draft that waits for whoever answers the question, to read and to take up. */
export function HandedDraftBanner({ draft, isMine }: { readonly draft: HandedDraft; readonly isMine: boolean }) {
  const { t, i18n } = useTranslation('question');
  const { flush } = useReplySession();
  const [isShown, setShown] = useState(false);
  const takeUp = useMutation(
    desk.draft.takeUp.mutationOptions({
      // What is being typed becomes an earlier version; it must be on disk before another draft takes its place.
      onMutate: flush,
      onSuccess: () => {
        tellNotice({ text: t('handed.done') });
        focusSoon('[data-question-id]', '[contenteditable="true"]');
      },
      onError: (error) => tellNotice({ text: isNotFound(error) ? t('handed.taken') : t('handed.failed') }),
    }),
  );
  const { id: handedDraftId, questionId, fromName, handedAt, note, content } = draft;
  const time = momentOf(handedAt, i18n.language);
  return (
    <div className={classes.banner}>
      <div className={classes.bannerLine}>
        <IconFileText size={16} aria-hidden />
        <span role="status" className={classes.bannerText}>
          {isMine ? t('handed.fromYou', { time }) : t('handed.from', { name: fromName, time })}
          {note !== '' && <bdi className={classes.bannerNote}>{t('handed.note', { note })}</bdi>}
        </span>
        <span className={classes.bannerActions}>
          <Button variant="default" size="compact-sm" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {t('handed.preview')}
          </Button>
          <Button
            size="compact-sm"
            disabled={takeUp.isPending}
            onClick={() => takeUp.mutate({ questionId, handedDraftId })}
          >
            {t('handed.takeUp')}
          </Button>
        </span>
      </div>
      {isShown && (
        <div className={classes.changes}>
          <RichTextView document={content.body} />
          {content.moreInformation !== null && <RichTextView document={content.moreInformation} />}
        </div>
      )}
    </div>
  );
}
