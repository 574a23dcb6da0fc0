import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Popover, TextInput } from '@mantine/core';
import type { NodeKey } from 'lexical';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Slot, slotText } from '#domain/rich-text.ts';
import { isValueFor } from '#domain/templates/slot-values.ts';
import classes from './slot-chip.module.css';
import { useSlotFocus } from './slot-focus.tsx';

/** A blank as it stands in the text; opening it offers what may be filled in. */
export function SlotChip({ nodeKey, slot }: { readonly nodeKey: NodeKey; readonly slot: Slot }) {
  const { t } = useTranslation('reply');
  const [editor] = useLexicalComposerContext();
  const focus = useSlotFocus();
  const isOpen = focus.openKey === nodeKey;
  const standing = focus.standingOf(nodeKey);

  const fill = (value: string | null): void => focus.fill(nodeKey, value);

  function onKeyDown(event: KeyboardEvent): void {
    // The editor around it must not take the keys of the blank.
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      focus.open(null);
      editor.focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      focus.walk(nodeKey, event.shiftKey ? -1 : 1);
    }
  }

  if (slot.kind === 'cursor') return <span className={classes.cursorMark} title={t('cursorMark')} aria-hidden />;
  // It comes back when the blank that decides is filled in otherwise.
  if (standing === 'left-out') return <span hidden />;
  const name =
    slot.kind === 'fixed'
      ? t(standing === 'waits' ? 'fixedWaits' : 'fixedStands', { text: slot.value ?? '', label: slot.label })
      : slot.value === null
        ? t(slot.required ? 'slotEmptyRequired' : 'slotEmptyOptional', { label: slot.label })
        : t('slotFilled', { label: slot.label, value: slot.value });
  return (
    <Popover
      opened={isOpen}
      onDismiss={() => focus.open(null)}
      position="bottom-start"
      withinPortal
      shadow="md"
      trapFocus={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-empty={slot.value === null || undefined}
          data-fixed={slot.kind === 'fixed' || undefined}
          data-waits={standing === 'waits' || undefined}
          data-required={slot.required || undefined}
          aria-label={name}
          aria-expanded={isOpen}
          onClick={() => focus.open(isOpen ? null : nodeKey)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
          }}
        >
          {slot.value === null ? slot.label : slotText(slot)}
          {slot.value === null && slot.required && <span aria-hidden> *</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} onKeyDown={onKeyDown} role="group" aria-label={slot.label}>
        {slot.options.length > 0 ? (
          <ChoiceList slot={slot} onChoose={fill} />
        ) : (
          <ValueField slot={slot} onDone={fill} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function ChoiceList({ slot, onChoose }: { readonly slot: Slot; readonly onChoose: (value: string | null) => void }) {
  const { t } = useTranslation('reply');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = list.current?.querySelectorAll('button') ?? [];
    const chosen = [...buttons].find((button) => button.getAttribute('aria-checked') === 'true') ?? buttons[0];
    chosen?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div
      ref={list}
      role="radiogroup"
      tabIndex={-1}
      aria-label={slot.label}
      className={classes.choices}
      onKeyDown={onKeyDown}
    >
      {slot.options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input would take the arrow keys for itself and choose while walking.
        <button
          key={option}
          type="button"
          role="radio"
          aria-checked={option === slot.value}
          className={classes.choice}
          onClick={() => onChoose(option)}
        >
          {option}
        </button>
      ))}
      {!slot.required && (
        <button type="button" className={classes.choice} data-clear onClick={() => onChoose(null)}>
          {t('slotClear')}
        </button>
      )}
    </div>
  );
}

function ValueField({ slot, onDone }: { readonly slot: Slot; readonly onDone: (value: string | null) => void }) {
  const { t } = useTranslation('reply');
  const [value, setValue] = useState(slot.value ?? '');
  const [isRefused, setRefused] = useState(false);
  const done = useRef(false);
  const finish = (): void => {
    const isFit = value.trim() === '' || isValueFor(value.trim(), slot);
    setRefused(!isFit);
    if (!isFit) return;
    done.current = true;
    onDone(value);
  };
  return (
    <TextInput
      label={slot.kind === 'fixed' ? t('fixedText') : slot.label}
      error={isRefused ? limitsText(slot, t) : undefined}
      min={slot.min}
      max={slot.max}
      step="any"
      type={slot.kind === 'number' ? 'number' : slot.kind === 'date' ? 'date' : 'text'}
      value={value}
      rightSection={slot.unit}
      onChange={(event) => setValue(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          finish();
        }
      }}
      onBlur={() => {
        // What was typed is not lost by clicking elsewhere.
        if (!done.current && value !== (slot.value ?? '')) finish();
      }}
      autoFocus
    />
  );
}

/** What a number or a date must be, in words. */
function limitsText({ kind, min, max, unit }: Slot, t: ReturnType<typeof useTranslation<'reply'>>['t']): string {
  if (kind === 'date') return t('notADate');
  if (min === undefined && max === undefined) return t('notANumber');
  return t('outOfRange', { range: `${min ?? '…'}–${max ?? '…'}${unit === null ? '' : ` ${unit}`}` });
}
