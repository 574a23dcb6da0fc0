/** The local data was written by a newer version, which may keep things that this one would lose. */
export class StoreFromTheFutureError extends Error {
  readonly found: number;
  readonly supported: number;
  constructor(found: number, supported: number) {
    super('the store was written by a newer version');
    this.name = 'StoreFromTheFutureError';
    this.found = found;
    this.supported = supported;
  }
}

/** The file is there but cannot be read as a database with this key. It is never replaced by a new one. */
export class StoreDamagedError extends Error {
  constructor(options?: ErrorOptions) {
    super('the store is damaged', options);
    this.name = 'StoreDamagedError';
  }
}

/** The store cannot be written; `reason` says what to look at. */
export class StoreNotWritableError extends Error {
  readonly reason: 'disk-full' | 'read-only' | 'locked' | 'unknown';
  constructor(reason: StoreNotWritableError['reason'], options?: ErrorOptions) {
    super(`the store cannot be written: ${reason}`, options);
    this.name = 'StoreNotWritableError';
    this.reason = reason;
  }
}

/** Turns what SQLite or the file system threw into one of the errors above; anything else is returned as it is. */
export function storeErrorOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code)) return new StoreNotWritableError('disk-full', { cause: error });
  if (/^SQLITE_READONLY|^EROFS|^EACCES|^EPERM|^SQLITE_CANTOPEN/.test(code)) {
    return new StoreNotWritableError('read-only', { cause: error });
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new StoreNotWritableError('locked', { cause: error });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new StoreDamagedError({ cause: error });
  if (/^SQLITE_IOERR/.test(code)) return new StoreNotWritableError('unknown', { cause: error });
  return error;
}
