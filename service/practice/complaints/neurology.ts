import type { Complaint } from './complaint.ts';

const departmentId = 'neurology';

/** Nerves and the brain. */
export const NEUROLOGY: readonly Complaint[] = [
  {
    departmentId,
    language: 'en',
    titles: ['Headache every afternoon', 'Headaches for {span}, is it my eyes?', 'Pressure around my head'],
    onset: ['For {span} I get a headache most afternoons.', 'My head has felt tight for {span}.'],
    course: [
      'It is like a band, not strong, both sides.',
      'It starts in the neck and moves forward. No vomiting, and I see normally.',
    ],
    context: ['{job}.', 'I sleep five hours.', 'I take a painkiller almost every day now.'],
    asks: ['Do I need a scan?', 'Could the tablets cause it?'],
    answers: [
      'A band-like headache without other signs is most often tension. Taking painkillers on many days can itself keep headaches going; please talk to your doctor about that. A sudden worst-ever headache, fever with a stiff neck, or weakness is an emergency.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['Face drooping since this morning', 'Woke up with a crooked mouth', 'Cannot close my {side} eye'],
    onset: [
      'This morning the {side} side of my face hung down.',
      'Since {span} I cannot close my {side} eye properly.',
    ],
    course: [
      'Water runs out of my mouth when I drink.',
      'My speech was funny for ten minutes and my arm felt heavy, now it is gone.',
      'I had pain behind the ear before. Arms and legs are fine.',
    ],
    context: ['{job}.', 'I have high blood pressure.', 'I had a cold last week.'],
    asks: ['Is it a stroke?', 'How fast must I see someone?'],
    answers: [
      'A face that droops suddenly must be treated as a possible stroke until a doctor has looked: call your local emergency number now. If it turns out to be a weak facial nerve, early treatment matters too.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: [
      'Something snaps in my neck and I get dizzy',
      'Neck twitching on the {side} side',
      'Dizzy when I turn my head',
    ],
    onset: [
      'For {span} I feel a snap in the {side} side of my neck.',
      'When I turn in bed everything spins, since {span}.',
    ],
    course: [
      'It runs up to the top of my head and is gone in a second.',
      'The spinning lasts half a minute and makes me sick.',
    ],
    context: ['{job}.', 'I look at my phone a lot.', 'My hearing is normal.'],
    asks: ['Is it dangerous?', 'Neurology or ear doctor?'],
    answers: [
      'Short spinning when turning in bed often comes from the balance organ and can be treated by a simple manoeuvre; please be examined. A twitching neck muscle usually comes from strain. Go at once if you cannot walk straight, see double or your face is numb.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['Numb fingers at night', 'Hand falls asleep', 'Tingling in both feet'],
    onset: ['My {side} hand falls asleep every night, for {span} now.', 'My feet have tingled for {span}.'],
    course: ['Shaking it helps.', 'It slowly climbs upwards.', 'I drop cups.'],
    context: ['{job}.', 'I have diabetes.', 'I am not weak otherwise.'],
    asks: ['Which test is needed?', 'Can it become permanent?'],
    answers: [
      'A hand that falls asleep at night is often a nerve squeezed at the wrist; a night splint helps many and a nerve test can confirm it. Tingling that climbs, or weakness, should be examined soon.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['Worst headache of my life', 'Sudden headache with vomiting', 'Headache and stiff neck with fever'],
    onset: [
      'An hour ago a headache hit me like a blow.',
      'Since last night I have fever, a stiff neck and a terrible headache.',
    ],
    course: ['I vomited twice and light hurts.', 'I cannot put my chin on my chest.'],
    context: ['{job}.', '{relative} had a bleeding in the brain.'],
    asks: ['Can I sleep it off?', 'Should I take something stronger?'],
    answers: [
      'A sudden worst-ever headache, or a headache with fever and a stiff neck, is an emergency. Please call your local emergency number now and do not wait for another answer.',
    ],
  },
  {
    departmentId,
    language: 'en',
    titles: ['My hands shake', 'Trembling when I hold a cup', 'Is my tremor Parkinson?'],
    onset: ['For {span} my {side} hand has trembled.', 'My hands shake since {span}.'],
    course: ['It is worse when I hold something.', 'It is there when the hand rests.'],
    context: ['{job}.', '{relative} has the same, for decades.', 'I drink four coffees a day.'],
    asks: ['Is it Parkinson’s?', 'Should I stop coffee?'],
    answers: [
      'A tremor when holding things that runs in families is often harmless; one at rest should be examined. Please see neurology; bring a list of your medicines, some cause trembling.',
    ],
  },
  {
    departmentId,
    language: 'zh-Hant',
    titles: ['每天下午頭痛', '頭像被箍住', '轉頭就暈'],
    onset: ['最近{span}幾乎每天下午頭痛。', '{span}來翻身就天旋地轉。'],
    course: ['兩側緊緊的，不會吐。', '大約半分鐘就停，會想吐。'],
    context: ['{job}。', '我每天睡五小時。', '幾乎天天吃止痛藥。'],
    asks: ['需要做檢查嗎？', '看神經內科還是耳鼻喉科？'],
    answers: [
      '雙側緊縮的頭痛多為緊縮型，長期吃止痛藥反而會讓頭痛持續，請與醫師討論。若突然劇烈頭痛、發燒合併脖子僵硬或手腳無力，請立即就醫。',
    ],
  },
  {
    departmentId,
    language: 'zh-Hant',
    titles: ['早上起床嘴巴歪了', '{side}眼閉不起來', '半夜手麻醒來'],
    onset: ['今天早上發現{side}邊臉下垂。', '{side}手晚上常麻醒，已經{span}。'],
    course: ['喝水會從嘴角流出來，手腳力氣正常。', '甩一甩會好。'],
    context: ['{job}。', '我有高血壓。', '上週感冒。'],
    asks: ['這是中風嗎？', '要多快就醫？'],
    answers: ['臉部突然下垂須先當作可能的中風處理，請立即撥打急救電話或到急診。若為顏面神經問題，也要及早治療。'],
  },
];
