import type { RedFlagRule } from '../rule.ts';

export const EMERGENCY: readonly RedFlagRule[] = [
  {
    id: 'gen.cluster',
    concept: { en: 'Several warning signs together', 'zh-Hant': '多項警訊同時出現' },
    tier: 'T2',
    why: {
      en: 'No single rule fits, but signs of failing circulation, breathing or brain stand together.',
      'zh-Hant': '雖無單一規則符合，但循環、呼吸或腦部警訊同時出現。',
    },
    source: { name: "The project's own combination of signs from NHS When to call 999", checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@fainted|(dizzy|light headed|lightheaded|dizziness|lightheadedness) .. (stand^|get up|getting up|upright)|nearly (fainted|passed out)',
          '@confused',
          '@breathless_severe|@turned_blue',
          '(cant|couldnt|unable to|hardly|barely) (even)? (stand|walk|get up|sit up|lift (my|his|her) head|keep .. upright)|legs ..3 (give|gave|giving) way|too weak to (stand|walk|get up|move)',
          '@pale|@clammy|cold and (faint|clammy|sweaty)|went (gray|white)|@turned_blue',
          '@cant_see|double vision|seeing double',
          '@slurred|@face_droop',
          '@seizure|@unresponsive',
          '@lots_of_blood|@vomit_blood|@black_stool|@cough_blood',
          '@chest_crushing|@worst_headache',
          '@no_urine',
          '@rigors|@high_fever_reading',
        ],
        atLeast: 2,
        unless: ['blood test|needle^|stood up too (fast|quick^)|got up too fast', 'period^ .. heavy|heavy period^'],
      },
      {
        all: ['@sudden_strict', '@dizzy|@faint', '@blurred|@cant_see', '@headache|numb|numbness|weak|@vomiting|cold'],
        atLeast: 3,
        unless: ['usual migraine|my migraine^|bed|bppv'],
      },
    ],
  },
  {
    id: 'gen.unresponsive',
    concept: { en: 'Unresponsive or collapsed', 'zh-Hant': '無反應或倒下' },
    tier: 'T1',
    why: {
      en: 'Call an ambulance; start CPR if not breathing normally.',
      'zh-Hant': '叫救護車；若無正常呼吸立即CPR。',
    },
    source: { name: 'NHS When to call 999; Resuscitation Council UK', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          'confused',
          '@drugs|@fever|@vomiting|@drowsy|@clammy|@pale|@unsteady|@blurred|fell|weak|insulin|diabet*|shaky|shaking|sleepy|cold|jaw',
        ],
        within: 30,
        unless: ['confused (about|by|as|which|how|what|why|whether|over|with|regarding|if)', 'get confused when'],
      },
      {
        all: [
          'in and out of (it|conscious*)|drift^ in and out|(barely|hardly|semi) (conscious|awake|responsive)|(wont|cant|hardly|barely|doesnt) (keep|open|opens) (his|her|their) eyes (open)?|hard to rouse|(hard|difficult|impossible) to wake|cant be woken',
          '@third_person',
        ],
        within: 20,
        unless: ['class|lecture|homework|bored'],
      },
      '(one|left|right) pupil .. (bigger|larger|dilated|blown|wider)|pupils .. (different (size|sizes)|unequal|uneven)',
      'roofied|(drink|drinks|cocktail) ..3 spiked|been (drugged|spiked)|got spiked',
      '@zh_unresponsive',
      '@unresponsive',
      '@not_breathing',
      '@collapsed_now',
      {
        all: [
          '@drowsy',
          '@third_person',
          '@sudden|@vomiting|@fever|@slurred|drug^|pills|hit|fell|alcohol|drunk|drinking|cold|wet|breath^|hours|wake|insulin|diabet*|took|taken|heat|hot|sun|carbon monoxide|pale|@confused|@headache',
        ],
        within: 50,
        unless: ['@new_medication_question'],
      },
      {
        all: [
          '@confused',
          '@third_person',
          '@sudden|today|@fever|@unwell|@drowsy|fell|@vomiting|this morning|yesterday|days|since|weak|wobbly|@infection|insulin|head|@age_65_up|slur^|@blue|@headache|night|overnight|hours',
        ],
        within: 60,
        tier: 'T1',
        unless: ['(dementia|alzheimer*) .. (usual|normal|for years|as always)'],
      },
      {
        all: [
          '@fainted',
          '@unresponsive|wont (open|wake|get up)|still (out|unconscious)|(her|his) chest|breath^|bleed^|pale|blue|sweat^|clammy|@postpartum|seizure|clutch^',
          '@third_person',
        ],
        within: 40,
      },
      '叫不醒|沒有反應|沒反應|昏迷|失去意識|不省人事|倒地不起|沒有呼吸|沒呼吸|意識不清',
    ],
    exceptions: [
      {
        pattern:
          '(anesthetic|anaesthetic|sedation|under general|during (surgery|the operation))|not responding to (treatment|antibiotic^|medication|cream|therapy|the|meds|(email|emails)|(message|messages)|my)|(unresponsive|respond^) to (treatment|antibiotic^|medication|therapy|(email|emails)|(text|texts)|(message|messages)|steroids)|collapsed (lung|vein|arch|arches|disc|vertebra|ceiling|roof|business|marriage)',
        effect: 'T3',
        scope: 'sentence',
        why: 'Another sense of the words.',
      },
    ],
  },
  {
    id: 'gen.anaphylaxis',
    concept: { en: 'Anaphylaxis', 'zh-Hant': '過敏性休克' },
    tier: 'T1',
    why: {
      en: 'Airway and circulation fail within minutes; adrenaline now.',
      'zh-Hant': '數分鐘內呼吸道與循環衰竭，須立即腎上腺素。',
    },
    source: { name: 'Resuscitation Council UK 2021; NHS', checked: true },
    signedOff: null,
    signs: [
      { all: ['@zh_anaphylaxis', '@zh_breathless|喘|呼吸|吞|(吃|打|服|叮|螫|咬)|過敏|喉|昏|血壓'], within: 40 },
      {
        all: [
          '@airway_swelling',
          '~@allergen|@hives|@breathless|@sudden|hoarse|voice|epipen|epi pen|cant (breathe|swallow|talk)|wheez^|fast|getting (bigger|worse)|@drool|minutes|ramipril|lisinopril|ace inhibitor',
        ],
        unless: [
          'tooth|dental|wisdom|gum|punched|hit|fell|sore throat|tonsil*|mumps|glands|pregnan*|tongue is fine|weeks|no tongue swelling|filler^',
        ],
        within: 70,
      },
      {
        all: [
          '@hives|itch^ all over|flush^|@rash',
          '@breathless|wheez^|@fainted|lightheaded|light headed|@vomiting|@airway_swelling|throat .. (tight|clos^|swell^|lump|itch^|constrict^)|tight chest|chest .. tight|dizzy|hoarse|face .. (puff^|swell^)|swollen (face|lips|tongue)',
          '~@allergen|minutes|@sudden_strict|just|epipen',
        ],
        within: 50,
        unless: ['weeks|chickenpox|measles|days'],
      },
      {
        all: [
          '~@allergen',
          '(throat|airway|windpipe) .. (clos^|swell^|tight^|constrict^|itch^|narrow^|block^|funny|lump)|(tongue|(lip|lips)|mouth|face) .. (swell^|swollen|big|fat|huge|double|tingl^ and|thick|balloon^|puff^)',
        ],
        within: 50,
        unless: ['sore throat', 'tongue is fine|no tongue swelling', 'tooth|dentist'],
      },
      {
        all: [
          '(used|using|jabbed|gave|given|need|injected) .. (epipen|epi pen|jext|(auto injector|autoinjector)|adrenaline|epinephrine)',
        ],
        within: 20,
        unless: [
          '(need|want|get|getting) (a)? (new|another|replacement|prescription)|expired|out of date|prescri*|training|training',
        ],
      },
      'anaphyla*|過敏性休克|喉嚨腫起來 .. 呼吸|嘴唇腫 .. 喘|全身起疹 .. 喘',
    ],
    exceptions: [
      {
        pattern:
          '(epipen|epi pen|(auto injector|autoinjector)|jext) .. (expired|out of date|replace^|new one|prescription|renew^)|(expired|new|replacement) (epipen|epi pen)|(had|previous|past|history of|risk of) anaphyla*|referral to (an)? allerg*|allergy (clinic|test^|testing)',
        effect: 'T3',
        scope: 'message',
        why: 'A question about a pen or a past reaction.',
      },
    ],
  },
  {
    id: 'gen.bleeding',
    concept: { en: 'Heavy bleeding, major injury or burn', 'zh-Hant': '大出血、重大外傷或燒燙傷' },
    tier: 'T1',
    why: { en: 'Press on the wound; call an ambulance.', 'zh-Hant': '加壓止血並叫救護車。' },
    source: { name: 'NHS When to call 999', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '(burning|smoke filled|smoky|smoking) (kitchen|house|flat|room|building|car|garage)|trapped in (a|the) (fire|smoke)',
          'hoarse|cough^|soot|black stuff|@breathless|burn^|singed|dizzy|headache',
        ],
        within: 30,
      },
      '(been|got|was|is|were|just|has) (just|been)? (stabbed|shot|knifed|impaled|electrocuted)|gunshot|gun shot wound|stab wound',
      '(血|流血|出血) ..3 (不止|止不住|停不下來|不停|噴)|大量 ..2 (出血|流血|血)|血 ..2 一直流|血流如注|(刀|槍|割|砍|鋸) ..6 (很深|見骨|斷|血一直|大量)|(燙傷|燒傷|燙到) ..8 (起水泡|大片|整|臉|皮|嚴重|全身)|車禍|觸電|溺水|墜樓',
      {
        all: ['@lots_of_blood'],
        unless: [
          'blood (test|tests|pressure)',
          'period^|menstruat*|menorrhagia|nosebleed .. (stopped|fine)',
          'gums|when (i)? brush',
        ],
      },
      {
        all: [
          '(nosebleed|nose bleed|nose bleeding|tooth (out|extraction|socket)|tonsil^|gum)',
          '(wont|not|cant|hasnt|isnt|doesnt) .. (stop^|stopping)|(bleeding|for|over) ..2 @minutes_5_up|clots|@blood_thinner|pouring|gush^',
        ],
        within: 30,
      },
      '@deep_cut',
      {
        all: [
          '@trauma_big',
          '@pain|@breathless|@confused|bleed^|blood|cant (move|feel)|numb|dizzy|vomit^|hit|swollen|unconscious|hurt^|broke^|neck|(my|his|her) back|chest|belly|tummy|head|just|today|yesterday|@ago_recent|black|burn^|passed out|weak|collapsed|minutes|not moving|knocked',
        ],
        unless: ['(weeks|months|years) ago', 'in love'],
      },
      {
        all: ['@big_burn', '@burn_agent|burn|burns|burned|burnt|scald^'],
        within: 30,
        unless: ['sunburn|heartburn|burning (sensation|feeling|pee|urine)|burns when|tongue'],
      },
      {
        all: ['@child', '(scald^|burn|burns|burnt|burned)', '@burn_agent|blister^|hot'],
        within: 40,
        unless: ['sunburn|burning up|heartburn|burning with'],
      },
      {
        all: [
          '(spill^|spilt|tip^|pour^|pull^|splash^|knock^) .. (boiling|hot|kettle|tea|coffee|oil|soup|water)',
          'blister^|burn^|scald^|skin|red|peel^|scream^|baby|toddler|child|son|daughter',
        ],
        within: 30,
      },
      {
        all: [
          '(breath^ in|inhal^|trapped|house|flat|kitchen|room full of|building|full of|lots of|through|from the) (the|a|some)? (smoke|fire)|smoke inhalation|house fire|carbon monoxide|fumes|gas leak|chlorine gas|co alarm',
          '@headache|@confused|@breathless|cough^|dizzy|sick|@nausea|drowsy|soot|collapsed|hoarse',
        ],
        within: 40,
        unless: ['smoker|smoking|stop smok*|smoke (a|@number)|smokes|i smoke|dont smoke|ex smoker'],
      },
      '(object|knife|glass|stick|pole|arrow|nail|fence|rod|branch) .. (stuck|sticking|embedded|impaled|lodged|still) .. (in|out of) .. (chest|belly|tummy|stomach|leg|arm|neck|eye|head|hand|foot|body|thigh)',
      {
        all: [
          '@bleed',
          '@blood_thinner',
          'wont stop|cant stop|not stopp^|heavy|lots|bruis^|nose|urine|stool|black|hours',
        ],
        within: 50,
      },
      {
        all: [
          '(tumor|cancer|wound|ulcer|varicose|fistula|dialysis) .. (bleed^|burst|gush^|pour^)|(profuse|heavy|massive|sudden) bleeding|bleed^ .. from .. (tumor|neck|fistula|varicose|wound)',
        ],
      },
      '血流不止|大量出血|流血不止|血止不住|車禍 .. (流血|昏|痛)|大出血',
    ],
    exceptions: [
      {
        pattern:
          '(small|little|minor|tiny) (blister|burn|scald)|blister on (one|my|a|his|her) finger|(hardly|barely|doesnt|no longer) hurt^ (much)?|red (stripe|mark|line) of',
        effect: 'T3',
        scope: 'message',
        why: 'A small burn.',
      },
      {
        pattern:
          '(bleeding|it|blood) (has|had|s)? (now)? (stopped|eased|slowed)|(small|minor|paper|shallow|little|tiny|superficial) (cut|graze|scratch|burn)|(period|periods|menstrual|perimenopaus*|fibroid^|coil|depo|implant) ',
        effect: 'T3',
        scope: 'message',
        why: 'Minor, stopped, or a period.',
      },
    ],
  },
  {
    id: 'gen.diabetes',
    concept: { en: 'Diabetic emergency', 'zh-Hant': '糖尿病急症' },
    tier: 'T1',
    why: { en: 'Too low or too high, sugar kills within hours.', 'zh-Hant': '血糖過低或過高數小時內致命。' },
    source: { name: 'JBDS; NICE NG17; NICE NG18', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '血糖 ..6 (@glucose_low_value|低|高|飆|@glucose_high_value)|低血糖|糖尿病',
          '昏|冷汗|發抖|意識|吐|喘|抽|叫不醒|胡言',
        ],
      },
      {
        all: [
          '@sugar ..6 @glucose_low_value|@glucose_low_value ..4 @sugar|(sugar|sugars|glucose) .. (dropped|dropping|crash^|crashed|plummet^|really low|very low|too low|low|wont come up)|low (blood)? (sugar|glucose)|hypo|hypoglyc*',
          '@confused|@clammy|sweat^|shak^|@drowsy|@unresponsive|@seizure|slur^|faint^|passed out|aggressive|weird|wont (wake|eat|drink|swallow)|cant|not making sense|trembl^|odd|pale|wobbly|blur^|@slurred|glucagon',
        ],
        within: 40,
      },
      '@sugar .. (is|was|s|of|reading|at|reads|says|only|down to|dropped to)? .. @glucose_low_value',
      {
        all: [
          '@diabetic',
          '@vomiting|(fruity|pear (drop|drops)|acetone|nail (polish|varnish)|sweet) .. (breath|smell^)|breath .. (smell^|fruity|sweet|acetone|pear)|@breathless|breathing .. (fast|deep|heavy)|@drowsy|@confused|@belly_pain',
          'sugar|sugars|glucose|ketone^|@glucose_high_value|insulin|type (1|one)|t1|fruity|pear|pump|hi|high|acetone|nail',
        ],
      },
      {
        all: [
          'ketone^',
          '(high|moderate|large|very|@number|positive|raised|purple)',
          '@diabetic|sugar|@vomiting|unwell|sick',
        ],
        within: 40,
        unless: ['keto diet|keto'],
      },
      {
        all: [
          '@sugar .. @glucose_high_value',
          '@vomiting|thirst^|@drowsy|peeing|urinat^|@unwell|@confused|belly|tummy|stomach|breath^|tired|weight|blur^|weak',
        ],
        within: 60,
      },
      {
        all: [
          '@sugar .. @glucose_high_value|(sugar|glucose|meter|libre|bm) .. ((read|reads)|says|showing|reading|just says) (hi|high)',
        ],
        tier: 'T2',
      },
      {
        all: [
          '(weight loss|lost weight|losing weight|skinny|thinner)',
          'thirst^|drinking (loads|lots|constantly|gallons|a lot)|always thirsty',
          'pee^|wee^|urin*|wet^ the bed|toilet',
        ],
        within: 50,
        tier: 'T2',
      },
      'dka|ketoacidosis|diabetic coma|低血糖 .. (昏|冷汗|發抖|意識)|血糖 .. (很低|太低|超高|飆高)|酮酸中毒',
    ],
    exceptions: [
      {
        pattern:
          '(ate|drank|had) .. (glucose|juice|jelly babies|sugar|sweets) .. (fine|better|back to normal|normal)|(back|now) (to|in) (normal|range)|hypo awareness course',
        effect: 'T3',
        scope: 'message',
        why: 'Corrected.',
      },
    ],
  },
  {
    id: 'gen.adrenal',
    concept: { en: 'Adrenal crisis', 'zh-Hant': '腎上腺危象' },
    tier: 'T1',
    why: { en: 'Needs hydrocortisone by injection within minutes.', 'zh-Hant': '需立即注射氫化可體松。' },
    source: { name: 'NICE NG243; Society for Endocrinology', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '~@steroid_dependent',
          '@vomiting|@fainted|@drowsy|@confused|collapsed|(cant|couldnt|unable to|not able to|throwing|bringing) .. (keep|tablets|hydrocortisone|steroids) .. (down|up)|(stopped|ran out|missed|forgot|run out) .. (steroid^|hydrocortisone|prednisolone|prednisone|tablets|doses)',
          'weak|dizzy|faint^|vomit^|sick|collapsed|drows^|confus^|low blood pressure|fever|cant|addison*|adrenal|crisis|@vomiting|hydrocortisone',
        ],
        within: 60,
      },
      'adrenal crisis|addisonian crisis',
    ],
  },
  {
    id: 'gen.medication',
    concept: { en: 'Dangerous medicine or wrong dose', 'zh-Hant': '危險藥物或劑量錯誤' },
    tier: 'T1',
    why: {
      en: 'Insulin, opioids, lithium, digoxin, methotrexate and blood thinners harm at small excess.',
      'zh-Hant': '胰島素、鴉片類、鋰鹽、毛地黃、滅殺除癌錠與抗凝血劑稍過量即有害。',
    },
    source: { name: 'NPSA/MHRA safety alerts; BNF', checked: false },
    signedOff: null,
    signs: [
      '@number units instead of (the)? @number|(ten|10|hundred|100) times (the|her|his|my|too) (dose|much|amount|strength)',
      {
        all: [
          '@sedative_opioid|@sedatives',
          'breath^ (very|really|so|too|extremely)? (slow|slowly|shallow|shallowly)|slow breathing|pupils ..4 (pin|pins|tiny|pinpoint|small)',
        ],
        within: 50,
      },
      {
        all: [
          '(insulin|novorapid|lantus|humalog|humulin|levemir|tresiba|long acting|short acting|fast acting)',
          '(instead of|rather than|by mistake|by accident|accident*|wrong|too much|(double|twice) (the|her|his|my|dose|as)|doubled|mix^ up|mixed|meant to|extra|ten times|overdos^|too many|confused|(took|injected|gave|given|dialled|dialed) .. @count_many .. units)',
        ],
        within: 25,
        unless: ['instead of tablets|switch^ to insulin|start^ insulin'],
      },
      {
        all: [
          '(methotrexate|digoxin|lithium|warfarin|apixaban|rivaroxaban|@sedative_opioid|morphine|beta blocker^|propranolol|theophylline|colchicine|amlodipine|verapamil|diltiazem|chloroquine|hydroxychloroquine|potassium|flecainide|levothyroxine|blood pressure (tablets|pills)|heart (tablets|pills)|sleeping (tablets|pills)|antidepressant^|@medicine)',
          '(instead of|by mistake|by accident|accident*|wrong (dose|tablet^|pill^|medicine|person|baby)|too much|double dose|doubled|twice (the|as)|two doses|mix^ up|ten times|10 times|every day instead of|daily instead|someone else s|dog s|cat s|(his|her|my (husband|wife|mum|dad|mother|father) s) (pills|tablets|meds|medication|patch)|adult dose)',
          'took|given|gave|taken|take|takes|injected|swallow^|had|used',
        ],
        within: 20,
        tier: 'T1',
        unless: ['(antibiotic^|vitamin^|the pill|birth control|contraceptive|antihistamine|piriton|folic)'],
      },
      {
        all: [
          'lithium',
          '(tremor|shak^|vomit^|@vomiting|@diarrhea|confus^|unsteady|slur^|twitch^|drows^|blurred|@drowsy)',
        ],
        within: 50,
      },
      { all: ['digoxin', '(@vomiting|@nausea|yellow|halos|slow pulse|palpitations|confus^)'], within: 50 },
      {
        all: ['methotrexate', '(mouth (ulcer^|sores)|@fever|sore throat|breathless|daily|every day|bruis^)'],
        within: 50,
      },
      {
        all: [
          '@sedative_opioid|patch|patches|@sedatives',
          '@drowsy|@unresponsive|(slow|shallow|barely|hardly|stopped|stops) breathing|pinpoint pupil^|blue|cant wake|wont wake|@turned_blue|gurgl^|snor^ (strangely|loudly)',
        ],
        within: 50,
      },
      {
        all: [
          '(serotonin syndrome|neuroleptic malignant|(started|new|increased|changed|mixed|combin^) .. (antidepressant^|sertraline|fluoxetine|citalopram|tramadol|mdma|antipsychotic|haloperidol))',
          '(rigid|stiff|fever|burning up|twitch^|jerk^|agitat^|confus^|sweat^)',
          'fever|rigid|confus^|agitat^|jerk^|twitch^',
        ],
        within: 50,
      },
      '胰島素 .. (打太多|打錯|過量)|藥吃錯|吃錯藥|藥量吃錯',
    ],
    exceptions: [
      {
        pattern:
          '(can|could|should|may|is it (ok|safe|okay|fine)) (i|we|he|she|it|to) (take|have|mix|combine|drink|use|switch)|interaction^|interact with|missed (a)? (dose|pill|tablet)',
        effect: 'T3',
        scope: 'message',
        why: 'A question about taking medicines together.',
      },
    ],
  },
  {
    id: 'gen.poison',
    concept: { en: 'Poisoning', 'zh-Hant': '中毒' },
    tier: 'T1',
    why: {
      en: 'Ring a poisons centre now; do not make the person vomit.',
      'zh-Hant': '立即聯絡毒藥物諮詢中心；勿催吐。',
    },
    source: { name: 'TOXBASE/NPIS; NHS poisoning', checked: false },
    signedOff: null,
    signs: [
      { all: ['poisoned|poisoning'], tier: 'T2', unless: ['(food|blood|lead|mercury) poison*'] },
      {
        all: [
          'whole family|all of us|everyone|we all|both of us|entire family|both my|us all',
          '@headache|@dizzy|@nausea|drowsy|faint^',
          'stove|boiler|heater|fireplace|generator|barbecue|bbq|furnace|gas|heating|fire|chimney|garage',
        ],
        within: 50,
      },
      {
        all: [
          '(drank|drunk|swallow^|ate|eaten|ingest^|inhaled|sniffed|breath^ in|chewed|sipped|gulped|swigged|mouthful of)',
          '@poison',
        ],
        within: 14,
        unless: [
          'food poisoning',
          '(berries|(mushroom|mushrooms)|vitamin) .. (smoothie|salad|fresh|cooked|supermarket|shop)',
        ],
      },
      {
        all: [
          '(carbon monoxide|co (alarm|detector|poisoning)|gas leak|fumes|exhaust)',
          '@headache|@dizzy|@nausea|@confused|@drowsy|alarm|unwell|sick|collapsed',
        ],
        within: 40,
      },
      {
        all: [
          '(snake|adder|viper|scorpion|black widow|box jellyfish|stonefish|brown recluse|redback|cobra|rattlesnake)',
          '@bite_sting|bitten|bit|bite|fang^',
        ],
        within: 15,
      },
      {
        all: [
          'wild mushroom^|foraged|(mushroom|mushrooms) (from|i picked|we picked|in the (woods|garden))|death cap|deadly nightshade|foxglove|hemlock',
          '@took|@vomiting|ate|eaten|sick',
        ],
        within: 40,
      },
      '農藥 .. (喝|吞)|(喝|吞) .. (農藥|漂白水|鹽酸|清潔劑|巴拉刈)|一氧化碳中毒|被蛇咬|毒蛇',
    ],
  },
  {
    id: 'gen.heat-cold',
    concept: { en: 'Heat stroke or hypothermia', 'zh-Hant': '熱中暑或失溫' },
    tier: 'T1',
    why: { en: 'The brain and heart fail with the body temperature.', 'zh-Hant': '體溫失控會使腦與心臟衰竭。' },
    source: { name: 'NHS heatstroke; NHS hypothermia', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '((heat stroke|heatstroke)|heatstroke|(sun stroke|sunstroke)|sunstroke|in the (sun|heat|hot (car|tub|sauna))|hot tub|sauna|heatwave|heat exhaustion|marathon|hot car)',
          '@confused|@drowsy|@fainted|@seizure|@unresponsive|@slurred|stopped sweating|not sweating|hot (and )?dry|@high_fever_reading|drows^|passed out|slur^|vomit^ .. (confus^|cant)|staggering',
        ],
        within: 50,
      },
      {
        all: [
          '(hypotherm*|freezing water|fell (in|into) .. (river|lake|ice|water)|found outside|out in the (cold|snow)|frostbit*|@low_temperature_reading)',
          '@confused|@drowsy|@slurred|shiver^|stopped shivering|(so|very|ice|icy|stone|freezing) cold|cold to|turning blue|unconscious|confused',
        ],
        within: 40,
      },
      '(heat stroke|heatstroke)|熱中暑|中暑 .. (昏|意識)',
    ],
  },
  {
    id: 'gen.electrolyte',
    concept: { en: 'Crushed or overworked muscle, dark urine', 'zh-Hant': '橫紋肌溶解' },
    tier: 'T2',
    why: { en: 'Rhabdomyolysis blocks the kidneys and stops the heart.', 'zh-Hant': '橫紋肌溶解會傷腎並致心跳停止。' },
    source: { name: 'NICE CKS; UK Kidney Association', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(dark|brown|cola|coke|tea) .. (urine|pee|wee)|(urine|pee|wee) .. (dark|brown|cola|coke|tea|black)',
          '(muscle^|thighs|arms|legs) .. (@pain|swollen|weak|rock|sore)|(gym|workout|crossfit|marathon|spin class|statin|crush^)',
        ],
        within: 50,
      },
    ],
  },
];

export const EAR_NOSE_THROAT: readonly RedFlagRule[] = [
  {
    id: 'ent.airway',
    concept: { en: 'Throat infection threatening the airway', 'zh-Hant': '威脅呼吸道的咽喉感染' },
    tier: 'T1',
    why: {
      en: 'Quinsy, epiglottitis or a deep neck abscess can close the airway.',
      'zh-Hant': '扁桃腺周圍膿瘍、會厭炎或深頸部膿瘍可阻塞呼吸道。',
    },
    source: { name: 'NICE CKS sore throat', checked: false },
    signedOff: null,
    signs: [
      {
        all: ['@drool', '@throat|sore|tonsil*|swallow^|fever|voice|neck|mouth'],
        within: 50,
        unless: ['teething|stroke|one side of (his|her|my) mouth|asleep|pillow|baby|night'],
      },
      {
        all: [
          '(sore throat|throat|tonsil*|quinsy)',
          '(cant|couldnt|unable to|hardly|barely|hard to|struggl^ to|difficult to|wont|not able to) (fully|properly|even)? .. (open^|opening) .. (mouth|jaw)|trismus|muffled|hot potato|potato|voice .. (muffled|thick|changed|funny|strange)|talk^ .. (muffled|potato|mouth full)|stridor|noisy breathing|neck .. (swollen|swelling|stiff)|one side|@breathless|blood|(tonsil|throat) .. (abscess|huge|touching)',
        ],
        within: 50,
      },
      {
        all: [
          '@swallow_trouble',
          'spit|saliva|own|even water|liquids|water|fluids|drool^|anything',
          '@throat|sore|tonsil*|fever|neck|mouth',
        ],
        within: 40,
      },
      'quinsy|epiglottitis|peritonsillar|ludwig*|吞不下口水 .. (痛|燒)|喉嚨痛 .. 流口水',
    ],
    exceptions: [
      {
        pattern:
          '(drinking|eating) (ok|fine|normally|well)|can (still)? (drink|swallow) (ok|fine|water|fluids|normally)|stroke (patient|years ago)',
        effect: 'T3',
        scope: 'message',
        why: 'Drinks normally.',
      },
    ],
  },
  {
    id: 'ent.mastoid',
    concept: { en: 'Mastoiditis or sudden deafness', 'zh-Hant': '乳突炎或突發性耳聾' },
    tier: 'T2',
    why: {
      en: 'Infection can reach the brain; sudden deafness is treatable only early.',
      'zh-Hant': '感染可侵入腦部；突發性耳聾僅早期可治。',
    },
    source: { name: 'NICE NG98; NICE CKS otitis media', checked: false },
    signedOff: null,
    signs: [
      'ear ..3 (stick^|push^|poking|protrud^) (out|forward|forwards)|(bone|area|skin|bit|lump) behind ..3 ear ..6 (red|swollen|boggy|tender|hot|sore)|behind (it|the ear) ..4 (red|swollen|boggy)',
      {
        all: [
          '(swollen|swelling|red|lump|tender|boggy) .. behind .. ear|behind .. ear .. (swollen|swelling|red|lump|tender|sore)|ear .. (sticking out|pushed (out|forward))|mastoid*',
          '@fever|@pain|red|sticking out|ear infection|pushed',
        ],
        within: 30,
      },
      {
        all: [
          '(sudden*|woke up|overnight) .. (deaf*|hearing (loss|gone)|cant hear|lost .. hearing)|(lost|gone) .. hearing .. (sudden*|overnight|today|this morning)|(cant hear|deaf|hearing (has)? (gone|disappeared)) .. (suddenly|since this morning|overnight|woke)',
        ],
        within: 30,
        unless: ['wax|water in|swimming|plane|flight|cold'],
      },
    ],
  },
];
