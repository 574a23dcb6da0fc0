import type source from '../en/compare.ts';
import type { Wording } from '../wording.ts';

export default {
  added: '新增：',
  removed: '刪除：',
  end: '變更結束。',
  legend: '新增的文字加底線，刪除的文字加刪除線。',
  whole: '兩者差異過大，無法逐字比較，因此完整列出。',
  more_one: '再顯示 {{count}} 個字元',
  more_other: '再顯示 {{count}} 個字元',
  followUp: '病人補充，{{time}}',
  newFollowUp: '新增：病人補充，{{time}}',
  noWords: '這台電腦已沒有先前的文字，無法標示變更。以下是目前的問題：',
  handOver: '移交草稿',
  handOverHint: '目前負責回覆的醫師可以接手。您草稿的先前版本中保留一份。',
  note: '給同事的留言',
  notePlaceholder: '選填。只有同事看得到，不會公開。',
  handOverDo: '移交',
  notNow: '暫時不要',
} satisfies Wording<typeof source>;
