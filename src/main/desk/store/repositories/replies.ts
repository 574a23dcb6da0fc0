import type { QuestionId, ReplyId } from '#domain/ids.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import type { Database } from '../database.ts';

interface ReplyRow {
  id: string;
  question_id: string;
  kind: string;
  version: number;
  author_account_id: string | null;
  author_name: string;
  department_id: string;
  replied_at: string;
  content: string;
}

/** Published replies of the account's view. */
export function createReplyRepository(database: Database) {
  const listOfQuestion = database.prepare<[string], ReplyRow>(
    'SELECT * FROM reply WHERE question_id = ? ORDER BY replied_at, id',
  );
  const findRevision = database.prepare<[string], { revision: number }>('SELECT revision FROM reply WHERE id = ?');
  const upsert = database.prepare(`
    INSERT INTO reply (id, revision, question_id, kind, version, author_account_id, author_name, department_id, replied_at, content)
    VALUES (:id, :revision, :questionId, :kind, :version, :authorAccountId, :authorName, :departmentId, :repliedAt, :content)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, kind = excluded.kind, version = excluded.version,
      author_account_id = excluded.author_account_id, author_name = excluded.author_name,
      department_id = excluded.department_id, replied_at = excluded.replied_at, content = excluded.content`);
  const remove = database.prepare('DELETE FROM reply WHERE id = ?');

  return {
    /** Oldest first. */
    listOfQuestion(questionId: QuestionId): Reply[] {
      return listOfQuestion.all(questionId).map(toReply);
    },

    findRevision(id: ReplyId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },

    upsert(reply: Reply, revision: number): void {
      const { body, moreInformation, citedAnswerIds, citedTopicIds, overrides, askTicks } = reply;
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
        content: JSON.stringify({ body, moreInformation, citedAnswerIds, citedTopicIds, overrides, askTicks }),
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
  });
}
