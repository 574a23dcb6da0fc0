import { createHash } from 'node:crypto';
import type { HistoryFilter, HistoryFormat, HistoryRow } from '#contract/desk.ts';
import { CSV_BYTE_ORDER_MARK, csvLine } from '#domain/csv.ts';
import { departmentName } from '#domain/department.ts';
import { fhirBundleOf } from '#domain/export/fhir-bundle.ts';
import type { Reply } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import { historyOf } from './history.ts';
import { referralRequests } from './reply-pages.ts';
import type { OpenSession } from './session.ts';

/** Replies of one part. */
const PART = 100;

const COLUMNS = [
  ...['reply', 'question', 'department', 'author', 'replied at', 'kind', 'version', 'state', 'red flag', 'referral'],
  ...['overridden warnings', 'verdict', 'title', 'text', 'more information'],
];

export interface HistoryPart {
  readonly text: string;
  readonly total: number;
  readonly next: number | null;
}

/**
 * The next part of an export of what the account may look through. The whole of it is audited with its first part: who,
 * how much and as what; the words of the search are in no trail.
 */
export function exportHistoryPart(
  session: OpenSession,
  wanted: {
    readonly filter: HistoryFilter;
    readonly format: HistoryFormat;
    readonly offset: number;
    readonly before: Instant;
  },
): HistoryPart {
  const { store, account, clock } = session;
  const { format, offset } = wanted;
  const before = wanted.filter.before;
  const filter = { ...wanted.filter, before: before !== null && before < wanted.before ? before : wanted.before };
  const { total, rows } = store.history.list(filter, historyOf(session), offset, PART);
  if (offset === 0) {
    store.transaction(() =>
      store.auditEvents.append({
        occurredAt: toInstant(clock.now()),
        accountId: account.id,
        act: 'history-exported',
        subjectId: null,
        details: { format, replies: total },
      }),
    );
  }
  const next = offset + rows.length < total && rows.length > 0 ? offset + rows.length : null;
  const replies = rows.flatMap((row) => {
    const reply = store.replies.find(row.replyId);
    return reply === null ? [] : [{ row, reply }];
  });
  return {
    text: textOf(session, { filter, format, isFirst: offset === 0, isLast: next === null }, replies),
    total,
    next,
  };
}

interface Part {
  readonly filter: HistoryFilter;
  readonly format: HistoryFormat;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

type ExportedReply = { readonly row: HistoryRow; readonly reply: Reply };

function textOf(session: OpenSession, part: Part, replies: readonly ExportedReply[]): string {
  switch (part.format) {
    case 'csv':
      return [
        part.isFirst ? CSV_BYTE_ORDER_MARK + csvLine(COLUMNS) : '',
        ...replies.map((one) => csvOf(session, one)),
      ].join('');
    case 'jsonl':
      return replies
        .map(
          ({ row, reply }) =>
            `${JSON.stringify({ ...reply, questionTitle: row.questionTitle, redFlag: row.tier, verdict: row.verdict })}\n`,
        )
        .join('');
    case 'fhir':
      return fhirOf(session, part, replies);
  }
}

function csvOf({ store }: OpenSession, { row, reply }: ExportedReply): string {
  return csvLine([
    reply.id,
    reply.questionId,
    departmentName(store.directory.listDepartments(), reply.departmentId, 'en'),
    reply.authorName,
    reply.repliedAt,
    reply.kind,
    reply.version,
    row.state,
    row.tier,
    row.hasReferral,
    reply.overrides.map(({ code, reason }) => `${code}: ${reason}`).join('; '),
    row.verdict,
    row.questionTitle,
    plainTextOf(reply.body),
    reply.moreInformation === null ? null : plainTextOf(reply.moreInformation),
  ]);
}

/** One bundle over all parts: its beginning with the first one, its end with the last. */
function fhirOf(session: OpenSession, { filter, isFirst, isLast }: Part, replies: readonly ExportedReply[]): string {
  const { store, clock } = session;
  const exportedAt = toInstant(clock.now());
  const entries = replies.flatMap(({ reply }, index) => {
    const question = store.questions.find(reply.questionId);
    if (question === null) return [];
    const [asked, ...answered] = fhirBundleOf(
      [
        {
          question,
          replies: [
            {
              ...reply,
              departmentName: departmentName(store.directory.listDepartments(), reply.departmentId, 'en'),
              serviceRequests: referralRequests(session, question, reply, reply).map(({ request }) => request),
              provenanceId: provenanceIdOf(reply),
            },
          ],
        },
      ],
      exportedAt,
    ).entry;
    // A question with several replies stands once, before the first of them.
    const isFirstOfQuestion = store.history.findFirstOf(question.id, filter, historyOf(session)) === reply.id;
    const made = isFirstOfQuestion && asked !== undefined ? [asked, ...answered] : answered;
    return made.map((entry, place) => `${isFirst && index === 0 && place === 0 ? '' : ',\n'}${JSON.stringify(entry)}`);
  });
  const head = `{"resourceType":"Bundle","type":"collection","timestamp":"${exportedAt}","entry":[\n`;
  return `${isFirst ? head : ''}${entries.join('')}${isLast ? '\n]}\n' : ''}`;
}

/** A UUID that is the same for the same version of a reply, wherever it is exported. */
function provenanceIdOf({ id, version }: Pick<Reply, 'id' | 'version'>): string {
  const hex = createHash('sha256').update(`provenance\n${id}\n${version}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
