import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellNotice } from '../../lib/notices.ts';
import { type FilePart, saveParts } from '../../lib/save-parts.ts';

export interface Export {
  /** Null while nothing is exported; `share` is null where nobody knows how far it is. */
  readonly running: { readonly share: number | null } | null;
  start(fileName: string, parts: AsyncIterable<FilePart>): void;
  cancel(): void;
}

/** Writes a file in parts, with its progress, until it is whole or given up. */
export function useExport(): Export {
  const { t } = useTranslation('history');
  const [running, setRunning] = useState<Export['running']>(null);
  const abort = useRef<AbortController | null>(null);
  return {
    running,
    start(fileName, parts) {
      const controller = new AbortController();
      abort.current = controller;
      setRunning({ share: null });
      saveParts(fileName, parts, (share) => setRunning({ share }), controller.signal)
        .then((saved) => {
          if (saved !== 'cancelled') tellNotice({ text: t('export.saved', { path: saved.savedAs }) });
          else if (controller.signal.aborted) tellNotice({ text: t('export.cancelled') });
        })
        .catch(() => tellNotice({ text: t('export.failed') }))
        .finally(() => setRunning(null));
    },
    cancel: () => abort.current?.abort(),
  };
}
