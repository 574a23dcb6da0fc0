import type { FeedData, FeedKind } from '#contract/service.ts';
import type { Store } from '#desk/store/store.ts';

/** The local copy of one kind of thing that the feed carries. */
export interface Mirror<K extends FeedKind> {
  /** Null when there is no copy. */
  findRevision(id: FeedData<K>['id']): number | null;
  upsert(data: FeedData<K>, revision: number): void;
  remove(id: FeedData<K>['id']): void;
}

/** One for each kind of the contract; a kind without one does not compile. */
export type Mirrors = { readonly [K in FeedKind]: Mirror<K> };

export function mirrorsOf(store: Store): Mirrors {
  const { directory } = store;
  return {
    department: {
      findRevision: (id) => directory.findDepartmentRevision(id),
      upsert: (department, revision) => directory.upsertDepartment(department, revision),
      remove: (id) => directory.removeDepartment(id),
    },
    colleague: {
      findRevision: (id) => directory.findColleagueRevision(id),
      upsert: (colleague, revision) => directory.upsertColleague(colleague, revision),
      remove: (id) => directory.removeColleague(id),
    },
    question: store.questions,
    reply: store.replies,
    template: store.templates,
    'answered-question': store.answeredQuestions,
    'faq-topic': store.faqTopics,
  };
}
