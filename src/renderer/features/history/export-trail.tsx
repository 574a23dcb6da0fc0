import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { deskClient } from '../../lib/clients.ts';
import type { FilePart } from '../../lib/save-parts.ts';
import { ExportProgress } from './export-progress.tsx';
import { useExport } from './use-export.ts';

const PAGE = 2000;

async function* trailParts(): AsyncGenerator<FilePart> {
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof deskClient.oversight.trailPage>> = await deskClient.oversight.trailPage({
      after,
      limit: PAGE,
    });
    yield { text: page.lines.map((line) => `${line}\n`).join(''), share: null };
    after = page.next;
  }
}

/** Saves the service's audit trail with its proof: a file that `verify-audit` checks without the service. */
export function ExportTrail() {
  const { t } = useTranslation('history');
  const { running, start, cancel } = useExport();
  if (running !== null) return <ExportProgress running={running} onCancel={cancel} />;
  return (
    <Button variant="default" onClick={() => start('audit-trail.jsonl', trailParts())}>
      {t('export.trail')}
    </Button>
  );
}
