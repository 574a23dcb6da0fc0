import { type AnsweredQuestion, excerptOf, type FaqTopic } from '../answered-question.ts';
import { type Department, departmentName, type InterfaceLanguage } from '../department.ts';
import type { Question } from '../question.ts';
import { type Referral, referralsOf } from '../referral.ts';
import type { Reply } from '../reply.ts';
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
</article>
${similarHtml(page, language)}
${faqHtml(page, language)}`,
  );
}

function replyHtml(reply: Reply, page: QuestionPage, language: InterfaceLanguage): SafeHtml {
  const words = PAGE_WORDING[language];
  const referrals = referralsOf(reply.body, ...(reply.moreInformation === null ? [] : [reply.moreInformation]));
  const headingId = `reply-${reply.id}`;
  return html`
  <section class="reply" aria-labelledby="${headingId}" data-reply-id="${reply.id}">
    <h2 id="${headingId}">${words.replyHeading(reply.authorName)}</h2>
    <p class="department">${departmentName(page.departments, reply.departmentId, language)}${reply.kind === 'second-opinion' && html` · ${words.secondOpinion}`}</p>
    <div class="reply-body">
${richTextHtml(reply.body, 3)}    </div>
    ${referrals.map((referral) => referralHtml(referral, language))}
    <p class="byline">${words.replied}: ${dateHtml(reply.repliedAt)}</p>
    ${
      reply.moreInformation !== null &&
      html`<section class="more-information" aria-labelledby="more-${reply.id}">
      <h3 id="more-${reply.id}">${words.moreInformation}</h3>
${richTextHtml(reply.moreInformation, 4)}    </section>`
    }
  </section>`;
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
