import type source from '../en/outbox.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '寄件匣',
  list: '寄件匣',
  empty: '沒有等待送出的回覆。您送出的回覆會列在這裡，直到服務收到，並再保留一天。',
  untitled: '已不在此處的問題',
  secondOpinion: '第二意見',
  edit: '編輯',
  cancel: '取消',
  asSecondOpinion: '以第二意見送出',
  discard: '捨棄',
  state: {
    undoable_one: '{{count}} 秒後送出',
    undoable_other: '{{count}} 秒後送出',
    waitingOffline: '連線後將自動送出',
    waiting: '等待送出',
    retrying: '已嘗試 {{count}} 次仍未送出，會自動再試',
    sending: '送出中',
    sent: '已於 {{time}} 送出',
  },
  held: {
    answered: '{{name}}醫師已先回覆；您的回覆仍保留。',
    answeredUnknown: '已有人先回覆；您的回覆仍保留。',
    claimed: '{{name}}醫師已認領此問題；您的回覆仍保留。',
    claimedUnknown: '另一位醫師已認領此問題；您的回覆仍保留。',
    changed: '病人在您閱讀後修改了問題。請重新閱讀，再編輯或重新送出。',
    withdrawn: '病人已撤回問題。回覆未送出；可保留為草稿或捨棄。',
    dismissed: '問題已結案。回覆未送出；可保留為草稿或捨棄。',
    left: '問題已移出您的科別。回覆未送出，仍可在此閱讀。',
  },
  refused: {
    notAllowed: '被退回：您的帳號不能回覆此問題。',
    notFound: '被退回：服務找不到此問題。',
    malformed: '被退回：服務無法讀取此回覆，請編輯後重新送出。',
    notFinished: '被退回：仍有空格未填，請編輯後重新送出。',
    citation: '被退回：引用的內容已不存在，請編輯並移除引用。',
    idTaken: '被退回：此回覆似乎已送出，請先查看問題再決定是否重送。',
  },
  alreadySent: '回覆已經送出。',
} satisfies Wording<typeof source>;
