import type { FeedData, FeedKind } from '#contract/service.ts';
import type { Store } from '#desk/store/store.ts';
import type { ShownAhead } from './shown-ahead.ts';

/** The local copy of one kind of thing that the feed carries. */
export interface Mirror<K extends FeedKind> {
  /** Null when there is no copy. */
  findRevision(id: FeedData<K>['id']): number | null;
  /** `isNew` says that `findRevision` has just found nothing. */
  upsert(data: FeedData<K>, revision: number, isNew: boolean): void;
  remove(id: FeedData<K>['id']): void;
}

/** One for each kind of the contract; a kind without one does not compile. */
export type Mirrors = { readonly [K in FeedKind]: Mirror<K> };

export function mirrorsOf(store: Store, ahead: ShownAhead): Mirrors {
  const { directory, outbox, answeredQuestions, templates } = store;
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
    question: {
      findRevision: (id) => ahead.findRevision(id),
      upsert: (question) => ahead.heard(question),
      remove: (id) => ahead.left(id),
    },
    reply: store.replies,
    // A reply that waits goes out as written; its author is told what changed under it.
    template: {
      findRevision: (id) => templates.findRevision(id),
      upsert(template, revision) {
        if ((templates.findRevision(template.id) ?? revision) < revision)
          outbox.addNote(template.id, 'template-changed');
        templates.upsert(template, revision);
      },
      remove(id) {
        outbox.addNote(id, 'template-changed');
        templates.remove(id);
      },
    },
    'template-version': store.templateVersions,
    'template-statistics': store.templateStatistics,
    'answered-question': {
      findRevision: (id) => answeredQuestions.findRevision(id),
      upsert(answer, revision) {
        if ((answeredQuestions.findRevision(answer.id) ?? revision) < revision) {
          outbox.addNote(answer.id, 'cited-answer-changed');
        }
        answeredQuestions.upsert(answer, revision);
      },
      remove(id) {
        outbox.addNote(id, 'cited-answer-gone');
        answeredQuestions.remove(id);
      },
    },
    'faq-topic': store.faqTopics,
    'handed-draft': store.handedDrafts,
    snooze: store.snoozes,
    note: store.notes,
    scorecard: store.scorecards,
    review: store.reviews,
    'review-feedback': store.reviewFeedback,
  };
}
