import { randomUUID } from 'node:crypto';
import type { QuestionId } from '#domain/ids.ts';
import { questionIdSchema } from '#domain/ids.ts';
import type { Random } from '#service/practice/random.ts';
import { PRACTICE_INTAKE_KEY } from '#service/practice-seed.ts';

/** Stands in every text of a patient here; it must never be seen on a console. */
export const PATIENT_MARKER = 'PATIENTSWORDS';

const COMPLAINTS = ['My neck hurts', 'Knee pain', '腳跟痛', '<b>bold</b> & "quoted"', '\u202Eshoulder', 'Zehen 🦶'];

const words = (random: Random): string => `${random.pick(COMPLAINTS)} ${random.below(1000)} ${PATIENT_MARKER}`;

/** A patient asks; the request is tried again while the service restarts, as the website does. */
export async function askQuestion(serviceUrl: string, random: Random): Promise<QuestionId> {
  const question = { department: 'orthopedics', title: words(random), body: words(random), language: 'en' };
  const answer = await asWebsite(serviceUrl, 'POST', '/v1/questions', question);
  return questionIdSchema.parse((answer as { id: string }).id);
}

/** The patient puts other words in place of their own; refused by the service once the question is closed. */
export async function reviseQuestion(serviceUrl: string, id: string, random: Random): Promise<void> {
  await asWebsite(serviceUrl, 'PATCH', `/v1/questions/${id}`, { body: words(random) });
}

export async function addFollowUp(serviceUrl: string, id: string, random: Random): Promise<void> {
  const followUp = { followUpId: randomUUID(), text: words(random) };
  await asWebsite(serviceUrl, 'POST', `/v1/questions/${id}/follow-ups`, followUp);
}

export async function withdrawQuestion(serviceUrl: string, id: string): Promise<void> {
  await asWebsite(serviceUrl, 'DELETE', `/v1/questions/${id}`, null);
}

async function asWebsite(serviceUrl: string, method: string, path: string, body: object | null): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(`${serviceUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${PRACTICE_INTAKE_KEY}`,
          ...(body !== null && { 'content-type': 'application/json' }),
        },
        ...(body !== null && { body: JSON.stringify(body) }),
      });
      if (answer.ok) return await answer.json();
      // The question takes no more changes.
      if (answer.status === 409) return null;
      if (answer.status < 500) throw new RangeError(`the service answered the website with ${answer.status}`);
    } catch (error) {
      if (error instanceof RangeError || attempt === 600) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
