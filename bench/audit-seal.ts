import { randomUUID } from 'node:crypto';
import { openAuditTrail } from '#service/audit/audit-trail.ts';
import { passingSigner } from '#service/audit/signing-key.ts';
import { connect, type Pool, type Sql } from '#service/database/connection.ts';
import { migrate } from '#service/database/migrations/index.ts';
import { audit } from '#service/questions/change-question.ts';
import { type BenchResult, percentile } from './report.ts';
import { withDatabase } from './workloads.ts';

const ACTS = 2000;
const AT_ONCE = 20;
const ROUNDS = 5;
const SEALED = 20_000;

/** What the trail costs the acts that it is about, and how fast it is sealed behind them. */
export async function benchAuditSeal(): Promise<BenchResult[]> {
  return withDatabase(async (databaseUrl) => {
    const pool = connect(databaseUrl, { maxConnections: AT_ONCE });
    try {
      await migrate(pool);
      await pool`CREATE TABLE plain_event (LIKE audit_event INCLUDING ALL)`;
      await pool`CREATE TABLE locked_chain (only_row boolean PRIMARY KEY, sequence bigint NOT NULL, hash bytea NOT NULL)`;
      await pool`INSERT INTO locked_chain VALUES (true, 0, '')`;
      const plain = async (transaction: Sql): Promise<void> => {
        await transaction`
          INSERT INTO plain_event (act, subject_id, details) VALUES ('claimed', ${randomUUID()}, '{"baseRevision": 1}')`;
      };
      const ours = (transaction: Sql): Promise<void> =>
        audit(transaction, null, 'claimed', randomUUID(), { baseRevision: 1 });
      // The other design: the act itself takes the chain's head, and holds it until its commit is on disk.
      const locked = async (transaction: Sql): Promise<void> => {
        await plain(transaction);
        await transaction`UPDATE locked_chain SET sequence = sequence + 1, hash = sha256(hash)`;
      };
      const seconds: { plain: number[]; ours: number[]; locked: number[] } = { plain: [], ours: [], locked: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        seconds.plain.push(await timeActs(pool, plain));
        seconds.ours.push(await timeActs(pool, ours));
        seconds.locked.push(await timeActs(pool, locked));
      }
      const rate = (samples: readonly number[]): number => ACTS / percentile(samples, 0.5);
      console.log(
        `audit: acts/s with ${AT_ONCE} at once: plain rows ${rate(seconds.plain).toFixed(0)}, ` +
          `sealed after the fact ${rate(seconds.ours).toFixed(0)}, chained while writing ${rate(seconds.locked).toFixed(0)}`,
      );

      const trail = await openAuditTrail(pool, passingSigner(), (error) => console.error(error), {
        sealEveryMs: 3_600_000,
      });
      await trail.seal();
      await pool`
        INSERT INTO audit_event (act, subject_id, details)
        SELECT 'claimed', gen_random_uuid(), '{"baseRevision": 1}' FROM generate_series(1, ${SEALED})`;
      const start = performance.now();
      await trail.seal();
      const sealSeconds = (performance.now() - start) / 1000;
      await trail.close();
      return [
        {
          name: `acts with an audit event each, ${AT_ONCE} at once`,
          peer: 'the same rows without a trail',
          unit: 'acts/s',
          ours: rate(seconds.ours),
          theirs: rate(seconds.plain),
          ratio: rate(seconds.ours) / rate(seconds.plain),
          ratioMeans: 'ours / plain',
          goal: { atLeast: 0.7 },
          samples: ROUNDS,
        },
        {
          name: 'sealing of events that wait',
          peer: 'events/s of a service with 100 questions/s and as many acts',
          unit: 'events/s',
          ours: SEALED / sealSeconds,
          theirs: 200,
          ratio: SEALED / sealSeconds / 200,
          ratioMeans: 'ours / needed',
          goal: { atLeast: 10 },
          samples: 1,
        },
      ];
    } finally {
      await pool.end();
    }
  });
}

async function timeActs(pool: Pool, act: (transaction: Sql) => Promise<void>): Promise<number> {
  let left = ACTS;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        await pool.begin(act);
      }
    }),
  );
  return (performance.now() - start) / 1000;
}
