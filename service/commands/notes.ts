import { publish } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';
import { type NoteRow, noteEntry, toNote } from '../questions/note-rows.ts';
import type { Handler } from './decision.ts';

/**
 * Keeps a colleague's words beside the question, whatever became of it. The same note again changes nothing; an id that
 * stands for another note, or for anybody else's, is refused.
 */
export const addNote: Handler<'add-note'> = async (transaction, account, command, question) => {
  const { noteId, text } = command.payload;
  const [added] = await transaction<NoteRow[]>`
    INSERT INTO note (id, question_id, account_id, author_name, text)
    VALUES (${noteId}, ${question.id}, ${account.id}, ${account.displayName}, ${text})
    ON CONFLICT (id) DO NOTHING RETURNING *`;
  if (added === undefined) {
    const [same] = await transaction`
      SELECT 1 FROM note
      WHERE id = ${noteId} AND account_id = ${account.id} AND question_id = ${question.id} AND text = ${text}`;
    if (same === undefined) return { outcome: 'rejected', code: 'not-allowed' };
    return { outcome: 'applied', revision: question.revision };
  }
  await publish(transaction, [noteEntry(toNote(added), question)]);
  await audit(transaction, account.id, 'note-added', question.id, { noteId });
  return { outcome: 'applied', revision: question.revision };
};
