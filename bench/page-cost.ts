import { cpuMs, databaseCpuMs, postmasterOf } from './processor-time.ts';
import { machineLine, percentile } from './report.ts';
import { addHistory, nullClient, openDatabase, pullEverything, signIn, startInstance } from './service-world.ts';
import { withDatabase } from './workloads.ts';

const ROWS = 20_000;
const ROUNDS = 7;
/** As many as a page of a first sync has. */
const PAGE = 2000;

/** What a first sync costs the service and its database, pulled over HTTP by a client that discards it. */
await withDatabase(async (databaseUrl, folder) => {
  const instance = await startInstance(databaseUrl);
  const servicePid = instance.child.pid ?? 0;
  const postmasterPid = postmasterOf(folder);
  const url = String(instance.ready.url);
  const sql = openDatabase(databaseUrl);
  try {
    await addHistory(sql, ROWS, 'orthopedics');
    const client = nullClient(url, await signIn(url, 'doctor@practice.test'));
    await pullEverything(client, PAGE);
    const rounds: { rowsPerSecond: number; serviceMs: number; databaseMs: number }[] = [];
    let size = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = [cpuMs(servicePid), databaseCpuMs(postmasterPid)] as const;
      const { rows, bytes, elapsedMs } = await pullEverything(client, PAGE);
      const per10k = 10_000 / rows;
      size = `${rows} rows (${(bytes / 1e6).toFixed(1)} MB)`;
      rounds.push({
        rowsPerSecond: (rows / elapsedMs) * 1000,
        serviceMs: (cpuMs(servicePid) - before[0]) * per10k,
        databaseMs: (databaseCpuMs(postmasterPid) - before[1]) * per10k,
      });
    }
    client.close();
    const median = (of: keyof (typeof rounds)[number]): number =>
      percentile(
        rounds.map((round) => round[of]),
        0.5,
      );
    console.log(machineLine());
    console.log(
      `${size} in pages of ${PAGE}, median of ${ROUNDS}: ${Math.round(median('rowsPerSecond')).toLocaleString('en')} rows/s; ` +
        `processor time for 10,000 rows: service ${median('serviceMs').toFixed(0)} ms, database ${median('databaseMs').toFixed(0)} ms`,
    );
  } finally {
    await sql.end();
    await instance.stop();
  }
});
