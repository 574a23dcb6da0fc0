export default {
  added: 'added:',
  removed: 'removed:',
  end: 'end of change.',
  legend: 'Added words are underlined, removed words are struck through.',
  whole: 'The two differ too much to be compared word by word. Both are shown whole.',
  more_one: 'Show {{count}} more character',
  more_other: 'Show {{count}} more characters',
  followUp: 'Added by the patient, {{time}}',
  newFollowUp: 'New: added by the patient, {{time}}',
  noWords:
    'This machine no longer has the earlier words, so the changes cannot be marked. This is the question as it is now:',
  handOver: 'Hand over the draft',
  handOverHint:
    'Whoever answers the question now can take it up. A copy stays among the earlier versions of your draft.',
  note: 'Note for your colleague',
  notePlaceholder: 'Optional. Only colleagues see it; it is never published.',
  handOverDo: 'Hand over',
  notNow: 'Not now',
} as const;
