import { useTranslation } from 'react-i18next';
import type { SaveState } from './draft-autosave.ts';
import classes from './reply-pane.module.css';
import { saveFailureReason } from './send-failure.ts';

/** Whether what was written is on disk. */
export function DraftStatus({ state, words }: { readonly state: SaveState; readonly words: number }) {
  const { t } = useTranslation('reply');
  return (
    <div
      role="status"
      aria-label={t('draftStatus')}
      className={classes.status}
      data-failed={state.state === 'failed' || undefined}
    >
      {draftText(state, t)}
      {words > 0 && ` · ${t('words', { count: words })}`}
    </div>
  );
}

function draftText(state: SaveState, t: ReturnType<typeof useTranslation<'reply'>>['t']): string {
  switch (state.state) {
    case 'none':
      return t('noDraft');
    case 'saving':
      return t('saving');
    case 'saved':
      return t('saved');
    case 'failed':
      return t('notSaved', { reason: saveFailureReason(state.error, t) });
  }
}
