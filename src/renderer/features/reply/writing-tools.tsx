import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconColumns2, IconLink, IconSearch } from '@tabler/icons-react';
import { $getSelection, type LexicalEditor } from 'lexical';
import { type ReactNode, type RefObject, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownStroke } from '../../lib/key-notation.ts';
import { useKeymap } from '../../lib/keymap.ts';
import { toggleReplyLayout, useReplyLayout } from '../../lib/reply-layout.ts';
import { FindBar } from './find/find-bar.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { PasteNotice } from './paste/paste-notice.tsx';
import type { PasteResult } from './paste/register-paste.ts';
import type { RichTextFieldProps } from './rich-text-field.tsx';
import { TableMenu } from './table-menu.tsx';
import classes from './writing-tools.module.css';

type Fields = Readonly<Record<'body' | 'more-information', LexicalEditor | null>>;

interface WritingTools {
  /** Buttons for the row of tools. */
  readonly tools: ReactNode;
  /** What stands between the tools and the fields. */
  readonly bars: ReactNode;
  readonly fieldProps: Pick<RichTextFieldProps, 'onFind' | 'onLink' | 'onPaste'>;
}

/** Table, link, find and what became of a paste: what both fields have in common. */
export function useWritingTools(editorOf: () => LexicalEditor | null, fields: RefObject<Fields>): WritingTools {
  const { t } = useTranslation('editor');
  const [linked, setLinked] = useState<LexicalEditor | null>(null);
  const [sought, setSought] = useState<string | null>(null);
  const [pasted, setPasted] = useState<PasteResult | null>(null);
  const editors = useCallback(
    () => [fields.current.body, fields.current['more-information']].filter((editor) => editor !== null),
    [fields],
  );

  const find = (): void => {
    const chosen =
      editorOf()
        ?.getEditorState()
        .read(() => $getSelection()?.getTextContent() ?? '') ?? '';
    setSought(chosen.includes('\n') ? '' : chosen.slice(0, 100));
  };
  const link = (): void => setLinked(editorOf());
  return {
    tools: (
      <div className={classes.group}>
        <TableMenu editorOf={editorOf} />
        <Tool name={t('link')} keys="Ctrl+Shift+K" Icon={IconLink} onClick={link} />
        <Tool name={t('find')} keys="Ctrl+F" Icon={IconSearch} onClick={find} />
        <LayoutTools />
      </div>
    ),
    bars: (
      <>
        {sought !== null && <FindBar editors={editors} initial={sought} onClose={() => setSought(null)} />}
        <PasteNotice result={pasted} onClose={() => setPasted(null)} />
        <LinkDialog editor={linked} onClose={() => setLinked(null)} />
      </>
    ),
    fieldProps: { onFind: find, onLink: link, onPaste: setPasted },
  };
}

/** Room for writing: the question beside the reply, and nothing else in sight. */
function LayoutTools() {
  const { t } = useTranslation('editor');
  const { isBeside, isWide } = useReplyLayout();
  const { keysOf } = useKeymap();
  const shown = (id: 'besideReply' | 'wideReply'): string => keysOf(id).map(shownStroke).join(', ');
  return (
    <>
      <Tool
        name={t('beside')}
        keys={shown('besideReply')}
        Icon={IconColumns2}
        isOn={isBeside}
        onClick={() => toggleReplyLayout('isBeside')}
      />
      <Tool
        name={t('wide')}
        keys={shown('wideReply')}
        Icon={IconArrowsMaximize}
        isOn={isWide}
        onClick={() => toggleReplyLayout('isWide')}
      />
    </>
  );
}

interface ToolProps {
  readonly name: string;
  readonly keys: string;
  readonly Icon: typeof IconLink;
  /** For what is switched on and off. */
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

function Tool({ name, keys, Icon, isOn, onClick }: ToolProps) {
  return (
    <Tooltip label={`${name} · ${keys}`}>
      <ActionIcon
        aria-label={name}
        aria-pressed={isOn}
        variant={isOn === true ? 'light' : 'subtle'}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
