/**
 * A phrase grammar: one question takes one phrase of each part. `{side}`, `{span}`, `{job}` and `{relative}` are filled in
 * so that two questions of one grammar differ. All of it is made up.
 */
export interface Complaint {
  readonly departmentId: string;
  readonly language: 'en' | 'zh-Hant';
  readonly titles: readonly string[];
  readonly onset: readonly string[];
  readonly course: readonly string[];
  readonly context: readonly string[];
  readonly asks: readonly string[];
  /** What a doctor might answer; a starting point for the corpus, with what to watch for. */
  readonly answers: readonly string[];
}

/** Words for the blanks of the phrases. */
export const FILLERS = {
  en: {
    side: ['right', 'left'],
    span: ['three days', 'about a week', 'two weeks', 'a month', 'three months', 'almost half a year', 'over a year'],
    job: [
      'I sit at a computer all day',
      'I stand at work',
      'I carry heavy boxes at work',
      'I am a student',
      'I drive for a living',
      'I look after two small children',
      'I retired last year',
    ],
    relative: ['my mother', 'my father', 'my sister', 'an aunt of mine'],
  },
  'zh-Hant': {
    side: ['右', '左'],
    span: ['三天', '一週', '兩週', '一個月', '三個月', '半年', '一年多'],
    job: [
      '我整天坐在電腦前',
      '我工作需要久站',
      '我工作要搬重物',
      '我還是學生',
      '我開車維生',
      '我要照顧兩個小孩',
      '我去年剛退休',
    ],
    relative: ['我媽媽', '我爸爸', '我姊姊', '我阿姨'],
  },
} as const;
