export default {
  title: 'Insights',
  what: 'Counted from the questions and replies on this machine, without the network.',
  ownOnly: 'Your own replies, and the departments you answer for as a whole.',
  counting: 'Counting: {{done}} of {{total}} questions. Figures rise until all are counted.',
  failed: 'These figures could not be counted. What was saved is safe.',
  filters: 'Filters',
  department: 'Department',
  allDepartments: 'All departments',
  doctor: 'Doctor',
  allDoctors: 'All doctors',
  language: 'Language of the question',
  allLanguages: 'All languages',
  from: 'From',
  to: 'To',
  clear: 'Clear filters',
  saveCsv: 'Save as CSV',
  saveCsvOf: 'Save “{{title}}” as CSV',
  saved: 'Saved as {{path}}',
  notSaved: 'The file could not be written.',
  all: 'All',
  nothing: 'Nothing was counted with these filters.',
  fewerThan: 'fewer than {{least}}',
  fewHint: 'From fewer than {{least}}: the interval says more than the share.',
  shareText: '{{share}} ({{low}} to {{high}})',
  shareOf: '{{count}} of {{of}}',
  smallNumbers:
    'Shares carry their 95 % interval (Wilson). Medians are told from {{median}} values on, 90th percentiles from {{p90}}; shares of fewer than {{share}} stand in grey.',
  notFiltered: 'Not narrowed by: {{filters}}.',
  byDates: 'dates',
  byDoctor: 'doctor',
  minutes: '{{minutes}} min',
  hours: '{{hours}} h {{minutes}} min',
  days: '{{days}} d {{hours}} h',
  columns: {
    waiting: 'Waiting',
    overdue: 'Overdue',
    notOverdue: 'In time',
    longest: 'Longest wait',
    median: 'Median',
    p90: '90th percentile',
    medianWait: 'Median wait',
    firstAnswers: 'First answers',
    late: 'Late',
    answers: 'Answers',
    safetyNet: 'With safety net',
    referral: 'With referral',
    weekday: 'Weekday',
    hour: 'Hour',
    asked: 'Asked',
    answered: 'Answered',
    scale: 'Scale',
    grade: 'Grade',
    aboveTarget: 'Above grade {{target}}',
    template: 'Template',
    uses: 'Uses',
    rewritten: 'Rewritten',
    inMinutes: '{{label}} (minutes)',
    count: '{{label}}: count',
    of: '{{label}}: of',
    share: '{{label}}: share',
    low: '{{label}}: 95 % from',
    high: '{{label}}: 95 % to',
  },
  backlog: {
    title: 'Backlog and waiting time',
    definition:
      'Questions that wait for an answer now, by the department they are in; repeated questions count with their original. A wait is counted in whole hours since asking. Overdue is past the deadline of its urgency.',
  },
  waits: {
    title: 'Time to first reply',
    definition:
      'From asking to the first answer that still stands; a question back to the patient and a retracted reply are no answer. By the department that was answered from, and the date of the answer. What still waits is not in it: see the backlog.',
  },
  late: {
    title: 'Answered after the deadline',
    definition:
      'Share of first answers that came after the deadline of the question’s urgency, from what the patient had written by then and today’s rules, or from a doctor’s word by then.',
  },
  hourMap: {
    title: 'When questions come and answers go',
    definition:
      'By weekday and hour of this machine’s time zone. Questions count where they are now, whatever became of them; answers are all that stand, second opinions too. Darker is more, each table by its own highest hour. The doctor narrows answers only.',
    hourRange: '{{hour}}:00',
  },
  reading: {
    title: 'Reading level of replies',
    definition:
      'Years of school that a reader needs, of the reply without “More information”. English by Flesch-Kincaid; Chinese by a scale of our own, set by hand and never validated on readers. The two cannot be compared. {{tooShort}} answers were too short to tell.',
    english: 'English (Flesch-Kincaid)',
    chinese: 'Chinese (own scale)',
  },
  safetyNet: {
    title: 'Safety net',
    definition:
      'Share of answers that say what to do if it gets worse, found by the same rule as the check before sending. The rule reads words; it may miss one that is worded in another way.',
  },
  referral: {
    title: 'Referrals',
    definition:
      'Share of answers with a referral snippet whose department is filled in. A referral in free words is not counted.',
  },
  templates: {
    title: 'Templates: use against rewriting',
    definition:
      'Each template that sent replies rested on: how often, and the mean share of its words that doctors changed before sending. Counted by the service over all time and everybody who may use it.',
  },
  reviews: {
    title: 'Reviewer agreement and sample coverage',
    definition:
      'Agreement is how often two reviewers who read the same reply score it alike, beyond chance (Cohen’s kappa with its interval). Coverage is the share of sent replies that a sample drew and somebody reviewed.',
    none: 'No reviews are on this machine yet, so there is nothing to tell. Both figures appear here once reviews are synced.',
  },
} as const;
