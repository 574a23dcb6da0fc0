import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import { HandOverDialog } from '../../components/hand-over-dialog/hand-over-dialog.tsx';
import { RichTextView } from '../../components/rich-text-view/rich-text-view.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './reply-pane.module.css';

interface KeptDraftProps {
  readonly questionId: QuestionId;
  /** The editor's last save, which must be on disk first. */
  readonly after: Promise<unknown>;
  /** The question went to others, who can go on with the draft. */
  readonly canHandOver: boolean;
}

/** A draft whose question takes no reply from here any more: to read, to copy from, and perhaps to hand over. */
export function KeptDraft({ questionId, after, canHandOver }: KeptDraftProps) {
  const { t } = useTranslation('reply');
  const { data: draft, refetch } = useQuery(desk.draft.find.queryOptions({ input: { questionId }, staleTime: 0 }));
  const [isHandingOver, setHandingOver] = useState(false);
  const handOver = useMutation(
    desk.draft.handOver.mutationOptions({
      onSuccess: () => {
        tellNotice({ text: t('handedOver') });
        void refetch();
        focusSoon('[role="listbox"]');
      },
      onError: () => tellNotice({ text: t('notHandedOver') }),
    }),
  );
  useEffect(() => {
    after.catch(() => undefined).then(() => void refetch());
  }, [after, refetch]);
  if (draft === undefined || draft === null) return null;
  const { body, moreInformation } = draft.content;
  return (
    <section className={classes.pane} aria-label={t('keptDraft')}>
      <div className={classes.tools}>
        <strong>{t('keptDraft')}</strong>
        <span className={classes.status}>{t('keptDraftHint')}</span>
        {canHandOver && (
          <Button
            variant="default"
            size="compact-sm"
            className={classes.atEnd}
            disabled={handOver.isPending}
            onClick={() => setHandingOver(true)}
          >
            {t('handOver')}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long draft is scrolled with the keyboard. */}
      <div className={classes.kept} tabIndex={0} role="document">
        <RichTextView document={body} />
        {moreInformation !== null && (
          <>
            <p className={classes.moreTitle}>{t('moreInformation')}</p>
            <RichTextView document={moreInformation} />
          </>
        )}
      </div>
      <HandOverDialog
        opened={isHandingOver}
        onClose={() => setHandingOver(false)}
        onHandOver={(note) => {
          setHandingOver(false);
          handOver.mutate({ questionId, note });
        }}
      />
    </section>
  );
}
