import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import { StoreFromTheFutureError, storeErrorOf } from './store-errors.ts';

export type Database = SqliteDatabase.Database;

const DATABASE_FILE = 'desk.db';

export interface OpenDatabaseOptions {
  readonly folder: string;
  /** 32 bytes, used as they are; SQLCipher derives nothing from them. */
  readonly key: Uint8Array;
  /** For tests of upgrades; the real list by default. */
  readonly migrations?: readonly Migration[];
}

/** Whether there is a database in the folder. */
export function databaseExists(folder: string): boolean {
  return existsSync(join(folder, DATABASE_FILE));
}

/**
 * Opens the encrypted database of one account and brings its schema up to date, after a backup. `synchronous=FULL`:
 * when a write returns, it is on disk.
 *
 * @throws {StoreFromTheFutureError} {@link StoreDamagedError} {@link StoreNotWritableError}
 */
export function openDatabase({ folder, key, migrations = MIGRATIONS }: OpenDatabaseOptions): Database {
  let database: Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const existed = databaseExists(folder);
    database = new SqliteDatabase(join(folder, DATABASE_FILE));
    unlock(database, key);
    // The first read: a wrong key or a damaged header shows here.
    const found = Number(database.pragma('user_version', { simple: true }));
    const supported = migrations.at(-1)?.version ?? 0;
    if (found > supported) throw new StoreFromTheFutureError(found, supported);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('secure_delete = ON');
    database.pragma('cache_size = -32000');
    if (existed && found > 0 && found < supported) backUp(database, folder, found);
    migrate(database, found, migrations);
    return database;
  } catch (error) {
    database?.close();
    throw storeErrorOf(error);
  }
}

function unlock(database: Database, key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError('a database key has 32 bytes');
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  database.pragma('busy_timeout = 3000');
}

/** A copy beside the database, as encrypted as the database itself. */
function backUp(database: Database, folder: string, version: number): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(join(folder, DATABASE_FILE), join(folder, `${DATABASE_FILE}.before-${version + 1}.bak`));
}

function migrate(database: Database, found: number, migrations: readonly Migration[]): void {
  for (const migration of migrations.filter(({ version }) => version > found)) {
    database.transaction(() => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}
