import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './paste-notice.module.css';
import type { LeftOut } from './read-pasted-html.ts';
import { LONGEST_PASTE, MOST_BLOCKS, type PasteResult } from './register-paste.ts';

/** What a paste had that the reply has not; says nothing when nothing is missing. */
export function PasteNotice({
  result,
  onClose,
}: {
  readonly result: PasteResult | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('editor');
  const number = (count: number): string => count.toLocaleString(i18n.language);
  const leftOut = ({ pictures, embedded }: LeftOut): string =>
    [
      ...(pictures > 0 ? [t('pictures', { count: pictures })] : []),
      ...(embedded > 0 ? [t('embedded', { count: embedded })] : []),
    ].join(t('and'));
  const text = ((): string | null => {
    if (result === null) return null;
    if (result.kind === 'too-long') {
      return t('pasteTooLong', { characters: number(LONGEST_PASTE), paragraphs: number(MOST_BLOCKS) });
    }
    if (result.kind === 'full') return t('pasteFull');
    const what = leftOut(result.leftOut);
    if (result.kind === 'nothing') return what === '' ? null : t('pasteNothing', { what });
    const { signs } = result.leftOut;
    return (
      [...(what === '' ? [] : [t('pasteWithout', { what })]), ...(signs > 0 ? [t('pasteSigns', { count: signs })] : [])]
        .join(' ')
        .trim() || null
    );
  })();
  return (
    <div role="status" aria-label={t('pasteStatus')} className={text === null ? classes.empty : classes.notice}>
      {text !== null && (
        <>
          <span>{text}</span>
          <ActionIcon size="sm" aria-label={t('close')} onClick={onClose}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
