import type source from '../en/queue.ts';
import type { Wording } from '../wording.ts';

export default {
  search: '搜尋問題',
  list: '問題佇列',
  show: '顯示',
  scope: { open: '待覆', mine: '我的', unclaimed: '未認領', answered: '已回覆' },
  department: '科別',
  allDepartments: '所有科別',
  claim: '認領',
  release: '釋出',
  total_one: '{{count}} 個問題',
  total_other: '{{count}} 個問題',
  claimedByYou: '我的',
  claimedBy: '{{name}}',
  claimedByHint: '由{{name}}認領至 {{time}}',
  draft: '草稿',
  outbox: { waiting: '等待送出', sending: '送出中', held: '保留中', refused: '被退回' },
  anonymous: '匿名',
  sex: { female: '女', male: '男', other: '其他' },
  emptyOpen: '目前沒有待覆的問題，新的問題會自動出現。',
  emptyMine: '目前沒有您的問題。按 c 認領，或直接開始撰寫回覆。',
  emptyUnclaimed: '所有待覆問題都已有人認領。',
  emptyAnswered: '目前沒有已回覆的問題。',
  emptySearch: '找不到含有「{{search}}」的問題。請檢查用字，或按 Escape 清除搜尋。',
  loading: '正在接收問題…',
  notClaimed: '無法認領此問題：{{reason}}',
} satisfies Wording<typeof source>;
