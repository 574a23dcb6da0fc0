import type { RedFlagRule } from '../rule.ts';

export const NEUROLOGY: readonly RedFlagRule[] = [
  {
    id: 'neu.stroke',
    concept: { en: 'Possible stroke', 'zh-Hant': '疑似中風' },
    tier: 'T1',
    why: {
      en: 'Brain is lost by the minute; clot treatment has a window of hours.',
      'zh-Hant': '腦細胞每分鐘都在流失，血栓治療只有數小時的時間窗。',
    },
    source: { name: 'AHA/ASA BE-FAST; NICE NG128; NHS stroke symptoms', checked: true },
    signedOff: null,
    signs: [
      { all: ['stroke'], tier: 'T3', unless: ['(breast|back|butterfly|swim|swimming|brush|two|four) stroke'] },
      {
        all: [
          '(cant|couldnt|unable to|not able to|cannot) (lift|raise|move|use|feel|grip) ..2 (left|right|one) (arm|leg|hand|side)',
        ],
        unless: [
          'shoulder|rotator|fell|fall|broke|broken|fractur*|injur*|surgery|operation|sling|tennis|cast|plaster|@back_trouble|years',
        ],
      },
      { all: ['@limb_weak', '@slurred|@face_droop|wrong name|wrong word'], within: 60 },
      {
        all: [
          '@unsteady',
          'leg|arm|hand|side|sudden^|since (he|she|i) (got|woke)',
          'weak|under (him|her|me)|sideways|numb|since|drag^',
        ],
        within: 25,
        unless: ['@back_trouble', 'years|months'],
      },
      {
        all: ['(hand|arm) ..3 (clumsy|limp|useless)', '@third_person|sudden^|@sudden|hour'],
        within: 25,
        unless: ['@back_trouble', 'years|months|carpal'],
      },
      '@zh_face_droop',
      '@zh_slurred',
      { all: ['@zh_limb ..6 @zh_weak', '@zh_sudden|右|左|半|一邊|單側'], within: 12 },
      '@face_droop',
      '(keeps|kept) dropping ..2 (things|stuff|fork|cup|spoon|phone|pen|keys|everything|mug|tea|glass|plate|cutlery)',
      '@slurred',
      { all: ['@limb_weak', '@sudden'], within: 25, unless: ['@back_trouble'] },
      {
        all: ['@limb_weak', '@confused|@cant_see|@blurred|@headache|@unsteady|@face'],
        within: 40,
        unless: ['@back_trouble'],
      },
      '(numb|numbness|weak|weakness|paraly*|dead|tingl^) .. (down|on|all down|along|of) (my|his|her|the|one)? (whole|entire)? (left|right|one) (hand)? side',
      '(left|right|one|whole|entire) (hand)? (side|half) of .. body .. @weak_words',
      'arm .. (drift^|drops|falls|wont stay) .. (down|up)',
      { all: ['@unsteady', '@sudden_strict', '@headache|@blurred|@slurred|@vomiting'], within: 40 },
      {
        all: ['@sudden_strict', 'numb|numbness|tingl^|weak|weakness', '@breathless|@headache|@blurred|@dizzy'],
        within: 40,
      },
      'stroke (right now|now)|(is|s|he s|she s|am i|i am|im) having a stroke|(think|sure|worried|scared|afraid|looks like|signs of|symptoms of) .. (he|she|dad|mum|mom|husband|wife|i|gran|grandad|this|it) .. (having|had|has had|is) (a)? (mini)? stroke|中風|半身不遂',
    ],
    exceptions: [
      {
        pattern:
          '(ever)? since (his|her|my|their|an|the|a|that)? (old|last|previous|first)? (stroke|tia|accident|birth|operation|surgery|brain injury)|(from|after) (his|her|my|the|an|a) (old|previous)? stroke ..4 @ago_long|speech therapy|cerebral palsy',
        effect: 'T3',
        scope: 'sentence',
        why: 'Left over from an old stroke.',
      },
      {
        pattern:
          '(dentist|dental|novocaine|filling|tooth (out|extraction)|botox|anesthetic|anaesthetic|numbing (injection|cream)|dermal filler)',
        effect: 'T3',
        scope: 'message',
        why: 'Numb after a dental or cosmetic injection.',
      },
      {
        pattern:
          '(cant|couldnt|wont|unable to|not able to|doesnt|hard to) .. (close|shut|blink) .. (eye|eyelid)|(cant|couldnt|unable to|wont|not able to) .. (raise|lift|move|wrinkle) .. (eyebrow|brow|forehead)|(eye|eyelid) (wont|doesnt|cant) (close|shut|blink)|bell s? palsy|bells palsy|forehead (is|s)? (also|too) (weak|frozen)',
        effect: 'T2',
        scope: 'message',
        why: 'Forehead and eye closure are weak too: a facial nerve palsy, still the same day for steroids.',
      },
      {
        pattern:
          '(sleep^|slept|lay|lying|laid|leaning|leant|woke) .. (on|funny on) (my|his|her|the) (arm|hand)|keyboard|carpal tunnel|typing',
        effect: 'T3',
        scope: 'message',
        why: 'Pressure on a nerve.',
      },
      {
        pattern:
          '(same|unchanged|no change|no different|stable|ever since|since birth|for years|long standing|longstanding|old) .. (since|stroke|palsy|years|droop)|droop^ since birth|(from|since) (an|the|my|his|her) old (stroke|palsy)',
        effect: 'T3',
        scope: 'sentence',
        why: 'Old and unchanged.',
      },
      {
        pattern: '(lost|losing) (my|his|her) voice|laryngitis|hoarse|cold (sore|sores)|braces|retainer|stammer|stutter',
        effect: 'T3',
        scope: 'sentence',
        why: 'The voice, not the speech.',
      },
    ],
  },
  {
    id: 'neu.tia',
    concept: { en: 'Possible TIA: deficit that went away', 'zh-Hant': '疑似短暫性腦缺血：症狀已恢復' },
    tier: 'T2',
    why: { en: 'The risk of a stroke is highest in the next days.', 'zh-Hant': '接下來數日中風風險最高。' },
    source: { name: 'NICE NG128 (specialist within 24 h)', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@slurred|@limb_weak|@face_droop|@cant_see|@weak_words|@confused',
          '(back to normal|normal now|normal again|all back|passed off|wore off|went away|gone now|gone away|has gone|all gone|completely gone|came back|recovered|fine now|better now|ok now|okay now|feel fine|feels fine|cleared up|lasted .. @number|lasting .. @number|for (about|around|a|ten|twenty|five|@number)? .. (minutes|hour)|resolved|disappeared|returned to normal|can again|but now i am fine|恢復正常|恢復了|後來好了|之後好了)',
          '~@sudden|minutes|minute|hour|transient|briefly|brief|episode|seconds|分鐘|突然',
        ],
        within: 45,
        unless: [
          'pins and needles (at|when|after)|keyboard|@back_trouble|(slept|sleeping|lying|sat|sitting) .. (on|funny|awkward^)',
        ],
      },
      'mini stroke|ministroke|tia|小中風',
    ],
  },
  {
    id: 'neu.facial-palsy',
    concept: { en: 'Acute facial palsy, forehead involved', 'zh-Hant': '急性顏面神經麻痺（含前額）' },
    tier: 'T2',
    why: {
      en: 'Steroids help only in the first 72 hours; the eye must be protected.',
      'zh-Hant': '類固醇僅在72小時內有效，且需保護眼睛。',
    },
    source: { name: "NICE CKS Bell's palsy", checked: true },
    signedOff: null,
    signs: [
      '(cant|couldnt|wont|unable to|not able to|doesnt|hard to|trouble|difficulty) .. (close|closing|shut|shutting|blink|blinking) .. (one|my|his|her|left|right|that) (left|right)? (eye|eyelid)|(eye|eyelid) (wont|doesnt|cant|not) (close|shut|blink|closing)',
      '(cant|couldnt|unable to|wont|not able to) .. (raise|lift|move|wrinkle) .. (eyebrow|brow|forehead)',
      'bell s palsy|bells palsy',
      { all: ['@face_droop', 'ear|taste|tear^|drool^|eyebrow|forehead'], within: 30 },
    ],
  },
  {
    id: 'neu.thunderclap',
    concept: { en: 'Thunderclap headache', 'zh-Hant': '雷擊樣頭痛' },
    tier: 'T1',
    why: { en: 'May be bleeding around the brain.', 'zh-Hant': '可能是蜘蛛膜下腔出血。' },
    source: { name: 'NICE NG228; NICE NG127', checked: false },
    signedOff: null,
    signs: [
      { all: ['@zh_headache', '@zh_severe', '@zh_sudden|最痛|欲裂|爆炸|從來沒|從沒'], within: 20 },
      '@worst_headache',
      { all: ['@headache', '@sudden_strict', '@severe|@vomiting|@stiff_neck|neck|@fainted|collapse'], within: 20 },
      { all: ['@headache', '@fainted|@seizure|@unresponsive', '@sudden|@severe'], within: 30 },
    ],
    exceptions: [
      {
        pattern:
          '(not|isnt|wasnt) the worst|(same|usual|normal|typical|like) .. (as)? (my|her|his)? (usual|normal|regular|other|always|typical) (migraine|headache)|gradual^|built up (slowly|over)|(usual|regular|normal|typical) (migraine|headache)|came on slowly',
        effect: 'T3',
        scope: 'message',
        why: 'Gradual, or the usual migraine.',
      },
    ],
  },
  {
    id: 'neu.headache-red',
    concept: { en: 'Headache with warning features', 'zh-Hant': '頭痛合併警訊' },
    tier: 'T2',
    why: {
      en: 'Pressure in the head, bleeding or a clot must be ruled out.',
      'zh-Hant': '須排除腦壓升高、出血或血栓。',
    },
    source: { name: 'NICE CG150; NICE NG127', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@headache',
          '@blurred|@cant_see|@slurred|@weak_words|@drowsy|@unsteady',
          '@sudden|@severe|@worsening|@new_onset|worse',
        ],
        within: 40,
      },
      { all: ['@headache', '@blurred|@cant_see'], within: 25 },
      { all: ['@headache', '@confused|@drowsy|@seizure|@fainted'], within: 40 },
      {
        all: [
          '@headache',
          '(worse|bad|worst|(wake|wakes)|woke) .. (lying|lie|bend^|bending|cough^|strain^|morning|mornings|waking|sneez^|in the night)',
          '@vomiting|@nausea|@blurred|@new_onset|weeks|days',
        ],
        within: 40,
      },
      {
        all: ['@headache', '@vomiting', '@severe|@worsening|@sudden|projectile'],
        within: 25,
        unless: ['@diarrhea', 'usual migraine|my migraines|hangover|hungover'],
      },
      { all: ['@headache', '~@cancer|@chemo|@blood_thinner|hiv'], within: 60 },
    ],
    exceptions: [
      {
        pattern:
          '(usual|regular|typical|normal|same old) (migraine|headache|aura)|aura as (usual|always)|same as (usual|always)|known migraine^|glasses|contact lens prescription',
        effect: 'T3',
        scope: 'message',
        why: 'The usual migraine.',
      },
    ],
  },
  {
    id: 'neu.seizure',
    concept: { en: 'Seizure now, first or prolonged', 'zh-Hant': '癲癇發作（持續、首次或反覆）' },
    tier: 'T1',
    why: {
      en: 'A seizure beyond five minutes, or a first one, is an emergency.',
      'zh-Hant': '抽搐超過五分鐘或首次發作屬急症。',
    },
    source: { name: 'NHS When to call 999; NICE NG217', checked: true },
    signedOff: null,
    signs: [
      '@zh_seizure',
      '@seizure_now',
      {
        all: [
          '@seizure',
          '@child|@sudden|first|just|now|minutes|@unresponsive|@postpartum|@pregnant|@fever|woke|shaking|foam^|again|blue|stiff|never|ambulance|help|floor',
        ],
        within: 60,
      },
      { all: ['@seizure'], tier: 'T2' },
    ],
    exceptions: [
      {
        pattern: 'absence (seizure|seizures)|tonic clonic seizure (treat*|cure^)',
        effect: 'T3',
        scope: 'message',
        why: 'A question about a known kind of seizure.',
      },
      {
        pattern:
          '(usual|normal|typical|regular) (fit|seizure|type|one)|known epilep*|(has|have|with|got) epilepsy .. (recovered|back to normal|fine|usual)|seizure free|(epilepsy|seizure) (medication|meds|tablets|drugs|medicine|review|clinic|refill|prescription)|driving licence|dvla|drive again',
        effect: 'T3',
        scope: 'message',
        why: 'Known epilepsy, the usual seizure or a question about treatment.',
      },
    ],
  },
  {
    id: 'neu.vertigo',
    concept: { en: 'Vertigo with a neurological sign', 'zh-Hant': '眩暈合併神經學徵象' },
    tier: 'T1',
    why: { en: 'A stroke at the back of the brain looks like this.', 'zh-Hant': '後循環中風可如此表現。' },
    source: { name: 'NICE NG127 1.2', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '@dizzy',
          'double vision|seeing double|see double|diplopia|@slurred|@face_droop|@limb_weak|(new|sudden|suddenly) (deaf*|hearing loss)|(lost|loss of|cant|partial|gone) .. hear^|hearing loss|swallow^',
        ],
        within: 40,
      },
      {
        all: ['@dizzy', '(cant|couldnt|unable to|not able to) .. (walk|stand)', '@sudden|@vomiting|@headache'],
        within: 30,
      },
      {
        all: [
          '(super|really|very|extremely|so|severely) dizzy|severe (dizziness|vertigo)',
          '@blurred|@headache',
          '@sudden',
        ],
        within: 40,
      },
    ],
    exceptions: [
      {
        pattern:
          '(few|couple of|for|lasts|@number) seconds|(only|just|when) .. (roll^|turn^) (over)? (in)? .. bed|bppv|(rolling|turning) over',
        effect: 'T3',
        scope: 'message',
        why: 'Seconds long and set off by turning in bed.',
      },
    ],
  },
  {
    id: 'neu.ascending-weakness',
    concept: { en: 'Weakness that climbs', 'zh-Hant': '上升性無力' },
    tier: 'T2',
    why: {
      en: 'Breathing may fail within days (Guillain-Barré).',
      'zh-Hant': '數日內可能影響呼吸（格林-巴利症候群）。',
    },
    source: { name: 'NICE NG127', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '(feet|toes) .. (tingl^|numb|weak|dead|pins and needles)',
          '(knees|legs) .. (buckl^|weak|give|giving|gave|wobbly|heavy)|(hands|arms) .. (weak|tingl^|numb)',
        ],
        within: 25,
        unless: ['@back_trouble', 'years|diabetic neuropathy'],
      },
      '(weak|weakness|numb|numbness|tingl^|pins and needles|heavy|dead) ..4 from (the|my|his|her) (feet|toes|ankles|legs|foot) (up|upwards|upward)',
      '(numb|numbness|weak|weakness|tingl^|pins and needles|dead|heavy) ..10 (climb^|creep^|crept|moving up|moved up|spread^ up|spreading upwards|going up|gone up|travel^ up|ris^|work^ (its way)? up|up (my|his|her|both|the) (legs|body|arms))',
      {
        all: [
          '(started|began|first|starting) .. (feet|toes|ankles)',
          '(now|then|spread|moved|reached|up to) .. (knees|legs|thighs|hips|waist|arms|hands|face)',
          'weak|weakness|numb|numbness|tingl^|cant|heavy',
        ],
        within: 30,
      },
      '(both|my|his|her) legs (are|have|feel|have gone|have become|going|getting|s|gone|keep|became)? (getting|becoming|very|so|suddenly|too|really)? (weak|weaker|paralyzed|giving way|like jelly|useless|dead) .. (since|over|this|today|cant|hardly|days|and|week|stairs|stand)',
      '(legs) (wont|have stopped|stopped|arent|suddenly|cant|not) (work|working|hold me|move|moving|gave way)',
    ],
  },
  {
    id: 'neu.head-injury',
    concept: { en: 'Head injury with a risk factor', 'zh-Hant': '頭部外傷合併危險因子' },
    tier: 'T1',
    why: { en: 'Bleeding inside the skull can show hours later.', 'zh-Hant': '顱內出血可能數小時後才出現。' },
    source: { name: 'NICE NG232', checked: true },
    signedOff: null,
    signs: [
      {
        all: ['@child', '@fell|dropped|rolled off', '@vomiting|@drowsy|awake|floppy|pale'],
        within: 60,
        unless: ['asleep .. fell|fell (asleep|ill|behind)', '(weeks|months) ago'],
      },
      { all: ['(頭|頭部|腦) ..6 @zh_fall|@zh_fall ..6 (頭|頭部)', '@zh_head_red'] },
      { all: ['@head_injury', '@head_red'] },
      { all: ['@head_injury', '~@blood_thinner'] },
      {
        all: ['@fell', '@confused|@slurred|(doesnt|didnt) (know|recognise|recognize) (me|us|who|where|the day)'],
        within: 40,
        unless: ['in love'],
      },
      { all: ['@head_injury', '@child', '@age_under_1|@vomiting|floppy|crying|screaming'], tier: 'T1' },
      { all: ['@head_injury', '@age_65_up'], tier: 'T2' },
      {
        all: [
          '@fell|accident|crash|tackle|scrum',
          'memory (gone|loss)|cant remember|doesnt remember|knocked out|amnesia',
        ],
        within: 30,
      },
    ],
    exceptions: [
      {
        pattern: 'against (a|the) (brick)? wall (at work|with|trying)',
        effect: 'mute',
        scope: 'sentence',
        why: 'A saying.',
      },
    ],
  },
  {
    id: 'neu.myasthenia',
    concept: { en: 'Weakness of eyes, swallowing or breathing', 'zh-Hant': '眼、吞嚥或呼吸肌無力' },
    tier: 'T2',
    why: {
      en: 'Botulism or a myasthenic crisis can stop breathing.',
      'zh-Hant': '肉毒桿菌中毒或重症肌無力危象可致呼吸停止。',
    },
    source: { name: 'NICE NG127', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(droop^|drooping|heavy) (eyelids|eyelid|lids)|(eyelids|eyelid|lids) ..3 (droop^|heavy|closing)',
          'double vision|seeing double|see double|@swallow_trouble|swallow^|weak|weakness|@breathless',
        ],
        within: 30,
      },
      { all: ['myasthenia', '@swallow_trouble|@breathless|worse|weak'], within: 40 },
    ],
  },
];
