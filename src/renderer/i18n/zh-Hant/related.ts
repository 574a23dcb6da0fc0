import type source from '../en/related.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '相關回答',
  hint: '僅為相關，並非相同：使用前請先閱讀。',
  similar: '相似問答',
  faq: '相關常見問題',
  search: '搜尋回答',
  nothing: '沒有足夠相近的回答。',
  nothingFor: '沒有與「{{search}}」足夠相近的回答。',
  noTopics: '沒有適合此問題的主題。',
  doctor: '{{name}}醫師',
  review: { 'not-reviewed': '未審查', approved: '審查通過', failed: '審查未通過' },
  excerpted: '僅有摘錄',
  linked: '隨頁面匯入',
  cite: '引用出處',
  cited: '已引用',
  quote: '摘引',
  open: '開啟',
  close: '關閉',
  question: '問題',
  answer: '回答',
  attribution: '{{name}}醫師：「{{text}}」',
  attributionNoName: '「{{text}}」',
  imported: '匯入',
} satisfies Wording<typeof source>;
