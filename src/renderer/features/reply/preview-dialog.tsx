import { Button, Group, Modal } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import { referralsOf } from '#domain/referral.ts';
import type { ReplyContent, ReplyKind } from '#domain/reply.ts';
import { PublishedPage } from '../../components/published-page/published-page.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { exportReferrals } from '../../lib/export-referrals.ts';

interface PreviewDialogProps {
  readonly questionId: QuestionId;
  /** What is previewed; null while nothing is. */
  readonly content: ReplyContent | null;
  readonly kind: ReplyKind;
  readonly onClose: () => void;
}

/** The question's page with this reply on it, as the service will render it; to read, to print, and to export from. */
export function PreviewDialog({ questionId, content, kind, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('sending');
  return (
    <Modal
      opened={content !== null}
      onClose={onClose}
      title={t('previewTitle')}
      size="60rem"
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {content !== null && <Preview questionId={questionId} content={content} kind={kind} />}
    </Modal>
  );
}

function Preview({
  questionId,
  content,
  kind,
}: Omit<PreviewDialogProps, 'content' | 'onClose'> & { readonly content: ReplyContent }) {
  const { t } = useTranslation('sending');
  const page = useQuery(
    desk.reply.preview.queryOptions({ input: { questionId, content, kind }, staleTime: 0, gcTime: 0 }),
  );
  const hasReferral =
    referralsOf(content.body, ...(content.moreInformation === null ? [] : [content.moreInformation])).length > 0;
  return (
    <>
      <Group justify="space-between" mb="xs" gap="xs">
        <span>{`${t('draftNote')} ${t('previewHint')}`}</span>
        <Group gap="xs">
          {hasReferral && (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() => void exportReferrals(questionId, { content }, t)}
            >
              {t('exportReferral')}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPrinter size={15} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        </Group>
      </Group>
      {page.isError && <p role="alert">{t('failed')}</p>}
      {page.data !== undefined && <PublishedPage html={page.data.html} label={t('previewLabel')} />}
    </>
  );
}
