import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter, HistoryFormat } from '#contract/desk.ts';
import { toInstant } from '#domain/time.ts';
import { deskClient } from '../../lib/clients.ts';
import type { FilePart } from '../../lib/save-parts.ts';
import { ExportProgress } from './export-progress.tsx';
import { useExport } from './use-export.ts';

const FORMATS: readonly { readonly format: HistoryFormat; readonly fileName: string }[] = [
  { format: 'csv', fileName: 'replies.csv' },
  { format: 'jsonl', fileName: 'replies.jsonl' },
  { format: 'fhir', fileName: 'replies.fhir.json' },
];

async function* partsOf(filter: HistoryFilter, format: HistoryFormat): AsyncGenerator<FilePart> {
  const before = toInstant(Date.now());
  for (let offset: number | null = 0; offset !== null; ) {
    const { text, total, next }: Awaited<ReturnType<typeof deskClient.history.exportPart>> =
      await deskClient.history.exportPart({ filter, format, offset, before });
    yield { text, share: next === null ? 1 : next / total };
    offset = next;
  }
}

/** Saves what the filters find. */
export function ExportHistory({ filter, total }: { readonly filter: HistoryFilter; readonly total: number }) {
  const { t } = useTranslation('history');
  const { running, start, cancel } = useExport();
  if (running !== null) return <ExportProgress running={running} onCancel={cancel} />;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          disabled={total === 0}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('export.name')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, fileName }) => (
          <Menu.Item key={format} onClick={() => start(fileName, partsOf(filter, format))}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
