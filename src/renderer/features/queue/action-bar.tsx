import {
  IconClockPause,
  IconCopyCheck,
  IconFlag,
  IconHandGrab,
  IconHandOff,
  IconTransfer,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ariaStroke, shownStroke } from '../../lib/key-notation.ts';
import { type ActionId, useKeymap } from '../../lib/keymap.ts';
import classes from './queue-tools.module.css';
import { backOf, type QueueActions, runToggle } from './use-queue-actions.ts';

/** Everything that can be done to the questions meant, each with its key. In a narrow pane the words are left out. */
export function ActionBar({ actions }: { readonly actions: QueueActions }) {
  const { t } = useTranslation('queue');
  const toggle = (about: 'snooze' | 'mark-duplicate' | 'dismiss') => {
    const back = backOf(actions, about);
    return {
      isBack: back !== null,
      enabled: back === null ? actions.can(about) : actions.can(back.kind),
      onClick: () => runToggle(actions, about),
    };
  };
  const snooze = toggle('snooze');
  const duplicate = toggle('mark-duplicate');
  const dismiss = toggle('dismiss');
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('actions')}>
      <ActionButton
        id="claim"
        Icon={IconHandGrab}
        name={t('claim')}
        enabled={actions.can('claim')}
        onClick={() => actions.do({ kind: 'claim' })}
      />
      <ActionButton
        id="release"
        Icon={IconHandOff}
        name={t('release')}
        enabled={actions.can('release')}
        onClick={() => actions.do({ kind: 'release' })}
      />
      <ActionButton
        id="transfer"
        Icon={IconTransfer}
        name={t('transfer')}
        enabled={actions.can('transfer')}
        onClick={() => actions.ask('transfer')}
      />
      <ActionButton
        id="snooze"
        Icon={IconClockPause}
        name={snooze.isBack ? t('wake') : t('snooze')}
        {...rest(snooze)}
      />
      <ActionButton
        id="markDuplicate"
        Icon={IconCopyCheck}
        name={duplicate.isBack ? t('notDuplicate') : t('markDuplicate')}
        {...rest(duplicate)}
      />
      <ActionButton
        id="dismiss"
        Icon={IconTrash}
        name={dismiss.isBack ? t('reopen') : t('dismiss')}
        {...rest(dismiss)}
      />
      <ActionButton
        id="setUrgency"
        Icon={IconFlag}
        name={t('setUrgency')}
        enabled={actions.can('override-urgency')}
        onClick={() => actions.ask('override-urgency')}
      />
    </div>
  );
}

function rest({ enabled, onClick }: { readonly enabled: boolean; readonly onClick: () => void }) {
  return { enabled, onClick };
}

interface ActionButtonProps {
  readonly id: ActionId;
  readonly Icon: TablerIcon;
  readonly name: string;
  readonly enabled: boolean;
  readonly onClick: () => void;
}

function ActionButton({ id, Icon, name, enabled, onClick }: ActionButtonProps) {
  const stroke = useKeymap().keysOf(id)[0];
  return (
    <button
      type="button"
      className={classes.action}
      aria-label={name}
      title={stroke === undefined ? name : `${name} (${shownStroke(stroke)})`}
      aria-keyshortcuts={stroke === undefined ? undefined : ariaStroke(stroke)}
      disabled={!enabled}
      onClick={onClick}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className={classes.actionName}>{name}</span>
      {stroke !== undefined && (
        <kbd aria-hidden className={classes.key}>
          {shownStroke(stroke)}
        </kbd>
      )}
    </button>
  );
}
