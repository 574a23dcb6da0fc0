/**
 * Which answered questions went into a reply: cited on its page, or quoted or started from, which the page does not tell.
 * When one of them turns out to be wrong, every reply that used it is found. `answer_id` may name an answer that only
 * the author's machine had.
 */
export const sql = `
CREATE TABLE answer_use (
  reply_id  uuid NOT NULL REFERENCES reply,
  answer_id uuid NOT NULL,
  how       text NOT NULL CHECK (how IN ('cited', 'quoted', 'started-from')),
  PRIMARY KEY (reply_id, answer_id, how)
);
CREATE INDEX answer_use_of_answer ON answer_use (answer_id);
INSERT INTO answer_use (reply_id, answer_id, how)
SELECT reply.id, cited::uuid, 'cited' FROM reply, jsonb_array_elements_text(reply.content -> 'citedAnswerIds') AS cited
ON CONFLICT DO NOTHING;

-- A reviewer took it off the list; pages that named it keep it.
ALTER TABLE faq_topic ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
`;
