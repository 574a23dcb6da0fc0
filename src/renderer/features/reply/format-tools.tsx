import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconHeading,
  IconItalic,
  IconList,
  IconListNumbers,
  IconUnderline,
} from '@tabler/icons-react';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { useTranslation } from 'react-i18next';
import classes from './format-tools.module.css';

/** Formatting for the field that had the cursor last. */
export function FormatTools({ editorOf }: { readonly editorOf: () => LexicalEditor | null }) {
  const { t } = useTranslation('reply');
  const run = (action: (editor: LexicalEditor) => void) => (): void => {
    const editor = editorOf();
    if (editor === null) return;
    editor.focus();
    action(editor);
  };
  const tools = [
    {
      name: t('bold'),
      keys: 'Ctrl+B',
      Icon: IconBold,
      act: run((editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')),
    },
    {
      name: t('italic'),
      keys: 'Ctrl+I',
      Icon: IconItalic,
      act: run((editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic')),
    },
    {
      name: t('underline'),
      keys: 'Ctrl+U',
      Icon: IconUnderline,
      act: run((editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'underline')),
    },
    { name: t('heading'), keys: null, Icon: IconHeading, act: run((editor) => toggleBlock(editor, 'heading')) },
    {
      name: t('bullets'),
      keys: null,
      Icon: IconList,
      act: run((editor) => editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined)),
    },
    {
      name: t('numbers'),
      keys: null,
      Icon: IconListNumbers,
      act: run((editor) => editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined)),
    },
    { name: t('quote'), keys: null, Icon: IconBlockquote, act: run((editor) => toggleBlock(editor, 'quote')) },
  ];
  return (
    <div role="toolbar" aria-label={t('format')} className={classes.tools}>
      {tools.map(({ name, keys, Icon, act }) => (
        <Tooltip key={name} label={keys === null ? name : `${name} · ${keys}`}>
          <ActionIcon aria-label={name} onMouseDown={(event) => event.preventDefault()} onClick={act}>
            <Icon size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

function toggleBlock(editor: LexicalEditor, kind: 'heading' | 'quote'): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const block = selection.anchor.getNode().getTopLevelElement();
    const isAlready = kind === 'heading' ? $isHeadingNode(block) : $isQuoteNode(block);
    $setBlocksType(selection, () =>
      isAlready ? $createParagraphNode() : kind === 'heading' ? $createHeadingNode('h2') : $createQuoteNode(),
    );
  });
}
