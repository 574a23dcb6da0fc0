import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../lib/desk-queries.ts';
import { ariaStroke, shownStroke } from '../lib/key-notation.ts';
import { useAction, useKeymap } from '../lib/keymap.ts';
import classes from './frame.module.css';

/** The seconds in which a reply can still be called back, wherever the doctor has gone meanwhile. */
export function UndoSend() {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const outbox = useQuery(desk.outbox.list.queryOptions());
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 500, { autoInvoke: true });
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({
      onSuccess: ({ questionId }) => void navigate({ to: '/queue/{-$questionId}', params: { questionId } }),
    }),
  );
  const item = outbox.data?.find(({ undoUntil }) => undoUntil !== null && Date.parse(undoUntil) > nowMs);
  useAction('undoSend', () => item && takeBack.mutate({ commandId: item.commandId }), { enabled: item !== undefined });
  const stroke = useKeymap().keysOf('undoSend')[0];
  if (item === undefined) return null;
  const seconds = Math.ceil((Date.parse(item.undoUntil ?? '') - nowMs) / 1000);
  return (
    <div className={classes.undo}>
      <span aria-hidden>
        {item.what === 'retraction' ? t('retracts', { count: seconds }) : t('replySends', { count: seconds })}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => takeBack.mutate({ commandId: item.commandId })}
        {...(stroke === undefined
          ? {}
          : {
              'aria-keyshortcuts': ariaStroke(stroke),
              rightSection: <kbd aria-hidden>{shownStroke(stroke)}</kbd>,
            })}
      >
        {t('undoSend')}
      </Button>
      {takeBack.isError && <span role="alert">{t('tooLateToUndo')}</span>}
    </div>
  );
}
