import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_CHANGE_REASON_LENGTH } from '#domain/reply.ts';

interface ReasonDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly intro: string;
  /** What becomes of the reason. */
  readonly hint: string;
  readonly confirm: string;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why, before something that needs a reason is done. */
export function ReasonDialog({ opened, title, onClose, ...rest }: ReasonDialogProps) {
  const { t } = useTranslation('sending');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {opened && <ReasonForm {...rest} />}
    </Modal>
  );
}

function ReasonForm({ intro, hint, confirm, onConfirm }: Omit<ReasonDialogProps, 'opened' | 'title' | 'onClose'>) {
  const { t } = useTranslation('sending');
  const [reason, setReason] = useState('');
  const submit = (): void => {
    if (reason.trim() !== '') onConfirm(reason.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{intro}</p>
      <Textarea
        label={t('reason')}
        description={hint}
        required
        autosize
        minRows={2}
        maxRows={6}
        maxLength={MAX_CHANGE_REASON_LENGTH}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit();
        }}
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={reason.trim() === ''}>
          {confirm}
        </Button>
      </Group>
    </form>
  );
}
