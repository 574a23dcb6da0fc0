import { Button, Modal, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlocking, lettersOf, type ReplyFinding, reasonLettersFor } from '#domain/reply-checks/finding.ts';
import { KeyedButton } from '../../components/keyed-button/keyed-button.tsx';
import classes from './check-dialog.module.css';
import { findingText, placeText } from './finding-text.ts';

/** A finding and what became of it while the dialog is open. Rows stay where they are until it is closed. */
export interface FindingRow {
  readonly finding: ReplyFinding;
  readonly state: 'open' | 'fixed' | 'gone';
}

export interface CheckDialogProps {
  /** Null while the dialog is closed. */
  readonly rows: readonly FindingRow[] | null;
  /** Whether these rows came up when the doctor wanted to send in spite of others. */
  readonly isSecondLook: boolean;
  /** The most urgent red flag of the question; null without one. */
  readonly flag: string | null;
  readonly onGoTo: (row: FindingRow) => void;
  readonly onFix: (row: FindingRow) => void;
  /** The reason is empty when nothing is left to override. */
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

/** What speaks against sending, each with the way to it; warnings may be overridden with a reason. */
export function CheckDialog({ rows, onClose, ...rest }: CheckDialogProps) {
  const { t } = useTranslation('checks');
  return (
    <Modal
      opened={rows !== null}
      onClose={onClose}
      size="lg"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('back') }}
      // Whoever closes it says where the cursor goes: to the place, or back to the reply.
      returnFocus={false}
    >
      {rows !== null && <CheckBody rows={rows} onClose={onClose} {...rest} />}
    </Modal>
  );
}

function CheckBody(props: CheckDialogProps & { readonly rows: readonly FindingRow[] }) {
  const { rows, isSecondLook, flag, onGoTo, onFix, onSend, onClose } = props;
  const { t } = useTranslation('checks');
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const open = rows.filter(({ state }) => state === 'open').map(({ finding }) => finding);
  const isBlocked = open.some(isBlocking);
  const lettersNeeded = reasonLettersFor(open);
  const isEnough = lettersOf(reason) >= lettersNeeded;

  // The first thing to decide on; the dialog's own way comes too late for a key that follows at once.
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('[data-go]')?.focus(), []);

  function submit(): void {
    if (isBlocked) return;
    setTried(true);
    if (isEnough) onSend(reason.trim());
    else reasonField.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
      return;
    }
    if (event.target === reasonField.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = /^[1-9]$/u.test(event.key) ? rows[Number(event.key) - 1] : undefined;
    if (row !== undefined) {
      event.preventDefault();
      onGoTo(row);
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      walk(list.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  const intro = isBlocked ? t('blockedIntro') : open.length > 0 ? t('warnedIntro') : t('settledIntro');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the dialog as a whole; each has a button as well.
    <div onKeyDown={onKeyDown}>
      <p className={classes.intro} role="status">
        {isSecondLook && `${t('foundNew')} `}
        {intro}
      </p>
      <ol ref={list} className={classes.list} aria-label={t('list')}>
        {rows.map((row, index) => (
          <FindingItem
            key={index}
            row={row}
            number={index + 1}
            id={`${id}-${index}`}
            flag={flag}
            onGoTo={() => onGoTo(row)}
            onFix={() => onFix(row)}
          />
        ))}
      </ol>
      <p className={classes.keys}>{t('keys')}</p>
      {!isBlocked && lettersNeeded > 0 && (
        <Textarea
          ref={reasonField}
          label={t('reason')}
          description={t('reasonHint')}
          required
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && !isEnough ? t('reasonNeeded', { count: lettersNeeded }) : undefined}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('back')}
        </Button>
        {!isBlocked && (
          <KeyedButton onClick={submit} hint="Ctrl ↵" shortcut="Control+Enter">
            {open.length > 0 ? t('sendAnyway') : t('sendNow')}
          </KeyedButton>
        )}
      </div>
    </div>
  );
}

interface FindingItemProps {
  readonly row: FindingRow;
  readonly number: number;
  readonly id: string;
  readonly flag: string | null;
  readonly onGoTo: () => void;
  readonly onFix: () => void;
}

function FindingItem({ row, number, id, flag, onGoTo, onFix }: FindingItemProps) {
  const { t } = useTranslation('checks');
  const { finding, state } = row;
  const { fix, severity, code } = finding;
  const isOpen = state === 'open';
  const key = number < 10 ? { hint: String(number), shortcut: String(number) } : { hint: '', shortcut: '' };
  const done = state === 'gone' ? t('gone') : fix === 'tick' ? t('tickedHint') : t('removedHint');
  return (
    <li className={classes.item} data-severity={severity} data-state={state}>
      <span className={classes.sign} aria-hidden>
        {!isOpen ? (
          <IconCheck size={16} />
        ) : severity === 'blocks' ? (
          <IconBan size={16} />
        ) : (
          <IconAlertTriangle size={16} />
        )}
      </span>
      <div className={classes.words} id={id}>
        <span className={classes.severity}>{t(`severity.${severity}`)}</span>{' '}
        <span className={classes.text}>{findingText(finding, t)}</span>
        {code === 'urgency-not-said' && flag !== null && (
          <span className={classes.place}>{t('finding.urgencyFlag', { flag })}</span>
        )}
        <span className={classes.place} role={isOpen ? undefined : 'status'}>
          {isOpen ? placeText(finding, t) : done}
        </span>
      </div>
      <div className={classes.buttons}>
        {fix !== null && (
          <Button
            variant="default"
            size="compact-sm"
            aria-describedby={id}
            // It keeps the focus when it has done its work.
            aria-disabled={!isOpen}
            data-disabled={!isOpen}
            onClick={isOpen ? onFix : undefined}
          >
            {fix === 'remove' ? t(isOpen ? 'remove' : 'removed') : t(isOpen ? 'tick' : 'ticked')}
          </Button>
        )}
        <KeyedButton
          variant="default"
          size="compact-sm"
          data-go
          data-autofocus={number === 1 || undefined}
          aria-describedby={id}
          hint={key.hint}
          shortcut={key.shortcut}
          onClick={onGoTo}
        >
          {t('goThere')}
        </KeyedButton>
      </div>
    </li>
  );
}

/** The focus to the next way in the list, or the one before. */
function walk(list: HTMLElement | null, step: 1 | -1): void {
  const ways = [...(list?.querySelectorAll<HTMLElement>('[data-go]') ?? [])];
  const now = ways.findIndex((way) => way.closest('li')?.contains(document.activeElement));
  ways[now === -1 ? 0 : Math.min(ways.length - 1, Math.max(0, now + step))]?.focus();
}
