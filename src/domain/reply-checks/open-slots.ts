import { isBlank } from '../rich-text.ts';
import type { CheckedReply, ReplyFinding } from './finding.ts';
import type { ReplyField } from './reply-text.ts';

/** What `problemsOf` refuses, each with its place. The desk and the service refuse the same at their doors. */
export function checkOpenSlots({ content, blocks }: CheckedReply): ReplyFinding[] {
  const found: ReplyFinding[] = [];
  if (isBlank(content.body)) found.push({ code: 'empty', severity: 'blocks', place: null, fix: null });
  const counts: Record<ReplyField, number> = { body: 0, 'more-information': 0 };
  for (const { field, block, slots } of blocks) {
    for (const { start, end, slot } of slots) {
      if (!slot.required || slot.value !== null) continue;
      const place = { field, block, start, end };
      found.push({ code: 'open-slot', label: slot.label, number: counts[field], severity: 'blocks', place, fix: null });
      counts[field] += 1;
    }
  }
  return found;
}
