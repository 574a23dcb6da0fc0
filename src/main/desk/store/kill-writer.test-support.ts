import { questionIdSchema } from '#domain/ids.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { openStore } from './store.ts';

// Saves one number after the other as a draft and tells of each once it is on disk, until it is killed.
const [folder = '', id = '', start = '0'] = process.argv.slice(2);
const store = openStore({ folder, key: new Uint8Array(32).fill(9) });
const questionId = questionIdSchema.parse(id);
for (let saved = Number(start) + 1; ; saved += 1) {
  const content = {
    body: richTextFromPlain(String(saved)),
    moreInformation: null,
    citedAnswerIds: [],
    citedTopicIds: [],
    overrides: [],
    askTicks: [],
  };
  store.transaction(() => store.drafts.save(questionId, content, 1, Date.now()));
  process.send?.(saved);
  // Lets the message out.
  await new Promise((resolve) => setImmediate(resolve));
}
