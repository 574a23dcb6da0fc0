import { setTimeout as sleep } from 'node:timers/promises';
import { APP_VERSION_HEADER, feedRecordSchema, PROTOCOL_HEADER, PROTOCOL_VERSION } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { Random } from '#service/practice/random.ts';
import type { PresentState } from './pull-run.ts';

/** Somebody who only pulls, and takes down every single record. */
export interface Follower {
  readonly counts: { records: number; gaps: number; duplicates: number };
  /** Pulls page after page until `goesOn` says no, and then until nothing is left. */
  pullWhile(goesOn: () => boolean): Promise<void>;
  /** What is wrong with what was pulled, measured against what is there. */
  compare(present: PresentState, committed: ReadonlySet<string>): string[];
}

export function createFollower(serviceUrl: string, account: Account, accessToken: string, random: Random): Follower {
  const held = new Map<string, { revision: number; title: string }>();
  /** The last revision seen of everything, also of what has left the view. */
  const seen = new Map<string, { revision: number; deleted: boolean }>();
  const counts = { records: 0, gaps: 0, duplicates: 0 };
  const problems: string[] = [];
  const uncommitted = new Map<string, string>();
  let cursor: string | null = null;

  async function pullPage(): Promise<boolean> {
    const url = new URL('/v1/changes', serviceUrl);
    url.searchParams.set('limit', String(1 + random.below(400)));
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    const answer = await fetch(url, {
      headers: {
        authorization: `Bearer ${accessToken}`,
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        [APP_VERSION_HEADER]: 'soak',
      },
    });
    if (!answer.ok) throw new Error(`a page was refused with ${answer.status}`);
    const page = (await answer.json()) as { records: unknown[]; nextCursor: string; more: boolean };
    // Sometimes an answer is lost: the same cursor is asked again, and what is new by then comes with it.
    if (random.chance(0.05)) return true;
    for (const raw of page.records) take(raw);
    cursor = page.nextCursor;
    return page.more;
  }

  function take(raw: unknown): void {
    const { kind, id, revision, deleted, data } = feedRecordSchema.parse(raw);
    if (kind !== 'question') return;
    counts.records += 1;
    const before = seen.get(id);
    if (before !== undefined && revision < before.revision)
      problems.push(`${id} went back from ${before.revision} to ${revision}`);
    if (before !== undefined && revision === before.revision && deleted === before.deleted) {
      counts.duplicates += 1;
      problems.push(`${id} came twice at ${revision}`);
    }
    seen.set(id, { revision, deleted });
    if (deleted) {
      held.delete(id);
      return;
    }
    const { title } = data as { title: string };
    held.set(id, { revision, title });
    uncommitted.set(`${id} ${revision}`, title);
  }

  return {
    counts,
    async pullWhile(goesOn) {
      while (goesOn()) if (!(await pullPage())) await sleep(random.below(20));
      // A lost answer counts as more, so that this ends only with a page that says that nothing is left.
      while (await pullPage());
    },
    compare(present, committed) {
      const found = problems.splice(0);
      for (const [what, title] of uncommitted) {
        if (title !== 'as asked' && !committed.has(title)) found.push(`${what} was never committed`);
      }
      uncommitted.clear();
      const mine = [...present].filter(([, { departmentId }]) =>
        account.departmentIds.some((own) => own === departmentId),
      );
      for (const [id, { revision, title }] of mine) {
        const here = held.get(id);
        if (here?.revision === revision && here.title === title) continue;
        counts.gaps += 1;
        found.push(`${id} is at ${here?.revision ?? 'nothing'} instead of ${revision}`);
      }
      if (held.size > mine.length) found.push(`${held.size - mine.length} that left the view are still here`);
      return found.map((what) => `follower: ${what}`);
    },
  };
}
