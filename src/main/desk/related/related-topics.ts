import type { FaqTopic } from '#domain/answered-question.ts';
import type { Question } from '#domain/question.ts';
import type { Store } from '../store/store.ts';
import { termsOf } from '../text/terms.ts';

/** A topic and whether it came with the question's page. */
export type RelatedTopic = FaqTopic & { readonly linked: boolean };

/**
 * Topics for a question: those that came with its page, then those whose words it uses, the own department's first.
 */
export function relatedTopics(store: Store, question: Question, limit: number): RelatedTopic[] {
  const linked = question.linkedTopicIds.flatMap((id) => store.faqTopics.find(id) ?? []);
  const linkedIds = new Set(linked.map(({ id }) => id));
  const stems = new Set(termsOf(`${question.title} ${question.body.slice(0, 6000)}`).map(({ stem }) => stem));
  const fitting = store.faqTopics
    .listAll()
    .filter(({ id }) => !linkedIds.has(id))
    .map((topic) => ({ topic, share: shareOf(topic.topic, stems) }))
    .filter(({ share }) => share >= 0.5)
    .sort(
      (left, right) =>
        Number(right.topic.departmentId === question.departmentId) -
          Number(left.topic.departmentId === question.departmentId) ||
        right.share - left.share ||
        (left.topic.topic < right.topic.topic ? -1 : 1),
    );
  return [
    ...linked.map((topic) => ({ ...topic, linked: true })),
    ...fitting.map(({ topic }) => ({ ...topic, linked: false })),
  ].slice(0, limit);
}

function shareOf(topic: string, stems: ReadonlySet<string>): number {
  const telling = termsOf(topic).filter(({ isStop }) => !isStop);
  return telling.length === 0 ? 0 : telling.filter(({ stem }) => stems.has(stem)).length / telling.length;
}
