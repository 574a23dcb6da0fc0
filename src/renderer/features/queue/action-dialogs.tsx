import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dismissReasonSchema } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { ChoiceList } from './choice-list.tsx';
import classes from './dialogs.module.css';
import { DuplicateForm } from './duplicate-form.tsx';
import { SnoozeForm } from './snooze-form.tsx';
import { TransferForm } from './transfer-form.tsx';
import { UrgencyForm } from './urgency-form.tsx';
import type { QueueActions } from './use-queue-actions.ts';

const TITLES = {
  transfer: 'transferTitle',
  snooze: 'snoozeTitle',
  'mark-duplicate': 'duplicateTitle',
  dismiss: 'dismissTitle',
  'override-urgency': 'urgencyTitle',
} as const;

/** What an action needs to know before it is done. */
export function ActionDialogs({ actions, account }: { readonly actions: QueueActions; readonly account: Account }) {
  const { t } = useTranslation('queue');
  const { asking } = actions;
  return (
    <Modal
      opened={asking !== null}
      onClose={actions.close}
      returnFocus={false}
      title={asking === null ? '' : t(TITLES[asking.about])}
      size={asking?.about === 'mark-duplicate' ? '44rem' : '26rem'}
      closeButtonProps={{ 'aria-label': t('notNow') }}
      transitionProps={{ duration: 0 }}
    >
      {asking !== null && (
        <>
          <p className={classes.about} dir="auto">
            {asking.subjects.length === 1 ? asking.subjects[0]?.title : t('total', { count: asking.subjects.length })}
          </p>
          <Asked asking={asking} actions={actions} account={account} />
        </>
      )}
    </Modal>
  );
}

function Asked({
  asking: { about, subjects },
  actions,
  account,
}: {
  readonly asking: NonNullable<QueueActions['asking']>;
  readonly actions: QueueActions;
  readonly account: Account;
}) {
  const { t } = useTranslation('queue');
  switch (about) {
    case 'transfer': {
      const departments = new Set(subjects.map(({ departmentId }) => departmentId));
      return (
        <TransferForm
          fromDepartmentId={departments.size === 1 ? ([...departments][0] ?? null) : null}
          myId={account.id}
          onTransfer={(target) => actions.answer({ kind: 'transfer', ...target })}
          onClose={actions.close}
        />
      );
    }
    case 'snooze':
      return <SnoozeForm onAct={actions.answer} />;
    case 'mark-duplicate':
      return <DuplicateForm subjects={subjects} onAct={actions.answer} />;
    case 'override-urgency':
      return <UrgencyForm subjects={subjects} onAct={actions.answer} />;
    case 'dismiss':
      return (
        <ChoiceList
          label={t('dismissWhy')}
          choices={dismissReasonSchema.options.map((reason) => ({
            id: reason,
            label: t(`dismissReasons.${reason}`),
            onChoose: () => actions.answer({ kind: 'dismiss', reason }),
          }))}
        />
      );
  }
}
