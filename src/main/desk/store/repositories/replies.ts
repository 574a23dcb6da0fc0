import type { QuestionId, ReplyId } from '#domain/ids.ts';
import { type Reply, replyContentSchema, replySchema } from '#domain/reply.ts';
import type { Database } from '../database.ts';

interface ReplyRow {
  id: string;
  revision: number;
  question_id: string;
  kind: string;
  version: number;
  author_account_id: string | null;
  author_name: string;
  department_id: string;
  replied_at: string;
  content: string;
  life: string;
}

/** Published replies of the account's view. */
export function createReplyRepository(database: Database) {
  const listOfQuestion = database.prepare<[string], ReplyRow>(
    'SELECT * FROM reply WHERE question_id = ? ORDER BY replied_at, id',
  );
  const find = database.prepare<[string], ReplyRow>('SELECT * FROM reply WHERE id = ?');
  const findRevision = database.prepare<[string], { revision: number }>('SELECT revision FROM reply WHERE id = ?');
  const upsert = database.prepare(`
    INSERT INTO reply (id, revision, question_id, kind, version, author_account_id, author_name, department_id, replied_at, content, life)
    VALUES (:id, :revision, :questionId, :kind, :version, :authorAccountId, :authorName, :departmentId, :repliedAt, :content, :life)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, kind = excluded.kind, version = excluded.version,
      author_account_id = excluded.author_account_id, author_name = excluded.author_name,
      department_id = excluded.department_id, replied_at = excluded.replied_at, content = excluded.content, life = excluded.life`);
  const remove = database.prepare('DELETE FROM reply WHERE id = ?');

  return {
    /** Oldest first. */
    listOfQuestion(questionId: QuestionId): Reply[] {
      return listOfQuestion.all(questionId).map(toReply);
    },

    find(id: ReplyId): Reply | null {
      const row = find.get(id);
      return row === undefined ? null : toReply(row);
    },

    findRevision(id: ReplyId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },

    upsert(reply: Reply, revision: number): void {
      const { change, earlier, correctionRequests, sources } = reply;
      upsert.run({
        id: reply.id,
        revision,
        questionId: reply.questionId,
        kind: reply.kind,
        version: reply.version,
        authorAccountId: reply.authorAccountId,
        authorName: reply.authorName,
        departmentId: reply.departmentId,
        repliedAt: reply.repliedAt,
        content: JSON.stringify(replyContentSchema.parse(reply)),
        life: JSON.stringify({ change, earlier, correctionRequests, sources }),
      });
    },

    remove(id: ReplyId): void {
      remove.run(id);
    },
  };
}

function toReply(row: ReplyRow): Reply {
  return replySchema.parse({
    id: row.id,
    questionId: row.question_id,
    kind: row.kind,
    version: row.version,
    authorAccountId: row.author_account_id,
    authorName: row.author_name,
    departmentId: row.department_id,
    repliedAt: row.replied_at,
    ...JSON.parse(row.content),
    ...JSON.parse(row.life),
    revision: Math.max(1, row.revision),
  });
}
