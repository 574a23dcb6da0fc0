import { Button, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Corrects } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { MAX_CHANGE_REASON_LENGTH } from '#domain/reply.ts';
import { deskClient } from '../../lib/clients.ts';
import classes from './sending.module.css';

interface CorrectionBarProps {
  readonly questionId: QuestionId;
  readonly corrects: Corrects;
  /** With each change of the reason: resolves when it is on disk. */
  readonly onSaving: (saved: Promise<unknown>) => void;
  readonly onCancel: () => void;
}

/** Says that the text below takes the place of a published reply, and asks why. */
export function CorrectionBar({ questionId, corrects, onSaving, onCancel }: CorrectionBarProps) {
  const { t } = useTranslation('sending');
  const [reason, setReason] = useState(corrects.reason);
  return (
    <div className={classes.correction}>
      <p className={classes.correctionTitle}>
        <IconPencil size={15} aria-hidden />
        <strong>{t('correcting')}</strong> <span className={classes.quiet}>{t('correctingHint')}</span>
      </p>
      <div className={classes.correctionLine}>
        <TextInput
          className={classes.grow}
          label={t('reason')}
          placeholder={t('reasonHint')}
          required
          data-correction-reason
          maxLength={MAX_CHANGE_REASON_LENGTH}
          value={reason}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setReason(next);
            onSaving(deskClient.reply.setCorrectionReason({ questionId, reason: next }));
          }}
        />
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('cancelCorrection')}
        </Button>
      </div>
    </div>
  );
}
