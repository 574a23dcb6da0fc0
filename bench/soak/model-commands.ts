import { isDefinedError, ORPCError } from '@orpc/client';
import fc from 'fast-check';
import type { AnsweredQuestion } from '#domain/answered-question.ts';
import { type CommandId, departmentIdSchema, questionIdSchema } from '#domain/ids.ts';
import type { Random } from '#service/practice/random.ts';
import type { Doctor } from './doctor.ts';
import { change, changeText, deliver, type Model, type ModelQuestion } from './model-state.ts';
import { addFollowUp, askQuestion, reviseQuestion, withdrawQuestion } from './patient.ts';
import { changeCitedAnswer } from './related-answer.ts';
import { contentOf } from './reply-text.ts';
import type { ServiceUnderTest } from './service-under-test.ts';
import { untilSettled } from './settle.ts';

/** The real world beside the model. */
export interface Real {
  readonly service: ServiceUnderTest;
  readonly doctors: readonly Doctor[];
  readonly random: Random;
  readonly cited: AnsweredQuestion;
  bring(machine: number, where: 'online' | 'work-offline' | 'line-down', model: Model): Promise<void>;
}

type Step = fc.AsyncCommand<Model, Real>;
const NEUROLOGY = departmentIdSchema.parse('neurology');

/** Everything that is online has its say and sees what there is; then the two worlds are compared. */
export async function afterwards(model: Model, real: Real): Promise<void> {
  for (const machine of model.machines) if (machine.online) deliver(model, machine);
  await verify(model, real);
}

/** @throws {Error} naming what differs between the model and the real world. */
async function verify(model: Model, real: Real): Promise<void> {
  const online = real.doctors.filter((_, index) => model.machines[index]?.online);
  const wrong = (await untilSettled(online, real.service)).violations;
  const rows = await real.service.pool<
    {
      id: string;
      revision: number;
      text_revision: number;
      status: string;
      department_id: string;
      claimed_by: string | null;
    }[]
  >`SELECT id, revision, text_revision, status, department_id, claim_account_id AS claimed_by FROM question
    WHERE id = ANY(${model.questions.map(({ id }) => id)}::uuid[])`;
  for (const question of model.questions) {
    const row = rows.find(({ id }) => id === question.id);
    const there = `${row?.revision} ${row?.text_revision} ${row?.status} ${row?.department_id} ${row?.claimed_by}`;
    const wanted = `${question.revision} ${question.textRevision} ${question.status} ${question.departmentId} ${question.claim?.accountId ?? null}`;
    if (there !== wanted) wrong.push(`the question is "${there}", the model says "${wanted}"`);
  }
  for (const [index, { given }] of model.machines.entries()) {
    const store = real.doctors[index]?.machine.store();
    for (const { command, expected, citedChanged } of given) {
      const entry = store?.outbox.find(command.commandId) ?? null;
      const told = entry === null ? 'lost' : (entry.heldReason ?? entry.refusedCode ?? stateOf(entry.state));
      if (told !== expected) wrong.push(`${command.kind} is ${told}, the model says ${expected}`);
      if (expected === 'applied' && citedChanged && !entry?.notes.includes('cited-answer-changed')) {
        wrong.push('a reply whose cited answer changed has no note of it');
      }
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/** Not known to have arrived yet is one and the same to the model. */
function stateOf(state: string): string {
  return state === 'sending' ? 'waiting' : state;
}

/** Something that a doctor does at a machine; the desk may refuse it, and then nothing has happened. */
function atMachine(name: string, act: (real: Real, doctor: Doctor, questionId: string) => Promise<CommandId[]>): Shape {
  return (machine, number) => ({
    toString: () => `${name}(machine ${machine}, question ${number})`,
    check: (model) => model.questions.length > 0,
    async run(model, real) {
      const doctor = real.doctors[machine];
      const state = model.machines[machine];
      const question = recent(model, number);
      if (doctor === undefined || state === undefined || question === undefined) return;
      try {
        for (const commandId of await act(real, doctor, question.id)) {
          const entry = doctor.machine.store().outbox.find(commandId);
          if (entry !== null) state.given.push({ command: entry.command, citedChanged: false, expected: 'waiting' });
        }
      } catch (error) {
        if (!(error instanceof ORPCError && isDefinedError(error))) throw error;
      }
      await afterwards(model, real);
    },
  });
}

type Shape = (machine: number, question: number) => Step;

/** Counted from the question that was asked last, since the earlier ones are mostly closed. */
function recent(model: Model, number: number): ModelQuestion | undefined {
  return model.questions.at(-1 - (number % model.questions.length));
}

const idOf = (questionId: string) => questionIdSchema.parse(questionId);

async function writeAndSend(real: Real, { machine }: Doctor, id: string, cites: boolean): Promise<CommandId[]> {
  const { desk } = machine;
  const questionId = idOf(id);
  const { question } = await desk.question.get({ questionId });
  const content = { ...contentOf('MODEL', real.random), citedAnswerIds: cites ? [real.cited.id] : [] };
  await desk.draft.save({ questionId, content, questionRevision: question.revision });
  await desk.draft.confirmQuestion({ questionId, questionRevision: question.revision });
  return [(await desk.outbox.send({ questionId, questionRevision: question.revision })).commandId];
}

/** Queues a held reply about the question again; the old command stays as it was decided. */
async function again({ machine }: Doctor, id: string, how: 'confirm' | 'sendAsSecondOpinion'): Promise<CommandId[]> {
  const held = machine.store().outbox.findUnsettledReply(idOf(id));
  if (held?.state !== 'held') return [];
  return [(await machine.desk.outbox[how]({ commandId: held.command.commandId })).commandId];
}

const acts = {
  claim: atMachine('claim', async (_real, { machine }, id) => [
    (await machine.desk.queue.claim({ questionId: idOf(id) })).commandId,
  ]),
  release: atMachine('release', async (_real, { machine }, id) => [
    (await machine.desk.queue.release({ questionId: idOf(id) })).commandId,
  ]),
  askFor: atMachine('ask for', async (_real, { machine }, id) => [
    (await machine.desk.queue.askFor({ questionId: idOf(id) })).commandId,
  ]),
  dismiss: atMachine('dismiss', async (_real, { machine }, id) => [
    (await machine.desk.queue.dismiss({ questionId: idOf(id), reason: 'spam' })).commandId,
  ]),
  transfer: atMachine('transfer', async (_real, { machine }, id) => {
    const questionId = idOf(id);
    const transfer = { questionId, toDepartmentId: NEUROLOGY, toAccountId: null, reason: 'Yours' };
    return [(await machine.desk.queue.transfer(transfer)).commandId];
  }),
  reply: atMachine('reply', (real, doctor, id) => writeAndSend(real, doctor, id, false)),
  replyWithCitation: atMachine('reply with citation', (real, doctor, id) => writeAndSend(real, doctor, id, true)),
  confirm: atMachine('confirm', (_real, doctor, id) => again(doctor, id, 'confirm')),
  secondOpinion: atMachine('second opinion', (_real, doctor, id) => again(doctor, id, 'sendAsSecondOpinion')),
} as const;

/** Something that happens to a question away from all machines. */
function atService(
  name: string,
  act: (real: Real, question: ModelQuestion) => Promise<void>,
): (number: number) => Step {
  return (number) => ({
    toString: () => `${name}(question ${number})`,
    check: (model) => model.questions.length > 0,
    async run(model, real) {
      const question = recent(model, number);
      if (question === undefined) return;
      await act(real, question);
      await afterwards(model, real);
    },
  });
}

const patient = {
  revises: atService('the patient revises', async ({ service, random }, question) => {
    await reviseQuestion(service.url, question.id, random);
    if (question.status === 'pending') changeText(question);
  }),
  adds: atService('the patient adds', async ({ service, random }, question) => {
    await addFollowUp(service.url, question.id, random);
    if (question.status === 'pending' || question.status === 'answered') changeText(question);
  }),
  withdraws: atService('the patient withdraws', async ({ service }, question) => {
    await withdrawQuestion(service.url, question.id);
    if (question.status !== 'withdrawn') change(question, { status: 'withdrawn', claim: null });
  }),
  letsWait: atService('the lease lapses', async ({ service }, question) => {
    await service.pool`
      UPDATE question SET claim_expires_at = now() - interval '1 minute'
      WHERE id = ${question.id} AND claim_account_id IS NOT NULL`;
    if (question.claim !== null) question.claim.lapsed = true;
  }),
} as const;

export const ask: Step = {
  toString: () => 'a patient asks',
  check: (model) => model.questions.length < 12,
  async run(model, real) {
    const id = await askQuestion(real.service.url, real.random);
    model.questions.push({
      id,
      revision: 1,
      textRevision: 1,
      departmentId: 'orthopedics',
      status: 'pending',
      claim: null,
      askedForBy: new Set(),
    });
    await afterwards(model, real);
  },
};

const changeAnswer: Step = {
  toString: () => 'a related answer is corrected',
  check: () => true,
  async run(model, real) {
    await changeCitedAnswer(real.service.pool, real.cited);
    for (const { given } of model.machines) {
      for (const waiting of given) {
        const { command } = waiting;
        if (waiting.expected !== 'waiting' || command.kind !== 'send-reply') continue;
        if (command.payload.content.citedAnswerIds.length > 0) waiting.citedChanged = true;
      }
    }
    await afterwards(model, real);
  },
};

type Where = Parameters<Real['bring']>[1];

const bring = (machine: number, where: Where): Step => ({
  toString: () => `machine ${machine} goes ${where}`,
  check: (model) => model.machines[machine]?.online !== (where === 'online'),
  async run(model, real) {
    await real.bring(machine, where, model);
    await afterwards(model, real);
  },
});

const restart = (machine: number, how: 'restart' | 'cutPower'): Step => ({
  toString: () => `${how}(machine ${machine})`,
  check: () => true,
  async run(model, real) {
    await real.doctors[machine]?.machine[how]();
    await afterwards(model, real);
  },
});

/** One step made of several, each compared by itself. */
function inTurn(...steps: readonly Step[]): Step {
  return {
    toString: () => `[${steps.map(String).join('; ')}]`,
    check: (model) => model.questions.length > 0,
    async run(model, real) {
      for (const step of steps) if (await step.check(model)) await step.run(model, real);
    },
  };
}

const machines = fc.nat({ max: 2 });
const numbers = fc.nat({ max: 1 });
const away = fc.constantFrom<Where>('work-offline', 'line-down');

/** What can happen to a question while a reply to it waits on machine `mine`; `other` is somebody else's. */
const meanwhile: readonly ((mine: number, other: number, number: number) => Step[])[] = [
  (_mine, other, number) => [acts.claim(other, number)],
  (_mine, other, number) => [acts.reply(other, number)],
  (_mine, other, number) => [acts.dismiss(other, number)],
  (_mine, other, number) => [acts.transfer(other, number)],
  (_mine, _other, number) => [patient.revises(number)],
  (_mine, _other, number) => [patient.adds(number)],
  (_mine, _other, number) => [patient.withdraws(number)],
  (_mine, _other, number) => [patient.letsWait(number)],
  () => [changeAnswer],
  (mine) => [restart(mine, 'cutPower')],
];

/** A row of the table, with whatever else the rest of the script adds before, between and after. */
const whileAway = fc
  .record({
    mine: machines,
    step: fc.integer({ min: 1, max: 2 }),
    number: numbers,
    fresh: fc.boolean(),
    where: away,
    claimsFirst: fc.boolean(),
    event: fc.constantFrom(...meanwhile),
    reply: fc.constantFrom(acts.reply, acts.replyWithCitation),
    returns: fc.boolean(),
  })
  .map(({ mine, step, number, fresh, where, claimsFirst, event, reply, returns }) =>
    inTurn(
      ...(fresh ? [ask] : []),
      ...(claimsFirst ? [acts.claim(mine, number)] : []),
      bring(mine, where),
      reply(mine, number),
      ...event(mine, (mine + step) % 3, number),
      ...(returns ? [bring(mine, 'online')] : []),
    ),
  );

const doctorStep = fc
  .tuple(fc.constantFrom(...Object.values(acts)), machines, numbers)
  .map(([act, machine, number]) => act(machine, number));

export const modelCommands: fc.Arbitrary<Step>[] = [
  fc.constant(ask),
  fc.constant(ask),
  fc.constant(changeAnswer),
  // Doctors do more than everybody else together.
  doctorStep,
  doctorStep,
  doctorStep,
  whileAway,
  whileAway,
  whileAway,
  fc.tuple(fc.constantFrom(...Object.values(patient)), numbers).map(([act, number]) => act(number)),
  fc.tuple(machines, away).map(([machine, where]) => bring(machine, where)),
  machines.map((machine) => bring(machine, 'online')),
  fc
    .tuple(machines, fc.constantFrom('restart' as const, 'cutPower' as const))
    .map(([machine, how]) => restart(machine, how)),
];
