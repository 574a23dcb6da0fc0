import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueAction } from '#contract/desk.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import { momentOf } from '../../lib/moments.ts';
import { ChoiceList } from './choice-list.tsx';
import classes from './dialogs.module.css';
import { snoozePresets } from './snooze-times.ts';

/** Asks until when a question shall be out of sight. */
export function SnoozeForm({ onAct }: { readonly onAct: (action: QueueAction) => void }) {
  const { t, i18n } = useTranslation('queue');
  const [orNextMessage, setOrNextMessage] = useState(true);
  const [picked, setPicked] = useState('');
  const [isTried, setTried] = useState(false);
  const [openedMs] = useState(Date.now);
  const snooze = (until: Instant | null): void =>
    onAct({ kind: 'snooze', until, orNextMessage: until === null || orNextMessage });
  const pickedMs = picked === '' ? Number.NaN : new Date(picked).getTime();
  const isLater = pickedMs > openedMs;
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isLater) snooze(toInstant(pickedMs));
      }}
    >
      <ChoiceList
        label={t('snoozeUntil')}
        choices={[
          ...snoozePresets(openedMs).map(({ preset, until }) => ({
            id: preset,
            label: t(`snoozePresets.${preset}`),
            hint: momentOf(until, i18n.language),
            onChoose: () => snooze(until),
          })),
          { id: 'message', label: t('untilMessage'), onChoose: () => snooze(null) },
        ]}
      />
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          type="datetime-local"
          label={t('pickTime')}
          className={classes.grow ?? ''}
          value={picked}
          onChange={(event) => setPicked(event.currentTarget.value)}
          error={isTried && !isLater ? t('pickLater') : undefined}
        />
        <Button type="submit" size="sm" variant="default">
          {t('snooze')}
        </Button>
      </Group>
      <Checkbox
        size="xs"
        label={t('orNextMessage')}
        checked={orNextMessage}
        onChange={(event) => setOrNextMessage(event.currentTarget.checked)}
      />
    </form>
  );
}
