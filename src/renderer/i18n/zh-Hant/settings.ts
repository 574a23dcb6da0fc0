import type source from '../en/settings.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '設定',
  appearance: '外觀',
  language: '語言',
  languageSystem: '依系統設定',
  theme: '主題',
  themes: { system: '依系統設定', light: '淺色', dark: '深色' },
  textSize: '文字大小',
  textSizes: { smaller: '較小', normal: '標準', larger: '較大', large: '大', largest: '最大' },
  account: '帳號',
  signedInAs: '登入身分',
  departments: '科別',
  allDepartments: '所有科別',
  service: '服務',
  lastSync: '上次同步',
  never: '尚未同步',
  quarantined: '擱置的紀錄',
  quarantinedHint: '這些紀錄無法讀取，但不影響其他內容；之後的版本可能可以讀取。',
  syncNow: '立即同步',
  signOut: '登出',
  signOutHint: '資料會加密保留在這台電腦上。未送出的回覆在您再次登入後送出。',
  about: 'Replydesk {{version}}，執行於 {{runtime}}',
  runtimes: { electron: 'Electron', chromium: '已安裝的 Chromium' },
} satisfies Wording<typeof source>;
