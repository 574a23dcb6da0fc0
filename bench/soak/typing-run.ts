import { startService, startWorkstation } from '#e2e/launch.ts';
import { buildApp } from '#tools/build-app.ts';
import { runTypingKills, type TypingKills } from './typing-kills.ts';

const QUESTION = { title: 'My ankle is stiff in the morning', body: 'It goes away after some steps.' };

/** Kills a workstation of its own, over a practice service of its own. */
export async function runTypingOnAWorkstation(
  serverUrl: string,
  seed: number,
  kills: number,
  tell: (line: string) => void,
): Promise<TypingKills> {
  buildApp();
  process.env.REPLYDESK_E2E_POSTGRES = serverUrl;
  const service = await startService();
  try {
    const id = await service.ask(QUESTION);
    const workstation = await startWorkstation(service.url);
    try {
      return await runTypingKills(workstation, service.url, { id, title: QUESTION.title }, seed, kills, tell);
    } finally {
      await workstation.stop();
    }
  } finally {
    await service.stop();
  }
}
