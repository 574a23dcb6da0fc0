import { useTranslation } from 'react-i18next';
import type { ReadingLevel } from '#domain/reply-checks/reading-level.ts';
import type { SaveState } from './draft-autosave.ts';
import classes from './reply-pane.module.css';
import { saveFailureReason } from './send-failure.ts';

/** Whether what was written is on disk. */
export function DraftStatus({ state, level }: { readonly state: SaveState; readonly level: ReadingLevel }) {
  const { t } = useTranslation('reply');
  const { t: told } = useTranslation('editor');
  return (
    <div
      role="status"
      aria-label={t('draftStatus')}
      className={classes.status}
      data-failed={state.state === 'failed' || undefined}
    >
      {draftText(state, t)}
      {level.words > 0 && ` · ${t('words', { count: level.words })}`}
      {level.grade !== null && ` · ${told('grade', { grade: Math.round(level.grade) })}`}
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
