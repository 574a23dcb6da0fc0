import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { HandOverDialog } from '../../components/hand-over-dialog/hand-over-dialog.tsx';
import { KeyedButton } from '../../components/keyed-button/keyed-button.tsx';
import { codeOf } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon, isInDialog } from '../../lib/focus.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './held-reply-view.module.css';
import { useDiscard } from './use-discard.ts';

interface HeldActionsProps {
  readonly item: OutboxItem;
  /** As it is now; null when the account may no longer see it. */
  readonly question: Question | null;
  readonly onQuestion: (questionId: QuestionId) => void;
  readonly onBack: () => void;
}

/** What can be done with a reply that was held, by what held it; each with its key. */
export function HeldActions({ item, question, onQuestion, onBack }: HeldActionsProps) {
  const { t } = useTranslation('held');
  const { t: outboxWords } = useTranslation('outbox');
  const { t: sendingWords } = useTranslation('sending');
  const [isHandingOver, setHandingOver] = useState(false);
  const { commandId } = item;
  const toList = (said: string | null): void => {
    if (said !== null) tellNotice({ text: said });
    onBack();
    focusSoon('[data-outbox-title]');
  };
  const onError = (error: Error): void =>
    tellNotice({ text: codeOf(error) === 'ALREADY_SENT' ? t('tooLate') : t('failed') });
  const ask = useMutation(
    desk.outbox.askForQuestion.mutationOptions({ onError, onSuccess: () => tellNotice({ text: t('done.asked') }) }),
  );
  const wait = useMutation(
    desk.outbox.setWaitsForClaim.mutationOptions({
      onError,
      onSuccess: ({ waitsForClaim }) => tellNotice({ text: waitsForClaim ? t('done.waits') : t('done.waitsNot') }),
    }),
  );
  const confirm = useMutation(
    desk.outbox.confirm.mutationOptions({ onError, onSuccess: () => toList(t('done.confirmed')) }),
  );
  const sendNow = useMutation(
    desk.outbox.confirm.mutationOptions({ onError, onSuccess: () => toList(t('done.free')) }),
  );
  const second = useMutation(
    desk.outbox.sendAsSecondOpinion.mutationOptions({ onError, onSuccess: () => toList(t('done.second')) }),
  );
  const edit = useMutation(
    desk.outbox.takeBack.mutationOptions({
      onError,
      onSuccess: ({ questionId }) => {
        tellNotice({ text: t('done.kept') });
        onQuestion(questionId);
      },
    }),
  );
  const handOver = useMutation(
    desk.outbox.handOver.mutationOptions({ onError, onSuccess: () => toList(t('done.handedOver')) }),
  );
  const withdraw = useMutation(
    desk.outbox.cancel.mutationOptions({ onError, onSuccess: () => toList(sendingWords('outbox.withdrawn')) }),
  );
  const discard = useDiscard({ onDiscarded: () => toList(null), onQuestion });

  const reason = item.state === 'held' ? item.heldReason : null;
  const isOpen = question !== null && (question.status === 'pending' || question.status === 'answered');
  const actions: Action[] = [];
  if (reason === 'claimed-by-other') {
    actions.push({
      name: item.askedFor ? t('asked') : t('ask'),
      hint: 'a',
      shortcut: 'a',
      // Said rather than taken away, so that the focus stays where it is.
      isDone: item.askedFor,
      run: () => ask.mutate({ commandId }),
    });
    actions.push({
      name: t('waitFor'),
      hint: 'w',
      shortcut: 'w',
      isPressed: item.waitsForClaim,
      run: () => wait.mutate({ commandId, waits: !item.waitsForClaim }),
    });
  }
  if (reason === 'answered-meanwhile') {
    actions.push({
      name: outboxWords('asSecondOpinion'),
      hint: 's',
      shortcut: 's',
      isMain: true,
      run: () => second.mutate({ commandId }),
    });
  }
  if (reason === 'question-changed') {
    actions.push({
      name: t('confirm'),
      hint: 'Ctrl ↵',
      shortcut: 'Control+Enter',
      isMain: true,
      run: () => confirm.mutate({ commandId }),
    });
  }
  if (reason === 'reply-corrected') {
    actions.push({
      name: sendingWords(item.what === 'retraction' ? 'outbox.retractAll' : 'outbox.replaceIt'),
      hint: 'Ctrl ↵',
      shortcut: 'Control+Enter',
      isMain: true,
      run: () => confirm.mutate({ commandId }),
    });
  }
  if (item.state === 'held' && reason === null) {
    actions.push({
      name: t('sendNow'),
      hint: 'Ctrl ↵',
      shortcut: 'Control+Enter',
      isMain: true,
      run: () => sendNow.mutate({ commandId }),
    });
  }
  if (reason === 'left-your-departments' && item.what === 'reply') {
    actions.push({ name: t('handOver'), hint: 'h', shortcut: 'h', isMain: true, run: () => setHandingOver(true) });
  }
  if (item.what !== 'retraction') {
    actions.push({
      name: isOpen ? outboxWords('edit') : t('keepAsDraft'),
      hint: 'e',
      shortcut: 'e',
      run: () => edit.mutate({ commandId }),
    });
  }
  actions.push({
    name: item.what === 'retraction' ? sendingWords('outbox.withdraw') : outboxWords('discard'),
    hint: 'Del',
    shortcut: 'Delete',
    isDanger: true,
    // Of a retraction nothing is left that could be brought back.
    run: () => (item.what === 'retraction' ? withdraw : discard).mutate({ commandId }),
  });

  const isBusy = [ask, wait, confirm, sendNow, second, edit, handOver, discard, withdraw].some(
    ({ isPending }) => isPending,
  );
  const run = (action: Action): void => {
    if (!isBusy && action.isDone !== true) action.run();
  };
  useHotkeys(
    actions.map((action): [string, (event: KeyboardEvent) => void] => [
      action.shortcut === 'Control+Enter' ? 'mod+Enter' : action.shortcut,
      (event: KeyboardEvent) => {
        if (!isInDialog(event)) run(action);
      },
    ]),
  );

  return (
    <footer className={classes.actions}>
      <div className={classes.buttons}>
        {actions.map((action) => (
          <ActionButton key={action.shortcut} action={action} onRun={() => run(action)}>
            {action.name}
          </ActionButton>
        ))}
      </div>
      <p className={classes.hint}>
        {reason === 'claimed-by-other' && `${item.waitsForClaim ? t('waits') : t('waitsNot')} `}
        {t('discardHint')}
      </p>
      <HandOverDialog
        opened={isHandingOver}
        onClose={() => setHandingOver(false)}
        onHandOver={(note) => {
          setHandingOver(false);
          handOver.mutate({ commandId, note });
        }}
      />
    </footer>
  );
}

interface Action {
  readonly name: string;
  readonly hint: string;
  readonly shortcut: string;
  readonly run: () => void;
  readonly isMain?: boolean;
  readonly isDanger?: boolean;
  readonly isDone?: boolean;
  /** For what is switched on and off. */
  readonly isPressed?: boolean;
}

function ActionButton({
  action,
  onRun,
  children,
}: {
  readonly action: Action;
  readonly onRun: () => void;
  readonly children: ReactNode;
}) {
  return (
    <KeyedButton
      hint={action.hint}
      shortcut={action.shortcut}
      variant={action.isMain === true || action.isPressed === true ? 'filled' : 'default'}
      aria-disabled={action.isDone || undefined}
      {...(action.isPressed === undefined ? {} : { 'aria-pressed': action.isPressed })}
      className={action.isDanger === true ? classes.danger : undefined}
      onClick={onRun}
    >
      {children}
    </KeyedButton>
  );
}
