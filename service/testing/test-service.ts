import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { FastifyInstance } from 'fastify';
import postgres from 'postgres';
import { inject } from 'vitest';
import { decodeProblem, fetchWithProblems } from '#contract/problem.ts';
import { serviceContract } from '#contract/service.ts';
import { accountSchema } from '#domain/account.ts';
import { faqTopicSchema } from '#domain/answered-question.ts';
import { departmentSchema } from '#domain/department.ts';
import { type AuditTrail, openAuditTrail } from '../audit/audit-trail.ts';
import { passingSigner } from '../audit/signing-key.ts';
import { connect, type Pool } from '../database/connection.ts';
import { migrate } from '../database/migrations/index.ts';
import { type LiveHub, openLiveHub } from '../live/live-hub.ts';
import type { PracticeData } from '../practice-data-type.ts';
import { PRACTICE_INTAKE_KEY, PRACTICE_PASSWORD, seedPractice } from '../practice-seed.ts';
import { buildHttp, type HttpOptions } from '../routes/http.ts';

export type ServiceClient = ContractRouterClient<typeof serviceContract>;

/** A service of its own on a fresh database of the run's PostgreSQL. */
export interface TestService {
  readonly url: string;
  readonly pool: Pool;
  /** What every instance signs the audit trail with. */
  readonly auditPublicKey: string;
  readonly internalErrors: unknown[];
  /** A client with the given bearer token, or none. */
  client(token?: string): ServiceClient;
  /** A client of somebody who signed in. */
  signedIn(email: string): Promise<ServiceClient>;
  /** A client that may take in questions. */
  intake(): ServiceClient;
  /** Another instance over the same database. */
  startInstance(): Promise<string>;
  close(): Promise<void>;
}

const DEPARTMENTS = [
  departmentSchema.parse({ id: 'orthopedics', names: { en: 'Orthopedics', 'zh-Hant': '骨科' } }),
  departmentSchema.parse({ id: 'neurology', names: { en: 'Neurology', 'zh-Hant': '神經內科' } }),
];

const account = (email: string, displayName: string, roles: string[], departmentIds: string[]) =>
  accountSchema.parse({ id: randomUUID(), email, displayName, roles, departmentIds });

/** The smallest world in which everything can happen. */
export function smallPractice(): PracticeData {
  return {
    departments: DEPARTMENTS,
    accounts: [
      account('doctor@practice.test', 'Lin Yating', ['doctor'], ['orthopedics']),
      account('doctor2@practice.test', 'Chen Weiming', ['doctor'], ['orthopedics']),
      account('neurologist@practice.test', 'Gao Meihua', ['doctor'], ['neurology']),
      account('reviewer@practice.test', 'Wu Jianhong', ['reviewer'], []),
    ],
    questions: [],
    replies: [],
    answeredQuestions: [],
    templates: [],
    faqTopics: [faqTopicSchema.parse({ id: randomUUID(), topic: 'Heel pain', departmentId: 'orthopedics' })],
  };
}

/** Starts it; tests close it in `afterAll`. */
export async function startTestService(
  practice: () => PracticeData = smallPractice,
  http: Pick<HttpOptions, 'rates' | 'maxRequests' | 'trustProxy'> = {},
): Promise<TestService> {
  const databaseUrl = await createDatabase();
  const pool = connect(databaseUrl, { maxConnections: 8 });
  await migrate(pool);
  await seedPractice(pool, practice);
  const internalErrors: unknown[] = [];
  const instances: { http: FastifyInstance; live: LiveHub; trail: AuditTrail }[] = [];
  const onInternalError = (error: unknown): void => {
    internalErrors.push(error);
  };
  const signer = passingSigner();
  const startInstance = async (): Promise<string> => {
    const live = await openLiveHub(pool, onInternalError, { sweepEveryMs: 1000, recheckEveryMs: 700 });
    const trail = await openAuditTrail(pool, signer, onInternalError, { sealEveryMs: 200 });
    const instance = await buildHttp({
      ...http,
      pool,
      live,
      trail,
      version: 'test',
      onInternalError,
    });
    instances.push({ http: instance, live, trail });
    return instance.listen({ port: 0, host: '127.0.0.1' });
  };
  const url = await startInstance();
  const client = (token?: string): ServiceClient =>
    createORPCClient(
      new OpenAPILink(serviceContract, {
        url,
        fetch: fetchWithProblems,
        customErrorResponseBodyDecoder: decodeProblem,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      }),
    );
  return {
    url,
    pool,
    auditPublicKey: signer.publicKey,
    internalErrors,
    client,
    startInstance,
    intake: () => client(PRACTICE_INTAKE_KEY),
    async signedIn(email) {
      const session = await client().session.signIn({ email, password: PRACTICE_PASSWORD, deviceId: randomUUID() });
      return client(session.accessToken);
    },
    async close() {
      for (const { http, live, trail } of instances) {
        await http.close();
        await live.close();
        await trail.close();
      }
      await pool.end({ timeout: 2 });
    },
  };
}

/** A fresh, empty database in the run's PostgreSQL. */
export async function createDatabase(): Promise<string> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
