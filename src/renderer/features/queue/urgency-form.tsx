import { Button, Group, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueAction } from '#contract/desk.ts';
import { UrgencyMark } from '../../components/urgency-mark/urgency-mark.tsx';
import type { Subject } from './apply-action.ts';
import classes from './dialogs.module.css';

const CHOICES = ['T1', 'T2', 'T3', 'none'] as const;

/** Asks for a doctor's word on the urgency, and why. */
export function UrgencyForm({
  subjects,
  onAct,
}: {
  readonly subjects: readonly Subject[];
  readonly onAct: (action: QueueAction) => void;
}) {
  const { t } = useTranslation('queue');
  const [urgency, setUrgency] = useState<string>(subjects[0]?.urgency ?? 'none');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isOverridden = subjects.some(({ urgencyIsOverridden }) => urgencyIsOverridden);
  function submit(): void {
    setTried(true);
    const chosen = CHOICES.find((choice) => choice === urgency);
    if (reason.trim() === '' || chosen === undefined) return;
    const override = { action: 'set' as const, urgency: chosen === 'none' ? null : chosen, reason: reason.trim() };
    onAct({ kind: 'override-urgency', override });
  }
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Radio.Group label={t('howUrgent')} value={urgency} onChange={setUrgency}>
        <div className={classes.radios}>
          {CHOICES.map((choice) => (
            <Radio
              key={choice}
              size="xs"
              value={choice}
              data-autofocus={choice === urgency || undefined}
              label={
                <span className={classes.radio}>
                  <UrgencyMark urgency={choice === 'none' ? null : choice} />
                  {t(`urgency.${choice}`)}
                  <span className={classes.hint}>{t(`urgencyMeans.${choice}`)}</span>
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('reason')}
        description={t('urgencyReasonHint')}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
        error={isTried && reason.trim() === '' ? t('urgencySayWhy') : undefined}
      />
      <Group justify="flex-end" gap="xs">
        {isOverridden && (
          <Button variant="default" onClick={() => onAct({ kind: 'override-urgency', override: { action: 'clear' } })}>
            {t('rulesAgain')}
          </Button>
        )}
        <Button type="submit">{t('setUrgency')}</Button>
      </Group>
    </form>
  );
}
