import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** Words that the account's spell check lets stand. */
export function createPersonalWordRepository(database: Database) {
  const list = database.prepare<[], string>('SELECT word FROM personal_word ORDER BY word').pluck();
  const add = database.prepare('INSERT INTO personal_word (word, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const remove = database.prepare('DELETE FROM personal_word WHERE word = ?');
  return {
    list: (): string[] => list.all() as string[],
    /** A word that is there already stays as it is. */
    add: (word: string, addedAt: Instant): void => void add.run(word, addedAt),
    remove: (word: string): void => void remove.run(word),
  };
}
