import type { TFunction } from 'i18next';
import type { QueueRow } from '#contract/desk.ts';
import type { InterfaceLanguage } from '#domain/department.ts';
import { dueText, waitText } from './due-text.ts';

/** Who is at the question besides me; those who write where somebody does. Null for nobody. */
export function presenceText(row: QueueRow, t: TFunction<'queue'>): string | null {
  const writing = row.present.filter(({ activity }) => activity === 'replying');
  const shown = writing.length > 0 ? writing : row.present;
  if (shown.length === 0) return null;
  const names = shown.map(({ displayName }) => displayName).join(', ');
  return t(`presence.${writing.length > 0 ? 'replying' : 'viewing'}`, { names });
}

/** How urgent it is, and what was found or who said so. */
export function urgencyText(row: QueueRow, language: InterfaceLanguage, t: TFunction<'queue'>): string {
  const urgency = t(`urgency.${row.urgency ?? 'none'}`);
  if (row.urgencyIsOverridden) return t('urgencyByDoctor', { urgency });
  const concern = row.topFlag?.[language];
  return row.urgency === null || concern === undefined ? urgency : t('urgencyOf', { urgency, concern });
}

/** A row in words, for who hears it: the title first, then what decides whether to stop at it. */
export function optionName(
  row: QueueRow,
  person: readonly string[],
  nowMs: number,
  language: InterfaceLanguage,
  t: TFunction<'queue'>,
): string {
  const parts = [
    row.title,
    urgencyText(row, language, t),
    dueText(row, nowMs, t)?.text ?? null,
    row.claim === null
      ? null
      : row.claimedByMe
        ? t('claimedByYouName')
        : t('claimedByName', { name: row.claim.displayName }),
    presenceText(row, t),
    row.hasDraft ? t('draft') : null,
    row.outboxState === null ? null : t(`outbox.${row.outboxState}`),
    row.isSnoozed ? t('scope.snoozed') : null,
    row.duplicateOf === null ? null : t('isDuplicate'),
    person.join(', '),
    t('waits', { span: waitText(row.askedAt, nowMs, t) }),
  ];
  return parts.filter((part) => part !== null && part !== '').join(language === 'en' ? '. ' : '。');
}
