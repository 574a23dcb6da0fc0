import { randomUUID } from 'node:crypto';
import { departmentName } from '#domain/department.ts';
import { serviceRequestOf } from '#domain/fhir/service-request.ts';
import { type QuestionId, type ReplyId, replyIdSchema } from '#domain/ids.ts';
import { shownBeside, similarOnPage, topicsOnPage } from '#domain/publish/assemble-page.ts';
import { pageLanguage, questionPageHtml } from '#domain/publish/question-page.ts';
import type { Question } from '#domain/question.ts';
import { referralsOf } from '#domain/referral.ts';
import { isRetracted, type Reply, type ReplyContent, type ReplyKind, replyContentSchema } from '#domain/reply.ts';
import { withoutOpenSlots } from '#domain/rich-text.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { OpenSession } from './session.ts';

/**
 * The question's page as it will be published with this content, by the renderer of the service; null when the question
 * is not here. Blanks that are still open show nothing, as they will. What only the service knows better (topics and
 * answers that are not in this copy) may differ.
 */
export function previewPage(
  { store, account, clock }: OpenSession,
  questionId: QuestionId,
  content: ReplyContent,
  kind: ReplyKind,
): string | null {
  const question = store.questions.find(questionId);
  if (question === null) return null;
  const now = toInstant(clock.now());
  const published = store.replies.listOfQuestion(questionId);
  const shown: ReplyContent = {
    ...content,
    body: withoutOpenSlots(content.body),
    moreInformation: content.moreInformation === null ? null : withoutOpenSlots(content.moreInformation),
  };
  const corrects = store.drafts.find(questionId)?.corrects ?? null;
  const corrected = published.find(({ id }) => id === corrects?.replyId);
  const replies =
    corrects === null || corrected === undefined
      ? [...published, newReply(question, shown)]
      : published.map((reply) =>
          reply === corrected ? correctedReply(corrected, shown, corrects.reason, now) : reply,
        );
  const { answerIds, topicIds } = shownBeside(question, replies);
  return questionPageHtml({
    question,
    replies,
    similar: similarOnPage(answerIds.flatMap((id) => store.answeredQuestions.find(id) ?? [])),
    faqTopics: topicsOnPage(
      question,
      topicIds.flatMap((id) => store.faqTopics.find(id) ?? []),
      store.faqTopics.listOfDepartment(question.departmentId),
    ),
    departments: store.directory.listDepartments(),
  });

  function newReply({ departmentId }: Question, finished: ReplyContent): Reply {
    return {
      ...finished,
      id: replyIdSchema.parse(randomUUID()),
      questionId,
      kind,
      version: 1,
      revision: 1,
      authorAccountId: account.id,
      authorName: account.displayName,
      departmentId,
      repliedAt: now,
      change: null,
      earlier: [],
      correctionRequests: [],
    };
  }
}

function correctedReply(reply: Reply, content: ReplyContent, reason: string, now: Instant): Reply {
  const { version, change, repliedAt } = reply;
  return {
    ...reply,
    ...content,
    version: version + 1,
    change: { kind: 'correction', reason: reason.trim() === '' ? '…' : reason.trim(), changedAt: now },
    earlier: [
      ...reply.earlier,
      {
        ...replyContentSchema.parse(reply),
        version,
        publishedAt: change?.changedAt ?? repliedAt,
        reason: change?.reason ?? null,
      },
    ],
  };
}

export type ReferralSource = { readonly content: ReplyContent } | { readonly replyId: ReplyId };

/** The referrals of a draft's content or of a published reply as FHIR files; null when the question or reply is not here. */
export function exportReferrals(
  { store, account, clock }: OpenSession,
  questionId: QuestionId,
  source: ReferralSource,
) {
  const question = store.questions.find(questionId);
  const reply = 'replyId' in source ? store.replies.find(source.replyId) : null;
  const content = 'content' in source ? source.content : reply;
  if (question === null || content === null || (reply !== null && reply.questionId !== questionId)) return null;
  store.transaction(() =>
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId: account.id,
      act: 'referrals-exported',
      subjectId: questionId,
      details: { replyId: reply?.id ?? null },
    }),
  );
  return referralRequests({ store, account }, question, content, reply).map(({ referral, request }, index) => ({
    instanceId: referral.instanceId,
    toDepartment: referral.toDepartment,
    fileName: `referral-${questionId.slice(0, 8)}-${index + 1}.fhir.json`,
    text: `${JSON.stringify(request, null, 2)}\n`,
  }));
}

/** The referrals of a content as FHIR; `reply` is the published reply that it belongs to, null for a draft. */
export function referralRequests(
  { store, account }: Pick<OpenSession, 'store' | 'account'>,
  question: Question,
  { body, moreInformation }: ReplyContent,
  reply: Reply | null,
) {
  const language = pageLanguage(question.language);
  const departments = store.directory.listDepartments();
  return referralsOf(body, ...(moreInformation === null ? [] : [moreInformation])).map((referral) => ({
    referral,
    request: serviceRequestOf(referral, {
      sex: question.sex,
      language,
      doctorName: reply?.authorName ?? account.displayName,
      departmentName: departmentName(departments, reply?.departmentId ?? question.departmentId, language),
      publishedAt: reply === null ? null : (reply.change?.changedAt ?? reply.repliedAt),
      isRetracted: reply !== null && isRetracted(reply),
    }),
  }));
}
