import type source from '../en/insights.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '統計',
  what: '由本機上的問題與回覆計算，不需網路。',
  ownOnly: '您自己的回覆，以及您所屬科別的整體數字。',
  counting: '計算中：{{total}} 個問題已計 {{done}} 個，全部計完之前數字會繼續增加。',
  failed: '無法計算這些數字。已儲存的內容都還在。',
  filters: '篩選',
  department: '科別',
  allDepartments: '所有科別',
  doctor: '醫師',
  allDoctors: '所有醫師',
  language: '問題的語言',
  allLanguages: '所有語言',
  from: '從',
  to: '到',
  clear: '清除篩選',
  saveCsv: '儲存為 CSV',
  saveCsvOf: '將「{{title}}」儲存為 CSV',
  saved: '已儲存為 {{path}}',
  notSaved: '無法寫入檔案。',
  all: '全部',
  nothing: '在這些篩選條件下沒有可計的資料。',
  fewerThan: '少於 {{least}} 筆',
  fewHint: '少於 {{least}} 筆：請看區間，不要只看比例。',
  shareText: '{{share}}（{{low}} 至 {{high}}）',
  shareOf: '{{of}} 筆中 {{count}} 筆',
  smallNumbers:
    '比例附 95 % 信賴區間（Wilson）。中位數至少需 {{median}} 筆，第 90 百分位至少需 {{p90}} 筆；少於 {{share}} 筆的比例以灰色顯示。',
  notFiltered: '不受下列篩選影響：{{filters}}。',
  byDates: '日期',
  byDoctor: '醫師',
  minutes: '{{minutes}} 分',
  hours: '{{hours}} 小時 {{minutes}} 分',
  days: '{{days}} 天 {{hours}} 小時',
  columns: {
    waiting: '等待中',
    overdue: '逾期',
    notOverdue: '未逾期',
    longest: '最久等待',
    median: '中位數',
    p90: '第 90 百分位',
    medianWait: '等待中位數',
    firstAnswers: '首次回答',
    late: '逾期回答',
    answers: '回答',
    safetyNet: '含惡化處置',
    referral: '含轉介',
    weekday: '星期',
    hour: '時',
    asked: '提問',
    answered: '回答數',
    scale: '量表',
    grade: '年級',
    aboveTarget: '高於 {{target}} 年級',
    template: '範本',
    uses: '使用次數',
    rewritten: '改寫比例',
    inMinutes: '{{label}}（分鐘）',
    count: '{{label}}：筆數',
    of: '{{label}}：總數',
    share: '{{label}}：比例',
    low: '{{label}}：95 % 下限',
    high: '{{label}}：95 % 上限',
  },
  backlog: {
    title: '待覆問題與等待時間',
    definition:
      '目前等待回答的問題，依所在科別計算；重複的問題併入原問題。等待時間從提問起算，以整小時計。逾期是指超過其急迫程度的期限。',
  },
  waits: {
    title: '首次回覆時間',
    definition:
      '從提問到第一則仍有效的回答；向病人追問與已撤回的回覆不算回答。依回答醫師所在科別與回答日期計算。仍在等待的問題不在其中，請看待覆問題。',
  },
  late: {
    title: '逾期回答',
    definition: '首次回答晚於期限的比例。期限取決於病人當時已寫的內容與現行規則所定的急迫程度，或醫師當時的判斷。',
  },
  hourMap: {
    title: '提問與回答的時間分布',
    definition:
      '依本機時區的星期與小時。提問依目前所在科別計算，不論後續如何；回答包含所有仍有效的回答與第二意見。顏色越深越多，各表以自己的最高值為準。醫師篩選只影響回答。',
    hourRange: '{{hour}} 時',
  },
  reading: {
    title: '回覆的閱讀程度',
    definition:
      '讀者所需的就學年數，不含「更多資訊」。英文採 Flesch-Kincaid；中文採本產品自訂的量表，由人工設定，未經讀者驗證。兩者不可比較。另有 {{tooShort}} 則回答太短，無法判斷。',
    english: '英文（Flesch-Kincaid）',
    chinese: '中文（自訂量表）',
  },
  safetyNet: {
    title: '惡化時的處置',
    definition: '說明病情惡化時該怎麼辦的回答比例，判斷規則與送出前檢查相同。規則只看文字，可能漏掉其他說法。',
  },
  referral: {
    title: '轉介',
    definition: '含有已填寫科別之轉介片段的回答比例。以自由文字寫成的轉介不計。',
  },
  templates: {
    title: '範本：使用與改寫',
    definition:
      '已送出回覆所用的每個範本：使用次數，以及醫師送出前改動其字詞的平均比例。由服務端統計所有時間與所有可使用者。',
  },
  reviews: {
    title: '審閱一致性與抽樣涵蓋率',
    definition:
      '一致性是兩位審閱者對同一則回覆評分相同的程度，扣除巧合（Cohen’s kappa 及其區間）。涵蓋率是已送出回覆中被抽中並完成審閱的比例。',
    none: '本機尚無審閱資料，因此沒有可顯示的數字。審閱同步後，兩項數字會出現在這裡。',
  },
} satisfies Wording<typeof source>;
