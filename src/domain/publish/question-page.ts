import { type AnsweredQuestion, excerptOf, type FaqTopic } from '../answered-question.ts';
import { type Department, departmentName, type InterfaceLanguage } from '../department.ts';
import type { Question } from '../question.ts';
import { type Referral, referralsOf } from '../referral.ts';
import { isRetracted, isStandingAnswer, type Reply, type ReplyContent } from '../reply.ts';
import { html, type SafeHtml } from './html.ts';
import { richTextHtml } from './rich-text-html.ts';
import { PAGE_WORDING } from './wording.ts';

/** Everything that stands on a question's published page. */
export interface QuestionPage {
  readonly question: Question;
  /** Oldest first. */
  readonly replies: readonly Reply[];
  readonly similar: readonly AnsweredQuestion[];
  readonly faqTopics: readonly FaqTopic[];
  readonly departments: readonly Department[];
}

const EXCERPT_LENGTH = 280;

/** The language that a page's own words are in: that of its question, English for any other. */
export function pageLanguage(questionLanguage: string): InterfaceLanguage {
  return /^zh\b/i.test(questionLanguage) ? 'zh-Hant' : 'en';
}

/** The whole page of a question, the same on the web and in the workstation's preview. */
export function questionPageHtml(page: QuestionPage): string {
  const language = pageLanguage(page.question.language);
  const words = PAGE_WORDING[language];
  const { question } = page;
  const department = departmentName(page.departments, question.departmentId, language);
  return documentHtml(
    language,
    question.subject ?? question.title,
    html`
<article aria-labelledby="title">
  <header>
    <p class="department">${department}</p>
    ${question.subject !== null && question.subject !== question.title && html`<p class="subject" dir="auto">${question.subject}</p>`}
    <h1 id="title" dir="auto">${question.title}</h1>
  </header>
  <section class="question" aria-label="${words.question}">
    <div class="patient-text" dir="auto">${question.body}</div>
    <p class="byline"><span dir="auto">${words.asker(question.alias, question.ageBand, question.sex)}</span> · ${words.asked}: ${dateHtml(question.askedAt)}</p>
  </section>
  ${question.followUps.map(
    (followUp) => html`<section class="follow-up" aria-label="${words.followUp}">
    <div class="patient-text" dir="auto">${followUp.text}</div>
    <p class="byline">${words.added}: ${dateHtml(followUp.writtenAt)}</p>
  </section>`,
  )}
  ${page.replies.length === 0 && html`<p class="waiting">${words.awaiting}</p>`}
  ${page.replies.map((reply) => replyHtml(reply, page, language))}
  ${page.replies.length > 0 && !page.replies.some(isStandingAnswer) && html`<p class="waiting">${page.replies.some(isAskingBack) ? words.awaitingAsker : words.awaitingAgain}</p>`}
</article>
${similarHtml(page, language)}
${faqHtml(page, language)}`,
  );
}

const isAskingBack = (reply: Reply): boolean => reply.kind === 'ask-back' && !isRetracted(reply);

function replyHtml(reply: Reply, page: QuestionPage, language: InterfaceLanguage): SafeHtml {
  const words = PAGE_WORDING[language];
  const headingId = `reply-${reply.id}`;
  return html`
  <section class="reply" aria-labelledby="${headingId}" data-reply-id="${reply.id}">
    <h2 id="${headingId}">${words.replyHeading(reply.authorName)}</h2>
    <p class="department">${departmentName(page.departments, reply.departmentId, language)}${reply.kind !== 'answer' && html` · ${words.kinds[reply.kind]}`}</p>
    ${isRetracted(reply) ? retractionHtml(reply, language) : html`${changeHtml(reply, language)}${contentHtml(reply, language)}`}
    <p class="byline">${words.replied}: ${dateHtml(reply.repliedAt)}</p>
    ${!isRetracted(reply) && moreHtml(reply, `more-${reply.id}`, language)}
    ${!isRetracted(reply) && earlierHtml(reply, language)}
  </section>`;
}

function contentHtml({ body, moreInformation }: ReplyContent, language: InterfaceLanguage): SafeHtml {
  const referrals = referralsOf(body, ...(moreInformation === null ? [] : [moreInformation]));
  return html`<div class="reply-body">
${richTextHtml(body, 3)}    </div>
    ${referrals.map((referral) => referralHtml(referral, language))}`;
}

function moreHtml({ moreInformation }: ReplyContent, headingId: string, language: InterfaceLanguage): SafeHtml | false {
  return (
    moreInformation !== null &&
    html`<section class="more-information" aria-labelledby="${headingId}">
      <h3 id="${headingId}">${PAGE_WORDING[language].moreInformation}</h3>
${richTextHtml(moreInformation, 4)}    </section>`
  );
}

/** Nothing of what was taken back: somebody might still follow it. */
function retractionHtml({ change }: Reply, language: InterfaceLanguage): SafeHtml {
  const words = PAGE_WORDING[language];
  return html`<p class="change" data-change="retraction"><strong>${words.retractedOn} ${dateHtml(change?.changedAt ?? '')}.</strong> ${words.doNotFollow} ${words.reason}: <span dir="auto">${change?.reason ?? ''}</span></p>`;
}

function changeHtml({ change }: Reply, language: InterfaceLanguage): SafeHtml | false {
  const words = PAGE_WORDING[language];
  return (
    change !== null &&
    html`<p class="change" data-change="correction"><strong>${words.correctedOn} ${dateHtml(change.changedAt)}.</strong> ${words.reason}: <span dir="auto">${change.reason}</span></p>
    `
  );
}

/** What the reply said before, latest first, on demand. */
function earlierHtml(reply: Reply, language: InterfaceLanguage): SafeHtml | false {
  const words = PAGE_WORDING[language];
  return (
    reply.earlier.length > 0 &&
    html`<details class="earlier">
      <summary>${words.earlierVersions}</summary>
      ${reply.earlier.toReversed().map(
        (
          version,
        ) => html`<section class="earlier-version" aria-label="${words.versionOf} ${version.publishedAt.slice(0, 10)}">
      <p class="byline">${words.versionOf} ${dateHtml(version.publishedAt)} · ${words.noLongerValid}${version.reason !== null && html` · ${words.reason}: <span dir="auto">${version.reason}</span>`}</p>
      ${contentHtml(version, language)}
      ${moreHtml(version, `more-${reply.id}-${version.version}`, language)}
      </section>`,
      )}
    </details>`
  );
}

function referralHtml(referral: Referral, language: InterfaceLanguage): SafeHtml {
  const words = PAGE_WORDING[language];
  const fields = [
    'toDepartment',
    'urgency',
    'timeFrame',
    'reason',
    'whatToBring',
    'ifWorse',
    'fromDepartment',
  ] as const;
  return html`<aside class="referral" aria-label="${words.referral}">
      <h3>${words.referral}</h3>
      <dl>${fields.map((field) => referral[field] !== null && html`<div><dt>${words.referralFields[field]}</dt><dd dir="auto">${referral[field]}</dd></div>`)}</dl>
    </aside>`;
}

function similarHtml(page: QuestionPage, language: InterfaceLanguage): SafeHtml | false {
  const words = PAGE_WORDING[language];
  return (
    page.similar.length > 0 &&
    html`<section class="similar" aria-labelledby="similar"><h2 id="similar">${words.similar}</h2>
  ${page.similar.map(
    (answer) => html`<article>
    <h3 dir="auto">${answer.title}</h3>
    <p dir="auto">${excerptOf(answer.questionText, EXCERPT_LENGTH)}</p>
    <p class="byline">${answer.doctorName !== null && html`${words.doctor(answer.doctorName)} · `}${departmentName(page.departments, answer.departmentId, language)}</p>
    <p dir="auto">${excerptOf(answer.replyText, EXCERPT_LENGTH)}</p>
    <p><a href="${answer.questionId === null ? `/a/${answer.id}` : `/q/${answer.questionId}`}">${words.readMore}<span class="for-readers">: ${answer.title}</span></a></p>
  </article>`,
  )}</section>`
  );
}

function faqHtml(page: QuestionPage, language: InterfaceLanguage): SafeHtml | false {
  return (
    page.faqTopics.length > 0 &&
    html`<section class="faq" aria-labelledby="faq"><h2 id="faq">${PAGE_WORDING[language].relatedFaq}</h2>
  <ul>${page.faqTopics.map((topic) => html`<li><span dir="auto">${topic.topic}</span> <span class="department">(${departmentName(page.departments, topic.departmentId, language)})</span></li>`)}</ul></section>`
  );
}

/** The page of an answered question that was not asked on this service: as much of it as there is. */
export function answerPageHtml(answer: AnsweredQuestion, departments: readonly Department[]): string {
  const language = pageLanguage(answer.language);
  const words = PAGE_WORDING[language];
  return documentHtml(
    language,
    answer.title,
    html`
<article aria-labelledby="title">
  <h1 id="title" dir="auto">${answer.title}</h1>
  <div class="patient-text" dir="auto">${answer.questionText}</div>
  <section class="reply" aria-labelledby="reply">
    <h2 id="reply">${answer.doctorName === null ? words.replied : words.replyHeading(answer.doctorName)}</h2>
    <p class="department">${departmentName(departments, answer.departmentId, language)}</p>
    <div class="patient-text" dir="auto">${answer.replyText}</div>
  </section>
</article>`,
  );
}

/** A page that says only why there is nothing. */
export function noticePageHtml(language: InterfaceLanguage, notice: 'withdrawn' | 'closed' | 'notFound'): string {
  const text = PAGE_WORDING[language][notice];
  return documentHtml(language, text, html`<h1>${text}</h1>`);
}

function dateHtml(instant: string): SafeHtml {
  const day = instant.slice(0, 10);
  return html`<time datetime="${day}">${day.replaceAll('-', '/')}</time>`;
}

function documentHtml(language: InterfaceLanguage, title: string, main: SafeHtml): string {
  const words = PAGE_WORDING[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header class="site">${words.siteName}</header>
<main>${main}</main>
<footer><p>${words.notAdvice}</p></footer>
</body>
</html>
`.markup;
}
