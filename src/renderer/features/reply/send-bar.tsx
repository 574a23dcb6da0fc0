import { Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyKind } from '#domain/reply.ts';
import { KeyedButton } from '../../components/keyed-button/keyed-button.tsx';
import { ariaStroke, shownStroke } from '../../lib/key-notation.ts';
import { useKeymap } from '../../lib/keymap.ts';
import classes from './sending.module.css';

interface SendBarProps {
  readonly kind: ReplyKind;
  readonly isCorrection: boolean;
  readonly onPreview: () => void;
  readonly onAskBack: () => void;
  readonly onSend: () => void;
}

/** The ways out of the editor: to look at the page, to ask the patient back, to send. */
export function SendBar({ kind, isCorrection, onPreview, onAskBack, onSend }: SendBarProps) {
  const { t } = useTranslation('sending');
  const { t: replyWords } = useTranslation('reply');
  const keymap = useKeymap();
  const previewKey = keymap.keysOf('preview')[0];
  const send = isCorrection
    ? t('sendCorrection')
    : kind === 'second-opinion'
      ? t('sendSecondOpinion')
      : replyWords('send');
  return (
    <div className={classes.sendBar}>
      <Tooltip label={previewKey === undefined ? t('preview') : shownStroke(previewKey)}>
        <Button
          variant="default"
          size="compact-md"
          onClick={onPreview}
          {...(previewKey === undefined ? {} : { 'aria-keyshortcuts': ariaStroke(previewKey) })}
        >
          {t('preview')}
        </Button>
      </Tooltip>
      {kind === 'answer' && !isCorrection && (
        <Tooltip label={`${t('askBackHint')} Ctrl+Shift+Enter`} multiline maw="20rem">
          <Button variant="default" size="compact-md" onClick={onAskBack} aria-keyshortcuts="Control+Shift+Enter">
            {t('askBack')}
          </Button>
        </Tooltip>
      )}
      <Tooltip label="Ctrl+Enter">
        <KeyedButton size="compact-md" onClick={onSend} hint="Ctrl ↵" shortcut="Control+Enter">
          {send}
        </KeyedButton>
      </Tooltip>
    </div>
  );
}
