import type source from '../en/question.ts';
import type { Wording } from '../wording.ts';

export default {
  region: '問題',
  asked: '提問於 {{date}}',
  years: '{{band}} 歲',
  claimedByYou: '您已認領，至 {{time}}',
  claimedBy: '由{{name}}認領，至 {{time}}',
  unclaimed: '尚未認領',
  status: { pending: '待覆', answered: '已回覆', withdrawn: '病人已撤回', dismissed: '已結案' },
  replyBy: '{{name}}醫師',
  secondOpinion: '第二意見',
  moreInformation: '更多資訊',
  publishedAt: '公開頁面',
  gone: '此問題已不在您的科別，或已被撤回。您寫的草稿仍保留著。',
  yourText: '病人原文',
} satisfies Wording<typeof source>;
