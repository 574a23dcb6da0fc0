import { type AuditEvent, auditEventSchema } from '#domain/audit/event.ts';
import type { Sql } from '../database/connection.ts';
import { type AuditEventRow, toAuditEvent } from './audit-rows.ts';

/** Most that one answer tells. */
const MOST_EVENTS = 2000;

export interface TimelineEvent {
  readonly recordedBy: 'service' | 'workstation';
  readonly event: AuditEvent;
}

/** What was done to a question, here and at workstations that have handed their trails in; by the recorders' clocks. */
export async function listTimeline(sql: Sql, questionId: string): Promise<TimelineEvent[]> {
  const own = await sql<AuditEventRow[]>`
    SELECT * FROM audit_event WHERE subject_id = ${questionId} ORDER BY sequence DESC LIMIT ${MOST_EVENTS}`;
  const others = await sql<{ event: string }[]>`
    SELECT event FROM device_audit_entry WHERE subject_id = ${questionId}
    ORDER BY received_at DESC, sequence DESC LIMIT ${MOST_EVENTS}`;
  return [
    ...own.reverse().map((row): TimelineEvent => ({ recordedBy: 'service', event: toAuditEvent(row) })),
    ...others.reverse().map(
      ({ event }): TimelineEvent => ({
        recordedBy: 'workstation',
        event: auditEventSchema.parse(JSON.parse(event)),
      }),
    ),
  ]
    .sort((left, right) =>
      left.event.occurredAt < right.event.occurredAt ? -1 : left.event.occurredAt > right.event.occurredAt ? 1 : 0,
    )
    .slice(-MOST_EVENTS);
}
