import { openStore } from '#desk/store/store.ts';
import { accountFolder, openWithPassword } from '#desk/store/vault.ts';
import { questionIdSchema } from '#domain/ids.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { unpackUndoHistory } from '#domain/undo-history.ts';
import { EMAIL, PASSWORD, type TextLeft } from './typing-left.ts';

/** Prints what is left of the draft of a question: user data folder, service and question id are the arguments. */
async function readLeft(userDataDir: string, serviceUrl: string, id: string): Promise<TextLeft> {
  const folder = accountFolder(userDataDir, serviceUrl, EMAIL);
  const key = await openWithPassword(folder, PASSWORD);
  if (key === null) return { text: '', problem: 'the vault does not open' };
  const store = openStore({ folder, key });
  try {
    if (store.database.pragma('integrity_check', { simple: true }) !== 'ok')
      return { text: '', problem: 'integrity_check fails' };
    const questionId = questionIdSchema.parse(id);
    const draft = store.drafts.find(questionId);
    const history = store.drafts.findUndoHistory(questionId);
    if (history !== null && unpackUndoHistory(history) === null)
      return { text: '', problem: 'the undo history cannot be read' };
    const [block] = draft?.content.body.blocks ?? [];
    const runs = block?.type === 'paragraph' ? block.children : [];
    // Not the plain text, which has no space at its end.
    const text = runs.map((run) => (run.type === 'text' ? run.text : '')).join('');
    const isAll = draft === null || text.trim() === plainTextOf(draft.content.body);
    return { text, problem: isAll ? null : 'there is more than was typed' };
  } finally {
    store.close();
  }
}

const [userDataDir = '', serviceUrl = '', id = ''] = process.argv.slice(2);
console.log(JSON.stringify(await readLeft(userDataDir, serviceUrl, id)));
