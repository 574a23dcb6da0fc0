import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { QueueFilter } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';
import type { ListGeometry, Section } from '../../lib/list-geometry.ts';
import type { RowLook } from './queue-option.tsx';

/** Heights of the style sheet, in rem. */
const ROW_REM: Readonly<Record<RowLook, number>> = { comfortable: 3.1, compact: 1.8, found: 4.3 };
const HEADING_REM = 1.6;

/** How high the rows are, and where the urgent ones end. The desk puts those first, so their number is enough to know. */
export function useListGeometry(filter: QueueFilter, total: number, look: RowLook): ListGeometry {
  const rem = useRootFontSize();
  const hasSections = filter.scope === 'open' && filter.search.trim() === '' && filter.urgencies.length === 0;
  const urgent = useQuery(
    desk.queue.list.queryOptions({
      input: { filter: { ...filter, urgencies: ['T1', 'T2', 'T3'] }, offset: 0, limit: 1 },
      enabled: hasSections,
    }),
  );
  const urgentTotal = hasSections ? (urgent.data?.total ?? 0) : 0;
  return useMemo(() => {
    const sections: Section[] =
      urgentTotal === 0
        ? []
        : [
            { name: 'urgent', start: 0, count: urgentTotal },
            ...(total > urgentTotal
              ? [{ name: 'waiting' as const, start: urgentTotal, count: total - urgentTotal }]
              : []),
          ];
    return {
      total,
      rowHeight: Math.round(rem * ROW_REM[look]),
      headingHeight: Math.round(rem * HEADING_REM),
      sections,
    };
  }, [total, urgentTotal, look, rem]);
}

/** Rows are measured in rem, so that they grow with the text size setting. */
function useRootFontSize(): number {
  const [size, setSize] = useState(rootFontSize);
  useEffect(() => {
    const observer = new MutationObserver(() => setSize(rootFontSize()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => observer.disconnect();
  }, []);
  return size;
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
