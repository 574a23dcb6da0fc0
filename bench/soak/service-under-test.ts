import { createHash, randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { type Account, accountSchema } from '#domain/account.ts';
import { faqTopicSchema } from '#domain/answered-question.ts';
import { departmentSchema } from '#domain/department.ts';
import { connect, type Pool } from '#service/database/connection.ts';
import { migrate } from '#service/database/migrations/index.ts';
import type { PracticeData } from '#service/practice-data-type.ts';
import { seedPractice } from '#service/practice-seed.ts';
import { recordHistory } from './history.ts';
import { startServiceProcess } from './service-process.ts';

/** Tokens of a session, as a workstation keeps them. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A real service on a real database of its own, which can be ended and started again under the same address. */
export interface ServiceUnderTest {
  /** The address behind all proxies; the same after every restart. */
  readonly url: string;
  /** The harness's own connections: they are not the service's and survive what happens to those. */
  readonly pool: Pool;
  readonly accounts: { readonly lin: Account; readonly chen: Account; readonly gao: Account };
  /** Names of what went wrong inside the service while nothing was done to its database. */
  readonly internalErrors: string[];
  /** How often the service ended by itself. */
  crashes(): number;
  readonly lastWords: ReadonlySet<string>;
  /** Ends the service, in the middle of whatever it does when `hard`, and starts it again. */
  restart(hard: boolean): Promise<void>;
  /** Cuts all of the service's connections to the database, as a restart of PostgreSQL does. */
  cutDatabase(): Promise<void>;
  /** Signs an account in without the cost of a password. */
  issueTokens(account: Account): Promise<Tokens>;
  /** Makes access tokens too old, so that every workstation has to renew its own. */
  expireAccessTokens(): Promise<void>;
  /** Takes everything of earlier runs out of the feed, so that a first sync is short. */
  clearFeed(): Promise<void>;
  close(): Promise<void>;
}

const ORTHOPEDICS = departmentSchema.parse({ id: 'orthopedics', names: { en: 'Orthopedics', 'zh-Hant': '骨科' } });
const NEUROLOGY = departmentSchema.parse({ id: 'neurology', names: { en: 'Neurology', 'zh-Hant': '神經內科' } });

function doctor(email: string, displayName: string, departmentId: string): Account {
  return accountSchema.parse({
    id: randomUUID(),
    email,
    displayName,
    roles: ['doctor'],
    departmentIds: [departmentId],
  });
}

/** Told late, when the harness had cut the connection long before. */
const CONNECTION_LOST = /57P01|CONNECTION_/;

/** @param serverUrl a PostgreSQL in which a database may be made. */
export async function startServiceUnderTest(serverUrl: string): Promise<ServiceUnderTest> {
  const databaseUrl = await createDatabase(serverUrl);
  const accounts = {
    lin: doctor('doctor@practice.test', 'Lin Yating', ORTHOPEDICS.id),
    chen: doctor('doctor2@practice.test', 'Chen Weiming', ORTHOPEDICS.id),
    gao: doctor('neurologist@practice.test', 'Gao Meihua', NEUROLOGY.id),
  };
  const practice = (): PracticeData => ({
    departments: [ORTHOPEDICS, NEUROLOGY],
    accounts: Object.values(accounts),
    questions: [],
    replies: [],
    answeredQuestions: [],
    templates: [],
    faqTopics: [faqTopicSchema.parse({ id: randomUUID(), topic: 'Heel pain', departmentId: ORTHOPEDICS.id })],
  });
  const internalErrors: string[] = [];
  let tormented = false;
  const preparation = connect(databaseUrl, { maxConnections: 1 });
  await migrate(preparation);
  await seedPractice(preparation, practice);
  await preparation.end();
  const service = await startServiceProcess(databaseUrl, (name) => {
    if (!tormented && !CONNECTION_LOST.test(name)) internalErrors.push(name);
  });
  const pool = postgres(databaseUrl, {
    max: 10,
    onnotice: () => {},
    connection: { application_name: 'replydesk-soak' },
  });
  await recordHistory(pool);

  let relief: NodeJS.Timeout | undefined;
  /** What was under way fails within this time; later errors are the service's own again. */
  const torment = (): void => {
    tormented = true;
    clearTimeout(relief);
    relief = setTimeout(() => {
      tormented = false;
    }, 1000);
  };

  return {
    url: service.url,
    pool,
    accounts,
    internalErrors,
    crashes: () => service.crashes(),
    lastWords: service.lastWords,
    async cutDatabase() {
      torment();
      await pool`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'replydesk-service'`;
    },
    async restart(hard) {
      torment();
      await service.restart(hard);
    },
    async issueTokens(account) {
      const [accessToken, refreshToken] = [
        randomBytes(32).toString('base64url'),
        randomBytes(32).toString('base64url'),
      ];
      const familyId = randomUUID();
      await pool.begin(async (sql) => {
        await sql`INSERT INTO session_family (id, account_id, device_id) VALUES (${familyId}, ${account.id}, ${randomUUID()})`;
        await sql`INSERT INTO access_token VALUES (${sha256(accessToken)}, ${familyId}, now() + interval '15 minutes')`;
        await sql`INSERT INTO refresh_token VALUES (${sha256(refreshToken)}, ${familyId}, now() + interval '60 days', NULL)`;
      });
      return { accessToken, refreshToken };
    },
    async expireAccessTokens() {
      await pool`UPDATE access_token SET expires_at = now() - interval '1 second'`;
    },
    async clearFeed() {
      await pool`DELETE FROM feed_entry WHERE kind IN ('question', 'reply', 'answered-question', 'handed-draft')`;
    },
    async close() {
      clearTimeout(relief);
      await service.close();
      await pool.end({ timeout: 2 });
    },
  };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `soak_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${name}`);
  // Connections are cut here, PostgreSQL itself never: waiting for the disk would prove nothing.
  await admin.unsafe(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
