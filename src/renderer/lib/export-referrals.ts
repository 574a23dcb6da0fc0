import type { TFunction } from 'i18next';
import type { QuestionId, ReplyId } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { deskClient, shellClient } from './clients.ts';
import { tellNotice } from './notices.ts';

/** Saves each referral of a draft, or of a published reply, where the doctor says; and tells what came of it. */
export async function exportReferrals(
  questionId: QuestionId,
  source: { readonly content: ReplyContent } | { readonly replyId: ReplyId },
  t: TFunction<'sending'>,
): Promise<void> {
  try {
    const files = await deskClient.reply.exportReferrals({ questionId, source });
    if (files.length === 0) tellNotice({ text: t('noReferral') });
    const saved: string[] = [];
    for (const { fileName, text } of files) {
      const { savedAs } = await shellClient.saveFile({ fileName, text });
      if (savedAs !== null) saved.push(savedAs);
    }
    const path = saved.at(-1);
    if (path === undefined) return;
    tellNotice({
      text: saved.length === 1 ? t('exported', { path }) : t('exportedMany', { count: saved.length, path }),
    });
  } catch {
    tellNotice({ text: t('notExported') });
  }
}
