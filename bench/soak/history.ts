import type { Outcome } from '#contract/service.ts';
import type { Pool } from '#service/database/connection.ts';

/** A question as it was committed at some moment. */
export interface QuestionState {
  /** One counter for states and decisions; commands on a question queue up at its row, so it is their true order. */
  readonly tick: number;
  readonly transactionId: string;
  readonly at: Date;
  readonly questionId: string;
  readonly revision: number;
  readonly textRevision: number;
  readonly status: string;
  readonly departmentId: string;
  readonly claimAccountId: string | null;
  readonly claimExpiresAt: Date | null;
}

/** What the service decided about a command, at the moment at which it did. */
export interface DecisionRecord {
  readonly tick: number;
  readonly transactionId: string;
  readonly at: Date;
  readonly commandId: string;
  readonly accountId: string;
  readonly outcome: Outcome;
}

/**
 * Lets the database itself write down every state that a question had and every decision, so that a run is judged by
 * what was committed and not by what the service says about itself.
 */
export async function recordHistory(pool: Pool): Promise<void> {
  await pool.unsafe(`
    CREATE SCHEMA soak;
    CREATE SEQUENCE soak.tick;
    CREATE TABLE soak.question_state (
      tick bigint PRIMARY KEY DEFAULT nextval('soak.tick'),
      transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      question_id uuid NOT NULL, revision integer NOT NULL, text_revision integer NOT NULL, status text NOT NULL,
      department_id text NOT NULL, claim_account_id uuid, claim_expires_at timestamptz);
    CREATE INDEX ON soak.question_state (question_id, tick);
    CREATE TABLE soak.decision (
      tick bigint PRIMARY KEY DEFAULT nextval('soak.tick'),
      transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      command_id uuid NOT NULL, account_id uuid NOT NULL, outcome jsonb NOT NULL);
    CREATE INDEX ON soak.decision (command_id);
    CREATE FUNCTION soak.note_question() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO soak.question_state
        (question_id, revision, text_revision, status, department_id, claim_account_id, claim_expires_at)
      VALUES (NEW.id, NEW.revision, NEW.text_revision, NEW.status, NEW.department_id, NEW.claim_account_id, NEW.claim_expires_at);
      RETURN NULL;
    END $$;
    CREATE FUNCTION soak.note_decision() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO soak.decision (command_id, account_id, outcome) VALUES (NEW.command_id, NEW.account_id, NEW.outcome);
      RETURN NULL;
    END $$;
    CREATE TRIGGER soak_question AFTER INSERT OR UPDATE ON question FOR EACH ROW EXECUTE FUNCTION soak.note_question();
    CREATE TRIGGER soak_decision AFTER INSERT ON command_outcome FOR EACH ROW EXECUTE FUNCTION soak.note_decision();
  `);
}

/** Every state of these questions, in their order. */
export async function listStates(pool: Pool, questionIds: readonly string[]): Promise<QuestionState[]> {
  const rows = await pool`
    SELECT tick::integer, transaction_id::text AS "transactionId", at, question_id AS "questionId", revision,
      text_revision AS "textRevision", status, department_id AS "departmentId", claim_account_id AS "claimAccountId",
      claim_expires_at AS "claimExpiresAt"
    FROM soak.question_state WHERE question_id = ANY(${questionIds as string[]}::uuid[]) ORDER BY tick`;
  return [...rows] as unknown as QuestionState[];
}

/** Every decision about these commands, in their order; a command that the service never met has none. */
export async function listDecisions(pool: Pool, commandIds: readonly string[]): Promise<DecisionRecord[]> {
  const rows = await pool`
    SELECT tick::integer, transaction_id::text AS "transactionId", at, command_id AS "commandId",
      account_id AS "accountId", outcome
    FROM soak.decision WHERE command_id = ANY(${commandIds as string[]}::uuid[]) ORDER BY tick`;
  return [...rows] as unknown as DecisionRecord[];
}
