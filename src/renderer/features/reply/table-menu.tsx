import {
  $createTableNodeWithDimensions,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findTableNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  $setTableRowIsHeader,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
} from 'lexical';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '#domain/rich-text.ts';

const NEW_ROWS = 3;
const NEW_COLUMNS = 3;

interface TableState {
  readonly rows: number;
  readonly columns: number;
}

/** Inserts a table, or changes the one with the cursor. */
export function TableMenu({ editorOf }: { readonly editorOf: () => LexicalEditor | null }) {
  const { t } = useTranslation('editor');
  const [table, setTable] = useState<TableState | null>(null);
  const act = (change: () => void) => (): void => {
    const editor = editorOf();
    editor?.update(change, { onUpdate: () => editor.focus() });
  };
  return (
    <Menu
      position="bottom-start"
      shadow="md"
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      clickOutsideEvents={['mousedown', 'touchstart']}
      transitionProps={{ duration: 0 }}
      onOpen={() => setTable(editorOf()?.getEditorState().read($tableState) ?? null)}
    >
      <Menu.Target>
        <Tooltip label={t('table')}>
          <ActionIcon aria-label={t('table')} onMouseDown={(event) => event.preventDefault()}>
            <IconTable size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {table === null ? (
          <Menu.Item onClick={act($insertTable)}>{t('tableInsert')}</Menu.Item>
        ) : (
          <>
            <Menu.Item disabled={table.rows >= MAX_TABLE_ROWS} onClick={act(() => $insertTableRowAtSelection(true))}>
              {t('rowAfter')}
            </Menu.Item>
            <Menu.Item disabled={table.rows >= MAX_TABLE_ROWS} onClick={act(() => $insertTableRowAtSelection(false))}>
              {t('rowBefore')}
            </Menu.Item>
            <Menu.Item
              disabled={table.columns >= MAX_TABLE_COLUMNS}
              onClick={act(() => $insertTableColumnAtSelection(true))}
            >
              {t('columnAfter')}
            </Menu.Item>
            <Menu.Item
              disabled={table.columns >= MAX_TABLE_COLUMNS}
              onClick={act(() => $insertTableColumnAtSelection(false))}
            >
              {t('columnBefore')}
            </Menu.Item>
            <Menu.Item onClick={act($toggleHeader)}>{t('headerRow')}</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={act($deleteTableRowAtSelection)}>{t('rowDelete')}</Menu.Item>
            <Menu.Item onClick={act($deleteTableColumnAtSelection)}>{t('columnDelete')}</Menu.Item>
            <Menu.Item onClick={act($deleteTable)}>{t('tableDelete')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function $presentTable(): TableNode | null {
  const node = $getSelection()?.getNodes()[0];
  return node === undefined ? null : $isTableNode(node) ? node : $findTableNode(node);
}

function $tableState(): TableState | null {
  const table = $presentTable();
  return table === null ? null : { rows: table.getChildrenSize(), columns: table.getColumnCount() };
}

function $insertTable(): void {
  if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
  const table = $createTableNodeWithDimensions(NEW_ROWS, NEW_COLUMNS, { rows: true, columns: false });
  $insertNodes([table]);
  // Behind a table there must be a place to write on.
  if (table.getNextSibling() === null) table.insertAfter($createParagraphNode());
  const before = table.getPreviousSibling();
  if ($isElementNode(before) && before.isEmpty()) before.remove();
  const cell = table.getFirstDescendant();
  if ($isElementNode(cell)) cell.selectStart();
  else if ($isTextNode(cell)) cell.select(0, 0);
}

function $toggleHeader(): void {
  const table = $presentTable();
  const first = table?.getFirstChild();
  if (table === null || !$isTableRowNode(first)) return;
  const cells = first.getChildren().filter($isTableCellNode);
  const isHeader = cells.every((cell) => cell.hasHeaderState(TableCellHeaderStates.ROW));
  $setTableRowIsHeader(table, 0, !isHeader);
}

function $deleteTable(): void {
  const table = $presentTable();
  if (table === null) return;
  const after = table.getNextSibling();
  if ($isElementNode(after)) after.selectStart();
  else table.selectPrevious();
  table.remove();
}
