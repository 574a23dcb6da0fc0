import { NativeSelect, Textarea } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReferralField, referralFieldSchema, type Slot } from '#domain/rich-text.ts';
import classes from './sending.module.css';
import { $isSlotNode, SlotNode } from './slot-node.tsx';
import { $slotsInOrder } from './slot-walk.ts';

/** A blank that says a part of a referral, and where it stands. */
interface BoundSlot {
  readonly editor: LexicalEditor;
  readonly key: NodeKey;
  readonly slot: Slot;
}

const MAX_VALUE_LENGTH = 2000;

/** Each referral of the reply at one glance, read from its blanks; what is changed here is written into them. */
export function ReferralCards({ editors }: { readonly editors: readonly LexicalEditor[] }) {
  const slots = useBoundSlots(editors);
  const byInstance = Map.groupBy(slots, ({ slot }) => slot.instanceId);
  return [...byInstance].map(([instanceId, bound]) => <ReferralCard key={instanceId} bound={bound} />);
}

/** Read again only when a blank changes, so that typing costs nothing here. */
function useBoundSlots(editors: readonly LexicalEditor[]): readonly BoundSlot[] {
  const [slots, setSlots] = useState<readonly BoundSlot[]>([]);
  useEffect(() => {
    const read = (): void =>
      setSlots(
        editors.flatMap((editor) =>
          editor.getEditorState().read(() =>
            $slotsInOrder().flatMap((node) => {
              const slot = node.getSlot();
              return slot.binding === null ? [] : [{ editor, key: node.getKey(), slot }];
            }),
          ),
        ),
      );
    const stops = editors.map((editor) => editor.registerMutationListener(SlotNode, read));
    read();
    return () => {
      for (const stop of stops) stop();
    };
  }, [editors]);
  return slots;
}

function ReferralCard({ bound }: { readonly bound: readonly BoundSlot[] }) {
  const { t } = useTranslation('sending');
  const readValue = (field: ReferralField): string | null =>
    bound.find(({ slot }) => slot.binding === field && slot.value !== null)?.slot.value ?? null;
  const department = readValue('to-department');
  const fields = referralFieldSchema.options.filter((field) => bound.some(({ slot }) => slot.binding === field));
  return (
    <details className={classes.card}>
      <summary className={classes.cardSummary}>
        <IconArrowRight size={15} aria-hidden />
        <strong dir="auto">{department === null ? t('referralOpen') : t('referral', { department })}</strong>
        {(['urgency', 'time-frame'] as const).map((field) => {
          const value = readValue(field);
          return (
            value !== null && (
              <span key={field} className={classes.quiet} dir="auto">
                {value}
              </span>
            )
          );
        })}
        <span className={classes.edit}>{t('referralEdit')}</span>
      </summary>
      <div className={classes.cardFields}>
        {fields.map((field) => (
          <CardField key={field} field={field} bound={bound.filter(({ slot }) => slot.binding === field)} />
        ))}
      </div>
    </details>
  );
}

function CardField({ field, bound }: { readonly field: ReferralField; readonly bound: readonly BoundSlot[] }) {
  const { t } = useTranslation('sending');
  const slot = bound[0]?.slot;
  if (slot === undefined) return null;
  const write = (value: string): void => {
    for (const { editor, key } of bound) {
      editor.update(() => {
        const node = $getNodeByKey(key);
        if ($isSlotNode(node)) node.setValue(value === '' ? null : value);
      });
    }
  };
  const label = t(`referralFields.${field}`);
  const placeholder = slot.required ? t('emptyRequired') : t('emptyOptional');
  if (slot.options.length > 0) {
    const options =
      slot.value === null || slot.options.includes(slot.value) ? slot.options : [slot.value, ...slot.options];
    return (
      <NativeSelect
        label={label}
        size="xs"
        value={slot.value ?? ''}
        data={[
          { value: '', label: `(${placeholder})` },
          ...options.map((option) => ({ value: option, label: option })),
        ]}
        onChange={(event) => write(event.currentTarget.value)}
      />
    );
  }
  return (
    <Textarea
      label={label}
      size="xs"
      autosize
      minRows={1}
      maxRows={5}
      maxLength={MAX_VALUE_LENGTH}
      placeholder={`(${placeholder})`}
      value={slot.value ?? ''}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
