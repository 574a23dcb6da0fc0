import type source from '../en/topics.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '常見問題主題',
  hint: '它們列在回覆旁的「相關常見問題」，也會出現在回覆所引用的頁面上。',
  department: '科別的主題',
  none: '此科別尚無主題。',
  new: '新主題',
  add: '新增',
  withdraw: '撤下',
  withdrawOf: '撤下「{{topic}}」',
  withdrawn: '已撤下。已引用它的頁面會保留。',
  failed: '無法連上服務，或服務拒絕。沒有任何變更。',
  suggested: '常被問到、尚無主題',
  suggestedHint: '由共用字詞的問題歸類而成。新增前請依需要修改文字。',
  asked_one: '{{count}} 個問題',
  asked_other: '{{count}} 個問題',
  take: '作為新主題',
  takeOf: '作為新主題：{{topic}}',
} satisfies Wording<typeof source>;
