import type source from '../en/sign-in.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '登入',
  email: '電子郵件',
  password: '密碼',
  previousPassword: '先前的密碼',
  previousPasswordHint: '此電腦上的資料仍以先前的密碼鎖定，您未送出的草稿在其中。',
  signIn: '登入',
  signingIn: '登入中…',
  language: '語言',
  practiceTitle: '練習帳號',
  practiceHint: '這是練習用的服務，內容與真實病人無關。選擇一個帳號即可登入。',
  service: '服務：{{url}}',
  roles: { doctor: '醫師', reviewer: '審查員', admin: '管理員' },
  errors: {
    wrongPassword: '電子郵件或密碼錯誤，請確認後再試一次。',
    tooMany_one: '嘗試次數過多，請等 {{count}} 秒後再試。',
    tooMany_other: '嘗試次數過多，請等 {{count}} 秒後再試。',
    disabled: '此帳號已停用，請洽管理員。',
    noConnection: '無法連上 {{url}}。第一次在這台電腦登入需要連上服務，之後即可離線登入。請檢查網路後再試。',
    timeout: '{{url}} 沒有回應。第一次在這台電腦登入需要連上服務，之後即可離線登入。請稍後再試。',
    tls: '與 {{url}} 的連線不安全，因此沒有送出任何資料。請檢查電腦日期，或洽管理員。',
    notReplydesk: '在 {{url}} 回應的不是本服務。若此網路要求先登入，請開啟瀏覽器完成登入。',
    serverError: '服務發生問題，資料沒有遺失，請稍後再試。',
    future:
      '這台電腦上的資料由較新版本的 Replydesk 寫入（{{found}}，此版本支援到 {{supported}}）。請使用較新版本；資料未被更動。',
    damaged: '無法讀取這台電腦上的資料。沒有刪除任何內容。請先洽管理員再繼續，未送出的草稿可能仍可救回。',
    diskFull: '磁碟已滿，請清出空間後再試；資料沒有遺失。',
    readOnly: '資料夾無法寫入，請檢查權限後再試。',
    locked: '另一個程式正在使用這些資料，請關閉後再試。',
    notWritable: '無法寫入資料，請檢查磁碟後再試。',
    oldPassword: '您的密碼已在別處變更。請一併輸入先前的密碼，以開啟這台電腦上的資料。',
    unknown: '登入未成功，資料沒有遺失，請再試一次。',
  },
} satisfies Wording<typeof source>;
