import { $isLinkNode, $toggleLink } from '@lexical/link';
import { $findMatchingParent } from '@lexical/utils';
import { Button, Modal, TextInput } from '@mantine/core';
import { $createTextNode, $getSelection, $isRangeSelection, type LexicalEditor, type LexicalNode } from 'lexical';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './link-dialog.module.css';
import { linkTargetOf } from './link-target.ts';

interface LinkDialogProps {
  /** Null while it is closed. */
  readonly editor: LexicalEditor | null;
  readonly onClose: () => void;
}

/** Where words lead: an address of the web or of mail. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const { t } = useTranslation('editor');
  return (
    <Modal
      opened={editor !== null}
      onClose={onClose}
      title={t('link')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      {editor !== null && <LinkForm editor={editor} onClose={onClose} />}
    </Modal>
  );
}

function LinkForm({ editor, onClose }: { readonly editor: LexicalEditor; readonly onClose: () => void }) {
  const { t } = useTranslation('editor');
  const [present] = useState(() => editor.getEditorState().read($presentTarget));
  const [address, setAddress] = useState(present ?? '');
  const [isRefused, setRefused] = useState(false);

  const finish = (change: () => void): void => {
    onClose();
    editor.update(change, { onUpdate: () => editor.focus() });
  };
  const apply = (): void => {
    const target = linkTargetOf(address);
    if (target === null) {
      setRefused(true);
      return;
    }
    finish(() => $link(target, address.trim()));
  };
  return (
    <form
      data-own-submit
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <TextInput
        label={t('linkAddress')}
        description={t('linkHint')}
        value={address}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setRefused(false);
        }}
        error={isRefused ? t('linkRefused') : null}
        data-autofocus
      />
      <div className={classes.actions}>
        {present !== null && (
          <Button variant="default" size="compact-md" onClick={() => finish(() => $toggleLink(null))}>
            {t('linkRemove')}
          </Button>
        )}
        <Button type="submit" size="compact-md">
          {t('linkApply')}
        </Button>
      </div>
    </form>
  );
}

/** The link that the cursor is in, or null. */
function $linkAt(node: LexicalNode) {
  return $findMatchingParent(node, $isLinkNode);
}

function $presentTarget(): string | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? ($linkAt(selection.anchor.getNode())?.getURL() ?? null) : null;
}

function $link(target: string, typed: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const link = $linkAt(selection.anchor.getNode());
  if (selection.isCollapsed() && link !== null) {
    link.setURL(target);
    return;
  }
  if (selection.isCollapsed()) {
    // Nothing was chosen that could lead there, so the address itself does.
    const text = $createTextNode(typed);
    selection.insertNodes([text]);
    text.select(0, text.getTextContentSize());
  }
  $toggleLink(target);
  const after = $getSelection();
  if ($isRangeSelection(after)) {
    const { focus } = after;
    after.anchor.set(focus.key, focus.offset, focus.type);
  }
}
