import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface HandOverDialogProps {
  readonly opened: boolean;
  readonly onHandOver: (note: string) => void;
  readonly onClose: () => void;
}

/** Asks for a word to the colleague who takes the draft up. */
export function HandOverDialog({ opened, onHandOver, onClose }: HandOverDialogProps) {
  const { t } = useTranslation('compare');
  return (
    <Modal opened={opened} onClose={onClose} title={t('handOver')} closeButtonProps={{ 'aria-label': t('notNow') }}>
      <HandOverForm onHandOver={onHandOver} onClose={onClose} />
    </Modal>
  );
}

function HandOverForm({ onHandOver, onClose }: Omit<HandOverDialogProps, 'opened'>) {
  const { t } = useTranslation('compare');
  const [note, setNote] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onHandOver(note);
      }}
    >
      <p>{t('handOverHint')}</p>
      <Textarea
        label={t('note')}
        placeholder={t('notePlaceholder')}
        maxLength={500}
        rows={3}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onHandOver(note);
        }}
      />
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('notNow')}
        </Button>
        <Button type="submit">{t('handOverDo')}</Button>
      </Group>
    </form>
  );
}
