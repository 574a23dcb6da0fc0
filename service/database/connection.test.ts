import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase } from '../testing/test-service.ts';
import { connect, inTransaction, type Pool } from './connection.ts';

let pool: Pool;
beforeAll(async () => {
  pool = connect(await createDatabase(), { maxConnections: 4 });
  await pool`CREATE TABLE counter (name text PRIMARY KEY, value integer NOT NULL)`;
  await pool`INSERT INTO counter VALUES ('left', 0), ('right', 0)`;
});
afterAll(() => pool.end());

it('begins a transaction anew that met another one crosswise, and keeps nothing of the first try', async () => {
  let tries = 0;
  let arrived = 0;
  let bothArrived: () => void = () => {};
  const both = new Promise<void>((resolve) => {
    bothArrived = resolve;
  });
  const addTo = (first: string, second: string): Promise<void> =>
    inTransaction(pool, async (transaction) => {
      tries += 1;
      await transaction`UPDATE counter SET value = value + 1 WHERE name = ${first}`;
      arrived += 1;
      if (arrived === 2) bothArrived();
      await both;
      await transaction`UPDATE counter SET value = value + 1 WHERE name = ${second}`;
    });
  await Promise.all([addTo('left', 'right'), addTo('right', 'left')]);
  expect(tries).toBeGreaterThanOrEqual(3);
  expect(await pool`SELECT value FROM counter`).toEqual([{ value: 2 }, { value: 2 }]);
});

it('fails of anything else at once', async () => {
  let tries = 0;
  const broken = inTransaction(pool, async (transaction) => {
    tries += 1;
    await transaction`INSERT INTO counter VALUES ('left', 1)`;
  });
  await expect(broken).rejects.toMatchObject({ code: '23505' });
  expect(tries).toBe(1);
});
