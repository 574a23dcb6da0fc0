import type { Complaint } from './complaint.ts';

/** A grammar whose parts are short lists. */
const en = (
  departmentId: string,
  titles: string[],
  onset: string[],
  course: string[],
  context: string[],
  asks: string[],
  answers: string[],
): Complaint => ({ departmentId, language: 'en', titles, onset, course, context, asks, answers });
const zh = (
  departmentId: string,
  titles: string[],
  onset: string[],
  course: string[],
  context: string[],
  asks: string[],
  answers: string[],
): Complaint => ({ departmentId, language: 'zh-Hant', titles, onset, course, context, asks, answers });

/** The other departments, with urgent cases among everyday ones. */
export const OTHERS: readonly Complaint[] = [
  en(
    'rehabilitation',
    ['Exercises after a broken ankle', 'Desk work and shoulder knots', 'Neck strain, which training?'],
    ['My {side} ankle was in plaster for {span}.', 'My neck and shoulders have been hard for {span}.'],
    ['It is stiff in the morning.', 'Stretching helps for a short time.'],
    ['{job}.', 'I had six sessions of physiotherapy.'],
    ['How often should I train?', 'Is pain while training bad?'],
    [
      'Some discomfort while training is fine if it is gone by the next day. Increase slowly, and ask your therapist to check your posture at work. Numbness or weakness should be examined.',
    ],
  ),
  en(
    'cardiology',
    ['Chest pressure when I climb stairs', 'My heart stumbles', 'Chest tight and sweating right now'],
    [
      'For {span} I feel pressure in my chest on stairs.',
      'Since {span} my heart skips beats in the evening.',
      'My chest has been tight for half an hour.',
    ],
    [
      'It goes away when I rest.',
      'It runs into my {side} arm and I am sweating.',
      'It lasts a second, I never fainted.',
    ],
    ['I smoke ten a day.', '{relative} had a heart attack.', '{job}.'],
    ['Is it the heart?', 'Which tests?'],
    [
      'Pressure in the chest that lasts or comes with sweating is an emergency: call your local emergency number now. Pressure only on effort should be examined within days.',
      'Single skipped beats are common and mostly harmless. Please be examined if you faint, are short of breath, or they become frequent.',
    ],
  ),
  en(
    'gastroenterology',
    ['Heartburn every night', 'Black stools since {span}', 'Belly pain after meals'],
    [
      'I have had heartburn for {span}.',
      'My stools have been black for two days.',
      'After meals my belly cramps, for {span} now.',
    ],
    ['Lying down makes it worse.', 'I feel weak and dizzy.', 'I did not lose weight.'],
    ['I take painkillers for my back.', '{job}.'],
    ['Do I need a gastroscopy?', 'What should I eat?'],
    [
      'Black stools with weakness can be bleeding: please go to an emergency department today. Heartburn at night often improves with smaller, earlier meals; if it lasts, have it examined.',
    ],
  ),
  en(
    'dermatology',
    ['A mole that changed', 'Itchy rash on my hands', 'Hives after dinner'],
    [
      'A mole on my {side} shoulder has changed over {span}.',
      'My hands itch and crack, for {span}.',
      'After shrimp I got hives an hour ago.',
    ],
    ['It has two colours and bleeds.', 'My lips are swelling and my voice is hoarse.', 'Cream helps a little.'],
    ['{job}.', 'I wash my hands very often.'],
    ['Can I send a photo?', 'Is it contagious?'],
    [
      'A mole that changes or bleeds should be seen within two weeks. Swollen lips with a hoarse voice after food is an emergency: call your local emergency number now.',
    ],
  ),
  en(
    'pediatrics',
    ['My son has fever for three days', 'Baby drinks less', 'Rash on my daughter’s belly'],
    [
      'My son, 3, has had fever since Sunday.',
      'My baby of eight weeks feels hot and drinks half of the usual.',
      'My daughter has had spots since yesterday.',
    ],
    ['He plays when the fever is down.', 'She is hard to wake.', 'They fade when I press a glass on them.'],
    ['Others in the kindergarten are ill.', 'All vaccinations are up to date.'],
    ['When must we come?', 'May he go to kindergarten?'],
    [
      'A young baby with fever, or a child who is hard to wake, must be seen at once. A child who plays and drinks between bouts of fever can usually be watched at home; please be seen if it lasts more than three days.',
    ],
  ),
  en(
    'obstetrics-gynecology',
    ['Pregnant and one-sided pain', 'Period late, test negative', 'Bleeding after menopause'],
    [
      'I am six weeks pregnant and have had pain on the {side} side since this morning.',
      'My period is {span} late.',
      'I am 61 and bled again last week.',
    ],
    ['I feel faint and there is some blood.', 'I have no pain.'],
    ['{job}.', 'My last check was a year ago.'],
    ['Can I wait?', 'What could it be?'],
    [
      'One-sided pain in early pregnancy with faintness is an emergency: please go now. Bleeding after menopause should always be examined, within two weeks.',
    ],
  ),
  en(
    'ophthalmology',
    ['Flashes and a shadow in my {side} eye', 'Red eye since contact lenses', 'My eyes are tired at the screen'],
    [
      'Since yesterday I see flashes in my {side} eye.',
      'My {side} eye has been red for two days.',
      'My eyes burn, for {span}.',
    ],
    ['A dark curtain comes from the side.', 'Light hurts and I see less.', 'It is worse in the evening.'],
    ['I wear contact lenses.', '{job}.'],
    ['Is it urgent?', 'Which drops?'],
    [
      'Flashes with a curtain, or a painful red eye with poorer sight, must be seen today by an eye doctor; take contact lenses out. Tired, burning eyes often improve with pauses and blinking.',
    ],
  ),
  en(
    'otolaryngology',
    ['Ringing in my {side} ear', 'Sudden hearing loss', 'Sore throat, can hardly swallow'],
    [
      'My {side} ear has been ringing for {span}.',
      'I woke up deaf in my {side} ear.',
      'My throat has hurt for three days.',
    ],
    ['It is louder at night.', 'I can’t swallow my own saliva and my voice is muffled.', 'No fever.'],
    ['{job}.', 'I was at a concert.'],
    ['Will it go away?', 'Do I need antibiotics?'],
    [
      'Sudden hearing loss should be seen within a day or two. A throat so sore that saliva cannot be swallowed is an emergency. Ringing that lasts should be examined with a hearing test.',
    ],
  ),
  en(
    'psychiatry',
    ['I do not want to live any more', 'Panic on the train', 'I can’t sleep, thoughts turn'],
    [
      'For {span} everything has been grey.',
      'On the train my heart races and I think I am dying.',
      'I have slept three hours a night for {span}.',
    ],
    ['I have collected tablets and thought about how.', 'It lasts twenty minutes.', 'I wake at four and worry.'],
    ['Nobody knows.', '{job}.', 'I never had thoughts of harming myself.'],
    ['Who can help me?', 'Is this madness?'],
    [
      'Thank you for telling us. You should not be alone with this: please call your local crisis line or emergency number now, or go to the nearest emergency department. A person will listen to you.',
      'Panic feels terrible and is treatable. Please see a doctor to rule out other causes and to talk about treatment; call for help at once if thoughts of harming yourself come.',
    ],
  ),
  en(
    'urology',
    ['Blood in my urine', 'Burning when I pass water', 'I can’t pass urine'],
    [
      'I saw blood in my urine once, no pain.',
      'It has burned for {span}.',
      'I have not passed urine since last night.',
    ],
    ['My side hurts and I have fever.', 'My belly is tight.', 'It is gone now.'],
    ['I smoked for years.', '{job}.'],
    ['Is it a stone?', 'Antibiotics?'],
    [
      'Blood in the urine should be examined even when it happened once. Not being able to pass urine, or fever with pain in the side, needs help today.',
    ],
  ),
  en(
    'dentistry',
    ['Toothache since the filling', 'Swollen cheek', 'Bleeding gums'],
    ['My {side} lower tooth has hurt for {span}.', 'My {side} cheek is swollen since yesterday.'],
    ['Cold water makes it jump.', 'I can hardly open my mouth and have fever.'],
    ['The filling is new.', '{job}.'],
    ['Can it wait?', 'Root canal?'],
    [
      'A swollen cheek with fever or a mouth that does not open needs help today. Sensitivity after a filling usually settles in some weeks; please be seen if it throbs at night.',
    ],
  ),
  en(
    'internal-medicine',
    ['Tired for {span}', 'High blood pressure at home', 'I lost weight without trying'],
    ['I have been tired for {span}.', 'My blood pressure at home is 165/95.', 'I lost six kilos over {span}.'],
    ['I sweat at night.', 'I feel fine otherwise.', 'I sleep enough.'],
    ['{job}.', '{relative} had thyroid trouble.'],
    ['Which blood tests?', 'Should I take more of my tablet?'],
    [
      'Unwanted weight loss or night sweats should be examined within two weeks. Please do not change tablets on your own; bring a list of your home readings to your doctor.',
    ],
  ),
  en(
    'family-medicine',
    ['Cough that does not end', 'Vaccination before travelling', 'Cold for the third time'],
    ['I have coughed for {span}.', 'We travel in a month.', 'This is my third cold since summer.'],
    ['It is dry, mostly at night.', 'No fever, no blood.'],
    ['{job}.', 'I used to smoke.'],
    ['Do I need an x-ray?', 'What can I do against it?'],
    [
      'A cough after a cold can last some weeks. Please be seen if it lasts longer than that, if you cough blood, lose weight or get short of breath.',
    ],
  ),
  en(
    'emergency',
    ['Took the wrong tablet', 'Hit my head', 'Burn on my arm'],
    ['I took my evening tablet twice.', 'I hit my head on a shelf an hour ago.', 'Hot oil splashed on my {side} arm.'],
    ['I feel normal.', 'I vomited and do not remember it.', 'There are blisters as big as my palm.'],
    ['{job}.', 'I take blood thinners.'],
    ['Do I have to come in?', 'What should I watch for?'],
    [
      'Vomiting or a gap in memory after a blow to the head, or taking blood thinners, means: please go to an emergency department now. For a wrong tablet call your poison centre with the package in hand.',
    ],
  ),
  zh(
    'cardiology',
    ['爬樓梯胸悶', '心臟亂跳', '胸口緊冒冷汗'],
    ['爬樓梯胸悶已經{span}。', '半小時前胸口開始緊。'],
    ['休息就好。', '痛到{side}手，還冒冷汗。'],
    ['我抽菸。', '{relative}曾心肌梗塞。'],
    ['是心臟的問題嗎？', '要做哪些檢查？'],
    ['胸口持續緊悶或冒冷汗為急症，請立即撥打急救電話。只在用力時胸悶，也請這幾天內就診。'],
  ),
  zh(
    'gastroenterology',
    ['晚上胃食道逆流', '大便黑色', '飯後肚子痛'],
    ['胃食道逆流{span}了。', '這兩天大便是黑的。'],
    ['躺下更嚴重。', '覺得頭暈無力。'],
    ['有在吃止痛藥。', '{job}。'],
    ['需要照胃鏡嗎？', '可以吃什麼？'],
    ['黑便合併頭暈可能是出血，請今天就到急診。夜間逆流可試著少量、提早進食；若持續請就診。'],
  ),
  zh(
    'pediatrics',
    ['小孩發燒三天', '寶寶喝得少', '女兒身上起疹子'],
    ['兒子三歲，週日開始發燒。', '兩個月大的寶寶摸起來燙，只喝平常的一半。'],
    ['退燒時會玩。', '叫了很久才醒。'],
    ['幼兒園也有人生病。', '疫苗都有打。'],
    ['什麼時候要就醫？', '可以上學嗎？'],
    ['小嬰兒發燒或孩子叫不醒，請立即就醫。退燒時能玩、能喝的孩子通常可在家觀察，超過三天請就診。'],
  ),
  zh(
    'psychiatry',
    ['不想活了', '晚上睡不著', '搭捷運突然恐慌'],
    ['這{span}每天都很低落。', '{span}來每晚只睡三小時。'],
    ['有想過怎麼結束。', '凌晨四點就醒，一直擔心。'],
    ['沒有人知道。', '{job}。'],
    ['誰可以幫我？', '需要吃藥嗎？'],
    ['謝謝您說出來。請不要獨自面對，立即撥打當地協助專線或急救電話，或到最近的急診，會有人陪您談。'],
  ),
  zh(
    'ophthalmology',
    ['眼前有閃光和黑影', '眼睛紅痛', '看螢幕眼睛痠'],
    ['昨天開始{side}眼看到閃光。', '眼睛痠澀{span}。'],
    ['旁邊像有黑幕。', '傍晚更明顯。'],
    ['我戴隱形眼鏡。', '{job}。'],
    ['很急嗎？', '要點什麼藥水？'],
    ['閃光合併黑影，或紅痛且視力變差，請今天就看眼科。眼睛痠澀多休息、多眨眼通常會改善。'],
  ),
  zh(
    'dermatology',
    ['痣變大了', '手一直癢', '吃蝦後起疹子'],
    ['{side}肩的痣這{span}變大。', '手癢脫皮{span}。'],
    ['顏色不均還會流血。', '擦藥膏好一點。'],
    ['{job}。', '我常洗手。'],
    ['會傳染嗎？', '要切除嗎？'],
    ['改變或出血的痣請兩週內就診。食物過敏若嘴唇腫、聲音沙啞，請立即撥打急救電話。'],
  ),
];
