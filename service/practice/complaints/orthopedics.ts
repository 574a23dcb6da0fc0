import type { Complaint } from './complaint.ts';

const departmentId = 'orthopedics';

/** Bones, joints and the spine. */
export const ORTHOPEDICS: readonly Complaint[] = [
  {
    departmentId,
    language: 'en',
    titles: [
      'Stiff neck and tingling in my {side} hand',
      'Neck pain that moves into the {side} shoulder',
      'Is my neck pain from the computer?',
      'Neck ache for {span}, now the back of my head hurts',
    ],
    onset: [
      'My neck has been stiff for {span}.',
      'It began {span} ago after I slept badly.',
      'For {span} I wake up with a sore neck.',
    ],
    course: [
      'Turning to the {side} is the worst, and some fingers of that hand tingle in the evening.',
      'The ache climbs to the back of my head and goes down into the {side} shoulder blade.',
      'It comes and goes, but this week it hardly leaves me.',
    ],
    context: [
      '{job}, so I look down a lot.',
      '{job}. A warm shower helps for an hour.',
      'An x-ray last year showed wear, they said it was normal for my age.',
    ],
    asks: ['Do I need a scan, or is exercise enough?', 'Which doctor should look at this?', 'What can I do at home?'],
    answers: [
      'Tingling fingers together with neck pain can come from an irritated nerve. Please be examined; a neurologist or spine surgeon can test strength and feeling. Go at once if a hand becomes weak or walking gets unsteady.',
      'A stiff neck after long hours of looking down usually settles with movement and breaks. If it is not better in two weeks, or your arm becomes numb or weak, please have it examined.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: [
      'Neck pain, and one side of my face looks lower',
      'My face looks uneven since my neck hurts',
      'Crooked smile and neck ache, are they connected?',
    ],
    onset: [
      'My neck has hurt on the {side} side for {span}.',
      'Since {span} I have a dull pain in the {side} side of my neck.',
    ],
    course: [
      'In pictures the corner of my mouth on that side hangs a little, and the eye looks smaller.',
      'My friends say that my smile has become crooked, and I notice it when I brush my teeth.',
    ],
    context: [
      'I went to a clinic, they gave me patches and said it was muscular.',
      '{job}. Massage did not change anything.',
    ],
    asks: ['Can the neck pull the face down?', 'Should I see somebody else than an orthopedist?'],
    answers: [
      'The neck does not usually change the shape of the face. A drooping corner of the mouth should be looked at for the facial nerve: please see a neurologist soon, and go to an emergency department at once if it came suddenly or an arm is weak.',
      'An uneven face and neck pain are best examined separately. Please see neurology for the face first. A sudden change, trouble speaking or weakness is an emergency.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['Knee hurts on stairs', 'My {side} knee cracks and swells', 'Pain behind the kneecap for {span}'],
    onset: [
      'My {side} knee has hurt for {span}, mostly on stairs.',
      'I twisted my {side} knee {span} ago and it still is not right.',
    ],
    course: [
      'It cracks when I squat and is thick in the evening.',
      'After sitting in the cinema I can hardly get going.',
      'It gave way twice, but it does not lock.',
    ],
    context: ['{job}.', 'I used to run three times a week.', 'No fever, and I did not fall.'],
    asks: ['May I go on running?', 'Do I need an MRI?', 'Is it arthritis already?'],
    answers: [
      'Pain around the kneecap on stairs often improves with strengthening of thigh and hip over some weeks. Please be examined if the knee locks, gives way or swells again.',
      'After a twist, a knee that swells or gives way should be examined for the menisci and ligaments. Until then walk as comfort allows. Fever with a hot, swollen knee needs help the same day.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: [
      'Low back pain into my leg',
      'Back pain and numbness since {span}',
      'Numb between my legs after back pain',
    ],
    onset: ['I lifted something {span} ago and felt a stab in my lower back.', 'My back has been bad for {span}.'],
    course: [
      'The pain runs down my {side} leg to the foot.',
      'Since yesterday I feel numb between my legs and it is hard to start passing urine.',
      'Sitting is worst; I have no trouble with the bladder and no weakness.',
    ],
    context: ['{job}.', 'Painkillers from the pharmacy do little.', '{relative} had a slipped disc years ago.'],
    asks: ['Do I need an operation?', 'Should I rest or move?', 'Is this dangerous?'],
    answers: [
      'Pain down the leg often comes from a pinched nerve root and mostly settles within weeks; staying active helps. Numbness between the legs, trouble with bladder or bowel, or a weak foot is an emergency: go to an emergency department now.',
      'Please keep moving as far as you can and avoid lifting. If a leg becomes weak or numb, or you cannot pass urine, do not wait.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['I cannot lift my {side} arm', 'Shoulder pain at night', 'Frozen shoulder or torn tendon?'],
    onset: ['For {span} my {side} shoulder has hurt when I reach up.', 'I fell on my {side} shoulder {span} ago.'],
    course: [
      'At night I cannot lie on it.',
      'I can’t comb my hair with that arm any more.',
      'It is slowly getting stiffer.',
    ],
    context: [
      '{job}.',
      'I have diabetes, well controlled.',
      'I am killing myself with the household at the moment, nobody helps.',
    ],
    asks: ['Which exercises are safe?', 'Injection, yes or no?', 'How long will this take?'],
    answers: [
      'A shoulder that slowly stiffens is often a frozen shoulder and needs patience and gentle stretching; please have it examined to be sure. After a fall, a shoulder that cannot be lifted should be seen within days.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['Heel pain in the morning', 'First steps hurt, pain under the {side} heel', 'Heel spur?'],
    onset: ['The first steps in the morning have hurt for {span}.', 'Since {span} I limp when I get up.'],
    course: ['After some minutes it gets better, in the evening it is back.', 'It feels like a nail under the heel.'],
    context: ['{job}.', 'New shoes did not help.', 'I gained some weight last winter.'],
    asks: ['Do inserts make sense?', 'Must a spur be removed?'],
    answers: [
      'Pain under the heel with the first steps usually comes from the sole’s tendon plate. Calf stretching, soft shoes and patience help most people over some months. Please be examined if it is not better by then or the heel is swollen and red.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: [
      'Wrist still swollen after a fall',
      'Do I need another x-ray of my wrist?',
      'Thumb side of my wrist hurts',
    ],
    onset: ['I fell on my {side} hand {span} ago.', 'My {side} wrist has been sore for {span}.'],
    course: [
      'The x-ray was said to be fine but it still hurts near the thumb.',
      'It is swollen and I cannot open bottles.',
    ],
    context: ['{job}.', 'I wore a splint for a week.'],
    asks: ['Can a break be missed?', 'When may I lift again?'],
    answers: [
      'Some breaks near the thumb do not show at first. If it still hurts there after one to two weeks, please have it examined and x-rayed again, and wear the splint until then.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['Hot swollen knee and fever', 'Knee red and hot since yesterday', 'Fever after knee injection'],
    onset: [
      'Since yesterday my {side} knee is red, hot and swollen.',
      'Two days after an injection my {side} knee blew up.',
    ],
    course: ['I have 38.9 degrees fever and cannot put weight on it.', 'I shiver and the knee hurts even at rest.'],
    context: ['{job}.', 'I take medicine for rheumatism.'],
    asks: ['Can this wait until Monday?', 'Is it gout?'],
    answers: [
      'A hot, swollen joint with fever can be an infection of the joint and must be seen today: please go to an emergency department now and do not eat before you were seen.',
    ],
  },
  {
    departmentId,
    language: 'zh-Hant',
    titles: ['脖子僵硬，{side}手發麻', '肩頸痠痛{span}', '低頭族頸部疼痛', '脖子痛，臉好像歪一邊'],
    onset: ['我脖子僵硬已經{span}了。', '{span}前睡醒後脖子就轉不動。'],
    course: [
      '轉向{side}邊最痛，晚上手指會麻。',
      '痛會延伸到後腦和{side}邊肩膀。',
      '最近照鏡子覺得{side}邊嘴角比較低。',
    ],
    context: ['{job}。', '熱敷會好一點，但隔天又痛。', '之前照過X光說沒事。'],
    asks: ['請問需要照核磁共振嗎？', '應該看哪一科？', '在家可以怎麼做？'],
    answers: [
      '頸部疼痛合併手麻，可能與神經受壓有關，建議就診檢查力量與感覺。若手無力或走路不穩，請立即就醫。',
      '頸部問題通常不會使臉變形，嘴角下垂請儘早至神經內科檢查；若突然發生或合併肢體無力，請立即到急診。',
    ],
  },
  {
    departmentId,
    language: 'zh-Hant',
    titles: ['下樓梯膝蓋痛', '{side}膝蓋腫起來', '膝蓋喀喀響需要開刀嗎'],
    onset: ['{side}邊膝蓋痛了{span}，下樓梯特別明顯。', '{span}前扭到{side}膝，到現在還不舒服。'],
    course: ['蹲下會有聲音，傍晚會腫。', '坐久站起來要慢慢走。'],
    context: ['{job}。', '沒有發燒，也沒有跌倒。', '以前常跑步。'],
    asks: ['請問還可以運動嗎？', '是退化嗎？', '需要打針嗎？'],
    answers: ['膝蓋前側疼痛多半可藉由肌力訓練改善，需要數週時間。若膝蓋卡住、無力或反覆腫脹，請就診檢查。'],
  },
  {
    departmentId,
    language: 'zh-Hant',
    titles: ['腰痛延伸到{side}腳', '搬東西後腰痛', '腰痛腳麻{span}'],
    onset: ['{span}前搬東西後腰就開始痛。', '腰痛已經{span}了。'],
    course: ['痛一路到{side}小腿。', '坐著最痛，走路反而好一點，大小便正常。'],
    context: ['{job}。', '吃止痛藥效果有限。'],
    asks: ['請問要臥床休息嗎？', '需要開刀嗎？'],
    answers: ['多數坐骨神經痛數週內會改善，請儘量保持活動。若會陰麻木、大小便困難或腳無力，請立即到急診。'],
  },
];
