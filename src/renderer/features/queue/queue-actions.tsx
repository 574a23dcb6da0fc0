import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '#contract/desk.ts';
import { type DismissReason, dismissReasonSchema } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { KeyedButton } from '../../components/keyed-button/keyed-button.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { tellNotice } from '../../lib/notices.ts';
import { TransferDialog, type TransferTarget } from './transfer-dialog.tsx';

/** The question that the buttons are about. */
export type Subject = Pick<QueueRow, 'id' | 'status' | 'claim' | 'claimedByMe' | 'departmentId'>;

export interface QueueActions {
  /** Carries out a key of the queue; false when it is none of these. */
  onKey(key: string): boolean;
  readonly subject: Subject | undefined;
  readonly mayClaim: boolean;
  /** Free or mine, so that it may be given away or closed. */
  readonly mayMove: boolean;
  claim(): void;
  release(): void;
  readonly isTransferring: boolean;
  setTransferring(opened: boolean): void;
  transfer(target: TransferTarget): void;
  readonly isDismissing: boolean;
  setDismissing(opened: boolean): void;
  dismiss(reason: DismissReason): void;
}

/** What can be done to a question from the queue, by button and by key. */
export function useQueueActions(subject: Subject | undefined): QueueActions {
  const { t } = useTranslation('queue');
  const [isTransferring, setTransferring] = useState(false);
  const [isDismissing, setDismissing] = useState(false);
  const onError = (): void => tellNotice({ text: t('notDone') });
  const claim = useMutation(desk.queue.claim.mutationOptions({ onError }));
  const release = useMutation(desk.queue.release.mutationOptions({ onError }));
  const transfer = useMutation(
    desk.queue.transfer.mutationOptions({ onError, onSuccess: () => tellNotice({ text: t('transferred') }) }),
  );
  const dismiss = useMutation(
    desk.queue.dismiss.mutationOptions({ onError, onSuccess: () => tellNotice({ text: t('dismissed') }) }),
  );
  const isOpen = subject?.status === 'pending';
  const mayClaim = isOpen && subject.claim === null;
  const mayMove = isOpen && (subject.claim === null || subject.claimedByMe);
  const actions: QueueActions = {
    subject,
    mayClaim,
    mayMove,
    claim: () => subject !== undefined && claim.mutate({ questionId: subject.id }),
    release: () => subject !== undefined && release.mutate({ questionId: subject.id }),
    isTransferring,
    setTransferring,
    transfer(target) {
      setTransferring(false);
      if (subject !== undefined) transfer.mutate({ questionId: subject.id, ...target });
      focusSoon('[role="listbox"]');
    },
    isDismissing,
    setDismissing,
    dismiss(reason) {
      setDismissing(false);
      if (subject !== undefined) dismiss.mutate({ questionId: subject.id, reason });
      focusSoon('[role="listbox"]');
    },
    onKey(key) {
      switch (key) {
        case 'c':
          if (mayClaim) actions.claim();
          else if (subject?.claimedByMe === true) actions.release();
          return true;
        case 't':
          if (mayMove) setTransferring(true);
          return true;
        case 'e':
          if (mayMove) setDismissing(true);
          return true;
        default:
          return false;
      }
    },
  };
  return actions;
}

/** Claim, release, give away and close, each with its key. */
export function QueueActionBar({ actions, account }: { readonly actions: QueueActions; readonly account: Account }) {
  const { t } = useTranslation('queue');
  const { subject } = actions;
  const look = { variant: 'default', size: 'compact-xs', px: 4, fw: 500 } as const;
  return (
    <>
      <KeyedButton {...look} hint="c" shortcut="c" disabled={!actions.mayClaim} onClick={actions.claim}>
        {t('claim')}
      </KeyedButton>
      <KeyedButton
        {...look}
        hint="c"
        shortcut="c"
        disabled={subject?.claimedByMe !== true || subject.status !== 'pending'}
        onClick={actions.release}
      >
        {t('release')}
      </KeyedButton>
      <KeyedButton
        {...look}
        hint="t"
        shortcut="t"
        disabled={!actions.mayMove}
        onClick={() => actions.setTransferring(true)}
      >
        {t('transfer')}
      </KeyedButton>
      <Menu
        opened={actions.isDismissing}
        onChange={(opened) => {
          actions.setDismissing(opened);
          if (!opened) focusSoon('[role="listbox"]');
        }}
        position="bottom-start"
        // Keys outside would close it too, and the one that opens it is pressed in the list.
        clickOutsideEvents={['mousedown', 'touchstart']}
      >
        <Menu.Target>
          <KeyedButton {...look} hint="e" shortcut="e" disabled={!actions.mayMove}>
            {t('dismiss')}
          </KeyedButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('dismissWhy')}</Menu.Label>
          {dismissReasonSchema.options.map((reason) => (
            <Menu.Item key={reason} onClick={() => actions.dismiss(reason)}>
              {t(`dismissReasons.${reason}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {subject !== undefined && (
        <TransferDialog
          opened={actions.isTransferring}
          fromDepartmentId={subject.departmentId}
          myId={account.id}
          onTransfer={actions.transfer}
          onClose={() => {
            actions.setTransferring(false);
            focusSoon('[role="listbox"]');
          }}
        />
      )}
    </>
  );
}
