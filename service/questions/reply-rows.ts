import { type Reply, type ReplyContent, replyContentSchema, replySchema } from '#domain/reply.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';

interface ReplyRow {
  readonly id: string;
  readonly question_id: string;
  readonly kind: string;
  readonly version: number;
  readonly author_account_id: string | null;
  readonly author_name: string;
  readonly department_id: string;
  readonly content: object;
  readonly replied_at: Date;
}

interface VersionRow {
  readonly reply_id: string;
  readonly version: number;
  /** Null for a retraction. */
  readonly content: object | null;
  readonly reason: string;
  readonly made_at: Date;
}

interface TemplateUseRow {
  readonly reply_id: string;
  readonly template_id: string;
  readonly template_version: number;
  readonly rewrite: number;
}

interface AnswerUseRow {
  readonly reply_id: string;
  readonly answer_id: string;
  readonly how: string;
}

interface RequestRow {
  readonly id: string;
  readonly reply_id: string;
  readonly base_version: number;
  readonly account_id: string;
  readonly by_name: string;
  readonly reason: string;
  readonly requested_at: Date;
}

/** The replies to a question as they are now, in the order in which they were first published. */
export async function listReplies(sql: Sql, questionId: string): Promise<Reply[]> {
  const rows = await sql<ReplyRow[]>`SELECT * FROM reply WHERE question_id = ${questionId} ORDER BY replied_at, id`;
  return withVersions(sql, rows);
}

/** The reply as it is now, or null. */
export async function findReply(sql: Sql, id: string): Promise<Reply | null> {
  const [reply] = await withVersions(sql, await sql<ReplyRow[]>`SELECT * FROM reply WHERE id = ${id}`);
  return reply ?? null;
}

async function withVersions(sql: Sql, rows: readonly ReplyRow[]): Promise<Reply[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const versions = await sql<VersionRow[]>`
    SELECT * FROM reply_version WHERE reply_id = ANY(${ids}::uuid[]) ORDER BY version`;
  const requests = await sql<RequestRow[]>`
    SELECT * FROM correction_request WHERE reply_id = ANY(${ids}::uuid[]) ORDER BY requested_at, id`;
  const templates = await sql<TemplateUseRow[]>`
    SELECT reply_id, template_id, template_version, rewrite FROM template_use
    WHERE reply_id = ANY(${ids}::uuid[]) ORDER BY instance_id, template_id`;
  const answers = await sql<AnswerUseRow[]>`
    SELECT * FROM answer_use WHERE reply_id = ANY(${ids}::uuid[]) AND how <> 'cited' ORDER BY answer_id, how`;
  return rows.map((row) => {
    const isOf = ({ reply_id }: { readonly reply_id: string }): boolean => reply_id === row.id;
    return toReply(row, {
      versions: versions.filter(isOf),
      requests: requests.filter(isOf),
      templates: templates.filter(isOf),
      answers: answers.filter(isOf),
    });
  });
}

/** What is kept of a reply beside its row. */
interface ReplyLife {
  readonly versions: readonly VersionRow[];
  readonly requests: readonly RequestRow[];
  readonly templates: readonly TemplateUseRow[];
  readonly answers: readonly AnswerUseRow[];
}

function toReply(row: ReplyRow, { versions, requests, templates, answers }: ReplyLife): Reply {
  const first = { version: row.version, ...row.content, publishedAt: toInstant(row.replied_at), reason: null };
  const corrections = versions.flatMap(({ version, content, reason, made_at }) =>
    content === null ? [] : [{ version, ...content, publishedAt: toInstant(made_at), reason }],
  );
  const texts = [first, ...corrections];
  const last = versions.at(-1);
  return replySchema.parse({
    ...texts.at(-1),
    id: row.id,
    questionId: row.question_id,
    kind: row.kind,
    version: last?.version ?? row.version,
    revision: row.version + versions.length + requests.length,
    authorAccountId: row.author_account_id,
    authorName: row.author_name,
    departmentId: row.department_id,
    repliedAt: toInstant(row.replied_at),
    change:
      last === undefined
        ? null
        : {
            kind: last.content === null ? 'retraction' : 'correction',
            reason: last.reason,
            changedAt: toInstant(last.made_at),
          },
    earlier: texts.slice(0, -1),
    correctionRequests: requests
      .filter(({ base_version }) => base_version === (last?.version ?? row.version))
      .map((request) => ({
        id: request.id,
        accountId: request.account_id,
        byName: request.by_name,
        reason: request.reason,
        requestedAt: toInstant(request.requested_at),
      })),
    sources: {
      templates: templates.map((use) => ({
        templateId: use.template_id,
        templateVersion: use.template_version,
        rewrite: use.rewrite,
      })),
      answers: answers.map(({ answer_id, how }) => ({ answerId: answer_id, how })),
    },
  });
}

/** Stores the first versions of published replies. */
export async function insertReplies(sql: Sql, replies: readonly Reply[]): Promise<void> {
  for (let start = 0; start < replies.length; start += 500) {
    await sql`INSERT INTO reply ${sql(
      replies.slice(start, start + 500).map((reply) => ({
        id: reply.id,
        question_id: reply.questionId,
        kind: reply.kind,
        version: reply.version,
        author_account_id: reply.authorAccountId,
        author_name: reply.authorName,
        department_id: reply.departmentId,
        content: sql.json(replyContentSchema.parse(reply) as never),
        replied_at: reply.repliedAt,
      })),
    )}`;
  }
}

/** The reply's next version. */
export interface NextVersion {
  /** Null takes the reply back. */
  readonly content: ReplyContent | null;
  readonly reason: string;
  readonly accountId: string;
}

/** Stores the version that follows the reply's present one, and returns the reply with it. */
export async function insertNextVersion(transaction: Sql, reply: Reply, next: NextVersion): Promise<Reply> {
  await transaction`
    INSERT INTO reply_version (reply_id, version, content, reason, account_id, made_at)
    VALUES (${reply.id}, ${reply.version + 1},
      ${next.content === null ? null : transaction.json(replyContentSchema.parse(next.content) as never)}, ${next.reason},
      ${next.accountId}, date_trunc('milliseconds', now()))`;
  const changed = await findReply(transaction, reply.id);
  if (changed === null) throw new Error('a reply vanished within its own transaction');
  return changed;
}
