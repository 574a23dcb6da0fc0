import { type Corrects, correctsSchema, type Draft, draftSchema } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { type ReplyContent, replyContentSchema } from '#domain/reply.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** While somebody writes, an earlier state is kept at most this often, in milliseconds. */
const REVISION_EVERY_MS = 60_000;

interface DraftRow {
  question_id: string;
  content: string;
  question_revision: number;
  save_count: number;
  saved_at: string;
  corrects: string | null;
}

/** An earlier state of a draft. */
export interface DraftRevision {
  readonly revisionId: number;
  readonly content: ReplyContent;
  /** The question's revision that its author saw. */
  readonly questionRevision: number;
  readonly savedAt: Instant;
}

/** An earlier state as it was put away; `content` is its JSON. */
export interface KeptRevision {
  readonly questionId: QuestionId;
  readonly content: string;
  readonly questionRevision: number;
  readonly savedAt: Instant;
}

/**
 * Unsent replies, each bound to its question for good, and their earlier states. `onKept` is told of each state that is
 * put away, within the same transaction.
 */
export function createDraftRepository(database: Database, onKept: (revision: KeptRevision) => void) {
  const find = database.prepare<[string], DraftRow>('SELECT * FROM draft WHERE question_id = ?');
  const upsert = database.prepare<
    { questionId: string; content: string; questionRevision: number; savedAt: string },
    { save_count: number; corrects: string | null }
  >(`
    INSERT INTO draft (question_id, content, question_revision, save_count, saved_at)
    VALUES (:questionId, :content, :questionRevision, 1, :savedAt)
    ON CONFLICT (question_id) DO UPDATE SET content = excluded.content, question_revision = excluded.question_revision,
      save_count = save_count + 1, saved_at = excluded.saved_at
    RETURNING save_count, corrects`);
  const listKept = database.prepare<[], DraftRow & { title: string }>(`
    SELECT draft.*, coalesce(question.title, (
      SELECT title FROM question_text WHERE question_id = draft.question_id ORDER BY text_revision DESC LIMIT 1
    ), '') AS title
    FROM draft LEFT JOIN question ON question.id = draft.question_id
    WHERE question.id IS NULL OR question.status <> 'pending'
    ORDER BY draft.saved_at DESC`);
  const remove = database.prepare('DELETE FROM draft WHERE question_id = ?');
  const setCorrects = database.prepare('UPDATE draft SET corrects = ? WHERE question_id = ?');
  const findUndo = database.prepare<[string], string>('SELECT history FROM draft_undo WHERE question_id = ?').pluck();
  const saveUndo = database.prepare(`
    INSERT INTO draft_undo (question_id, history) VALUES (?, ?)
    ON CONFLICT (question_id) DO UPDATE SET history = excluded.history`);
  const removeUndo = database.prepare('DELETE FROM draft_undo WHERE question_id = ?');
  const confirmRevision = database.prepare('UPDATE draft SET question_revision = ? WHERE question_id = ?');
  const lastRevision = database.prepare<[string], { content: string; saved_at: string }>(
    'SELECT content, saved_at FROM draft_revision WHERE question_id = ? ORDER BY id DESC LIMIT 1',
  );
  const addRevision = database.prepare(
    'INSERT INTO draft_revision (question_id, content, question_revision, saved_at) VALUES (?, ?, ?, ?)',
  );
  const listRevisions = database.prepare<
    [string],
    { id: number; content: string; question_revision: number; saved_at: string }
  >(
    'SELECT id, content, question_revision, saved_at FROM draft_revision WHERE question_id = ? ORDER BY id DESC LIMIT 200',
  );

  /** Keeps a state unless it is the latest one kept. */
  function keep(questionId: QuestionId, content: string, questionRevision: number, savedAt: Instant): void {
    if (lastRevision.get(questionId)?.content === content) return;
    addRevision.run(questionId, content, questionRevision, savedAt);
    onKept({ questionId, content, questionRevision, savedAt });
  }

  return {
    /** Null when nothing was written for the question. */
    find(questionId: QuestionId): Draft | null {
      const row = find.get(questionId);
      return row === undefined ? null : toDraft(row);
    },

    /** Drafts that no queue leads to, with the question's title or an empty one; newest first. */
    listKept(): { readonly draft: Draft; readonly questionTitle: string }[] {
      return listKept.all().map((row) => ({ draft: toDraft(row), questionTitle: row.title }));
    },

    /**
     * Stores the draft; on disk when the surrounding transaction has committed. The state before it is kept as a
     * revision at most once a minute; saving the same content again changes nothing.
     */
    save(questionId: QuestionId, sent: ReplyContent, questionRevision: number, nowMs: number): Draft {
      const content = asDraft(sent);
      const serialised = JSON.stringify(content);
      const before = find.get(questionId);
      if (before !== undefined && before.content === serialised && before.question_revision === questionRevision) {
        return toDraft(before);
      }
      if (before !== undefined && before.content !== serialised) {
        const last = lastRevision.get(questionId);
        if (last === undefined || nowMs - Date.parse(last.saved_at) >= REVISION_EVERY_MS) {
          keep(questionId, before.content, before.question_revision, toInstant(nowMs));
        }
      }
      const savedAt = toInstant(nowMs);
      const saved = upsert.get({ questionId, content: serialised, questionRevision, savedAt });
      return {
        questionId,
        content,
        questionRevision,
        saveCount: saved?.save_count ?? 1,
        savedAt,
        corrects: toCorrects(saved?.corrects ?? null),
      };
    },

    /** Makes the draft a correction of a published reply, or, with null, a reply of its own. */
    setCorrects(questionId: QuestionId, corrects: Corrects | null): void {
      setCorrects.run(corrects === null ? null : JSON.stringify(corrects), questionId);
    },

    /** The steps that undo leads to, as `packUndoHistory` wrote them; null where none are kept. */
    findUndoHistory(questionId: QuestionId): string | null {
      return findUndo.get(questionId) ?? null;
    },

    /** Keeps the steps that undo leads to, in the transaction that saves the draft which they belong to. */
    saveUndoHistory(questionId: QuestionId, history: string): void {
      saveUndo.run(questionId, history);
    },

    /** Says for which revision of the question the draft is meant now; null without a draft. */
    confirmRevision(questionId: QuestionId, questionRevision: number): Draft | null {
      confirmRevision.run(questionRevision, questionId);
      const row = find.get(questionId);
      return row === undefined ? null : toDraft(row);
    },

    /** Keeps the present draft, if any, as a revision. */
    keepPresent(questionId: QuestionId): void {
      const row = find.get(questionId);
      if (row !== undefined) keep(questionId, row.content, row.question_revision, row.saved_at);
    },

    /** Keeps a content that is no draft (any more), for example of a discarded reply. */
    keepContent(questionId: QuestionId, content: ReplyContent, questionRevision: number, nowMs: number): void {
      keep(questionId, JSON.stringify(asDraft(content)), questionRevision, toInstant(nowMs));
    },

    /** Removes the draft and its undo history; its revisions stay. */
    remove(questionId: QuestionId): void {
      remove.run(questionId);
      removeUndo.run(questionId);
    },

    /** Newest first, at most 200. */
    listRevisions(questionId: QuestionId): DraftRevision[] {
      return listRevisions.all(questionId).map((row) => ({
        revisionId: row.id,
        content: replyContentSchema.parse(JSON.parse(row.content)),
        questionRevision: row.question_revision,
        savedAt: row.saved_at,
      }));
    },
  };
}

/** Overrides belong to the text that was sent with them; whoever sends a draft gives their own. */
function asDraft(content: ReplyContent): ReplyContent {
  return { ...content, overrides: [] };
}

function toDraft(row: DraftRow): Draft {
  return draftSchema.parse({
    questionId: row.question_id,
    content: JSON.parse(row.content),
    questionRevision: row.question_revision,
    saveCount: row.save_count,
    savedAt: row.saved_at,
    corrects: toCorrects(row.corrects),
  });
}

function toCorrects(stored: string | null): Corrects | null {
  return stored === null ? null : correctsSchema.parse(JSON.parse(stored));
}
