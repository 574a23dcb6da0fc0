import { sql as initial } from './0001-initial.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In order and without gaps; a released one never changes. */
export const MIGRATIONS: readonly Migration[] = [{ version: 1, sql: initial }];
