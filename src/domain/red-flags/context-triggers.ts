/**
 * Words that change what a mention means, as patterns (see `pattern.ts`). The scope of each kind is in `context.ts`.
 * The wording of patients and of clinical reports stands side by side.
 */
export const CONTEXT_TRIGGERS = {
  /** Denies what follows, through lists: "no fever, chills or cough". */
  negatesList: `
    no|without|denies|denied|deny|denying|nor|neither|zero|(free|clear) (of|from)|negative for|absence of|
    lack of|lacks|no sign of|no signs of|no evidence of|no (history|hx) of|none of|not any|cant see any|
    couldnt see any|
    (dont|doesnt|didnt|havent|hasnt|hadnt|not|never) (really|actually|currently|ever|even)? (have|has|had|got|get|getting|have any|had any|got any|noticed|notice|experienced|experience|seen|felt|feel any|reported|report|complained|complain|developed|develop|suffered|showing|shown|show)|
    (havent|hasnt|hadnt|never) (had|got|been|noticed|seen|any|felt|lost|passed)|no longer (have|has|had|having)|
    there (is|s|are|was|were) (no|not any|nothing)|isnt any|arent any|can rule out|rules out|ruled out|
    ruled (him|her|the patient) out|excluded|exclude|unremarkable for|not (associated|accompanied) (with|by)|
    fail^ to (show|reveal)|rather than|low suspicion for|test for|no known|no residu*|not believe|
    not (consistent|suggestive|indicative) (with|of)|not demonstrate|not appreciate^|not identified|
    resolution of|沒有|没有|沒|未見|未有|無|并無|並無|否認|不是|沒出現|沒發生|並沒有|也沒|排除`,
  /** Denies only what follows at once: "is not drooping". */
  negatesNext: `
    not|isnt|wasnt|arent|werent|aint|never|
    doesnt (look|seem|feel|appear|sound|hurt|appear to be|bleed|burn|sting|itch|swell)|
    dont (look|seem|feel|hurt|appear|bleed|think it s|think she s|think he s|think i am|think i have|think)|
    didnt (look|seem|feel|hurt|hit|lose|pass|bang|faint|black|collapse|bleed|swallow|take|bump|knock|cut|fall|vomit|throw)|
    (doesnt|dont|didnt|never|not) (wear|use|take|smoke|drink)|doesnt (want|intend)|dont (want|intend|plan|wish)|
    hardly any|barely any|not (a|any|at all)|non|不會|不覺|不|未|冇`,
  /** Looks like a denial and is none: the words after it are still a complaint. */
  pseudoNegation: `
    (not|isnt|wasnt|doesnt|dont|didnt|wont|havent|hasnt|never|arent|no) (really|even|just|quite)? (help^|helped|work^|touch^|ease^|easing|reliev^|relief|respond^|go^ away|going|going down|go down|gone away|gone down|stop^|stopped|subsid^|shift^|budg^|settl^|clear^|fade^|fading|improv^|improvement|better|getting better|get better|any better|resolv^|let^ up|help with|end^|quit^|coming down|come down|cure^|heal^|healing|luck|use)|
    no (one|idea|clue|matter|wonder|doubt|joke|relief|improvement|better|change|significant change|interval change|increase|effect|avail|end|luck|use|help|reason|explanation|apparent reason|obvious reason|warning|longer|known|good|way|choice|doctor|doctors|gp|insurance|appointment|appointments|answer|ambulance|transport|signal|money|sooner|less)|
    not (only|just|sure|certain|necessarily|sure if|clear if|know^|normal|right|himself|herself|myself|well|ok|okay|good|great|happy|feeling well|feeling right|feeling good|feeling myself|feeling great|even|much|the same|long|too long|like (him|her|me)|used to|supposed|know|understand|long ago|until|expecting|expected|being dramatic|joking|kidding|exaggerating|drain|extend|cause)|
    isnt (right|normal|well|himself|herself|acting|making sense|like (him|her))|
    wasnt (right|normal|well|expecting)|
    never (had|felt|experienced|seen|known) (anything|something|a|pain|it|this|such)? (like|so|this|that|such|before|bad)|
    dont (know|understand|get|want to (waste|bother|go|be|sound|make|panic|overreact)|have (a|any)? (doctor|gp|insurance|car|money|appointment|transport|phone)|care|like|see|remember|trust|feel (well|right|good|myself|great|safe|normal|like))|
    doesnt (know|make sense|seem right|look right|feel right|sound right|look good|look well|look normal|recognise|recognize|remember|understand)|
    didnt (help|work|do|know|notice|realise|realize|think|want|sleep|use|have (time|chance)|get (better|help|any better))|
    havent (slept|eaten|told|seen a|been able|got a doctor|called|drunk|drank|been to)|
    hasnt (eaten|drunk|slept|drank|woken|been able|seen a|been himself|been herself|improved)|
    without (warning|reason|any reason|any warning|difficulty|help|thinking|contrast|a doctor|insurance|success|any luck|relief|any relief|explanation|knowing|realising|realizing)|
    if not|why not|or not|whether or not|not (at|on) (my|the)|not (to|too) mention|last but not least|
    gram negative|rh negative|rhesus negative|not (been)? ruled out|不知|不好|不止|不只|不但|不僅|不同|無法|無緣無故|不能|不舒服|不斷|不停|
    不了|不到|不出|不清|不起|不醒|不動|不穩|不退|不太|無力|無尿|無反應|無意識|不省人事|受不了|忍不住|要不要|會不會|是不是|有沒有|能不能|可不可|不可|不敢|不想活|沒辦法|沒力|沒知覺|沒感覺|
    沒反應|沒有反應|沒有改善|沒改善|沒有力|沒有感覺|沒有知覺|沒意識|沒有意識|沒有呼吸|沒呼吸|沒有尿|沒尿|沒有胎動|沒胎動|沒有好轉|沒好|沒用|沒有用|沒效|不知道|不對勁|不正常|不一樣|無效|不要`,
  /** Denies what stands before it: "chest pain: none". */
  negatedAfter: `
    (is|was|are|were|has been|have been)? (ruled out|excluded|absent|not present|not seen|not identified|not noted|not felt)|
    (is|was|are|were|came back|s)? (negative|unlikely)|
    (seems|seem|seemed|appears|appeared) to have (resolved|gone|cleared)|(is|are|was|were) resolved|
    (has|have|is|are|s) (now)? (resolved|gone|cleared up|settled|stopped|disappeared)|
    (has|have) (completely|all|now)? gone away?|went away|none|denied|
    not (seen|noted|present|identified|appreciated|visualized|evident|observed|found|demonstrated|detected)|
    (was|were|is|are) fine|(is|are|was|were) (all)? normal|wasnt there|isnt there|free|is clear|are clear|
    came back clear|came back normal|沒有了|已經好了|已好|消失了|已消失|已退|已排除|陰性|正常`,
  /** A clinician's doubt: neither denied nor affirmed. */
  possible: `
    (might|may|could|possibly|probably|likely|suspect^|suspicious for|question of|questionable|rule out|r o|to exclude|cannot exclude|vs|versus|perhaps|maybe|think it s|concern^ for|concerning for)`,
  /** Ends the reach of what stands before it. */
  endsScope: `
    but|however|although|though|except|yet|nevertheless|apart from|aside from|other than|besides|still|just|
    only|now|then|today|until|because|since|secondary to|due to|as a (cause|reason|source|result)|cause of|
    causes of|reason for|which|who|when|whereas|while|despite|in spite of|also|so i|plus|instead|except for|但是|
    但|不過|可是|然而|卻|只是|現在|今天|因為|所以|而且|突然|後來|結果`,
  /** After a comma or "and", begins a clause of its own and so ends a denial: "no rash, he is floppy". */
  beginsClause: `
    something|someone|somebody|i|he|she|they|we|you|it|my|his|her|their|our|there|this|that|these|
    the (pain|doctor|rash|baby|bleeding|swelling|fever|other)|its|is|are|was|has|have|had|am|s|feel^|felt|cant|
    couldnt|wont|keeps|started|starting|getting|gets|got|went|woke|becoming|became|looks|looking|seems|with|
    what|should|can|could|please|if|everything|everyone|baby|mum|mom|dad|bp|blood pressure|temp|temperature|
    vision|speech|next|worse|severe|sudden|suddenly|very|really|我|他|她|它|我們|爸|媽|家|小孩|寶寶|有|今|昨|是|請問|想|可以|需要|應該`,
  /** Years or months behind: the clause tells of the past. */
  past: `
    @ago_long|
    (many|several|some|few|couple of|a few|a couple of|a number of|two|three) (years|months|decades) (ago|back|before|earlier|previously)|
    years (ago|back|before)|months (ago|back)|(last|the previous) (year|summer|winter|spring|autumn|fall)|
    (a|the) (year|decade) (ago|before last)|back (in|when)|
    when i was (a|an|about|around|only|still|in|at|@number|little|young|younger|small|born|pregnant with|growing up|at school|in school|in my)|
    when (he|she) was (a|an|about|in|@number|little|young|younger|small|born|growing up)|
    as a (child|kid|teenager|teen|baby|toddler|boy|girl|student|young|youngster|little|youth)|
    as an (adolescent|infant)|
    in (my|his|her) (teens|twenties|thirties|forties|fifties|childhood|youth|20s|30s|40s|50s|@number s|early|mid|late)|
    in childhood|during (my|her) (first|last|previous|second) pregnancy|
    in my (first|last|previous|second) pregnancy|
    with my (first|second|last) (baby|child|pregnancy|son|daughter)|
    used to (have|get|be|suffer|take|cut|feel|self|drink|hear|pass|faint|bleed)|in the past|
    in (the)? (distant)? past|previously|formerly|long ago|ages ago|a long time ago|once (had|before|upon)|
    at birth|years earlier|(in|since|from|of|around) @year_date|before (covid|the pandemic)|childhood|
    小時候|以前|從前|之前|過去|去年|前年|多年前|當年|年輕時|曾經|曾|小學時|國中時|高中時|病史|讀書時|上次`,
  /** A clinician's note of what came before. */
  clinicalPast: `
    history of|hx of|h o|(past|previous|prior) (medical|surgical|psychiatric|obstetric)? history|past medical|
    pmh|pmhx|psh|known (history)? (to have|case of|history of)|status post|s p|previous^|prior|remote|old|
    unchanged|pre existing|preexisting|long standing|longstanding|known|know|social history|drinks|quit smoking|
    smoker|recurrent history|surgical history|medical history|positive (past)? (for)? in the past|last time|
    in the past for`,
  /** "History" that tells of now. */
  pseudoPast: `
    (@number|one|two|three|several|few)? (day|days|week|weeks|hour|hours|month|months) history of|
    (day|days|week|weeks|hour|hours|month|months) hx of|
    history of (present|presenting|the present|chief|current) (illness|complaint)|social history|
    history and physical|history (and|from|taking|is|was|by|given|obtained|provided|obtainable)|
    (brief|clinical|detailed|poor|limited|detailed|recent|short|acute|significant) history|patient history|
    old (lady|man|woman|boy|girl|male|female|daughter|son|baby|child|gentleman|infant)|
    (year|years|month|months|week|weeks|day|days) old|acute on chronic|on the old`,
  /** Ends a note of the past in a clinical sentence. */
  endsPast: `
    presents|presented|presenting|complains|complaining|complaint|complained|comes in|came in|coming in|
    admitted|who|now|today|currently|recent|recently|this time|reports|reported|states|stated|noted|
    sudden onset|was found|found to|developed|developing|for the (last|past)|over the (last|past)|
    this (morning|evening|afternoon|week)|since|consistent with|emergency department|arrives|arrived|brought|
    is here|underwent|had been (having|feeling)|woke up|awoke|and i|and my|but|which|with|tonight|yesterday|
    suddenly|現在|今天|最近|這次|突然|昨天|今早|剛剛|又`,
  /** The old trouble is here again. */
  returned: `
    again|came back|come back|coming back|comes back|is back|s back|are back|has returned|have returned|
    returned|returning|recurr^|like last time|same (as|thing as) (before|last time|then)|
    just like (before|then|last time)|
    still (have|has|having|had|hurts|there|bleeding|weak|numb|painful|in pain|is|am|got|feel|feels|happening|going|comes)|
    hasnt gone|never went away|flared up|second time|another one|又來|復發|再次|又發|又出現|又開始|一直到現在|到現在`,
  /** Something of the now in the sentence. */
  present: `
    now|right now|today|tonight|this (morning|afternoon|evening|week|minute)|
    just (now|started|collapsed|had|fell|fainted|dropped|been|passed|took|hit|told|said|woke)|at the moment|
    currently|suddenly|yesterday|last night|@ago_recent|(minutes|hours|mins|days|seconds) ago|an hour ago|
    half an hour|for (the)? (last|past) @number|
    since (yesterday|this|last night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|lunchtime|breakfast|dinner|he|she|friday)|
    help|ambulance|what (should|do|can) (i|we)|what to do|keeps|cant|wont|現在|今天|剛剛|剛才|突然|今早|昨晚|昨天|目前|救護車|怎麼辦`,
  presentThirdPerson: `
    (he|she|they) (is|s|are|has|cant|wont|keeps|looks|seems|says|still|needs|feels|sounds|doesnt|isnt|wants|wakes|gets|complains)|
    (mum|mom|mother|dad|father|gran|nan|grandma|grandmother|grandad|grandpa|grandfather|wife|husband|partner|brother|sister|uncle|aunt|cousin) (is|s|are|has just|cant|wont|keeps|looks|seems|says|still|needs|feels|sounds|doesnt|isnt)|
    (爸爸|媽媽|父親|母親|爺爺|奶奶|阿公|阿嬤|他|她) (正在|一直|現在|突然|剛)`,
  /** Relatives whose illness is asked about as heredity when it is past. */
  kin: `
    mum|mom|mother|mam|mommy|mummy|dad|father|daddy|gran|nan|nana|nanna|grandma|grandmother|granny|grandpa|
    grandad|granddad|grandfather|grandparent^|parents|brother|sister|sibling^|uncle|aunt|auntie|aunty|cousin|
    niece|nephew|half brother|half sister|twin|relative^|husband|wife|ex|family|in laws|mother in law|
    father in law|roommate|爸爸|媽媽|父親|母親|爺爺|奶奶|阿公|阿嬤|外公|外婆|祖父|祖母|哥哥|弟弟|姊姊|姐姐|妹妹|叔叔|伯父|舅舅|阿姨|姑姑|家人|家族|我爸|我媽`,
  kinPastVerb: `
    went|got|became|needed|had|died|dies|passed (away)?|lost|suffered|was diagnosed|were diagnosed|
    got diagnosed|was|survived|went through|developed|collapsed and died|dropped dead|killed (himself|herself)|
    took (his|her) own life|also had|both had|過世|去世|走了|死於|得過|有過|曾|以前|患有`,
  /** Says that illness is in the family. */
  familyHistory: `
    late (husband|wife|mother|father|mum|mom|dad|brother|sister|partner|grandmother|grandfather)|family history|
    fhx|fh|runs in (the|my|our|his|her) family|run in (the|my|our) family|running in (the|my|our) family|
    in (my|the|our) family|on (my|his|her) (mother|father|mum|dad|mom) s? side|
    (mother|father|mum|dad|mom) s side|strong family|hereditary|genetic|inherited|家族史|家族病史|遺傳|家族有|家族裡`,
  /** The condition of an "if". */
  condition: `
    if|in case|unless|whether|
    should (i|he|she|they|it|there|you) (have|get|start|develop|notice|be|become|experience)|suppose|supposing|
    hypothetical^|theoretical^|imagine|what if|如果|萬一|假如|假設|要是|若是|若`,
  /** "If" that means "whether": the writer asks about what is happening. */
  whether: `
    (describe|know|knows|tell (me|us)?|wonder^|check|see|sure|unsure|ask^|find out|decide|clarify|explain|advise|understand|say|care|question) if|
    as if|even if|what if i (just|am)`,
  /** Advice, curiosity, fear or prevention: nobody has it now. */
  general: `
    if (a|any|some) (person|patient|man|woman|body)|if (i|he|she|they|we|you|my @person|anyone|someone) ever|
    should (i|he|she|we|it|this) ever|planning ahead|just in case|in the future|
    (worried|anxious|scared|afraid|terrified|nervous|paranoid|concerned) (about|of) (getting|having|developing|catching|it being|ending up|possible)|
    (risk^|chance^|odds|likelihood|probability) of|prevent^|avoid^|vaccin^|
    (told|advised|says|said|instructed|warned) (me|us|him|her)? to (come back|return|call|go back|watch|look|seek|ring|phone|go to)|
    (leaflet|website|google|article|book|online|pamphlet|booklet|poster) (says|said|mentions|warns|lists|talks|told)|
    look out for|watch (out)? for|warning signs (of|for)|(signs|symptoms) of|
    how (common|likely|dangerous|serious|rare) (is|are)|
    what (is|are|causes|does) (a|an|the)? (sign|symptom|warning|difference|sympt)|
    (read|reading|heard|learned|learnt|article|essay|novel|story|exam|book|film|movie|documentary|training|course|revising|studying) (about|on|for)|
    in (the)? (film|movie|tv|show|book|novel|story)|
    call (the)? (doctor|physician|office|clinic|us|also|immediately|if|for|surgeon)|
    return (to|if|for|immediately)|come back (if|to|for)|as needed|prn|
    for (my|a) (novel|essay|book|class|exam|story|course|project)|
    side (effect|effects) (include|includes|are|like|of|such)|can (it|this|they|that|these) (cause|lead|give)|
    could (it|this) (cause|lead)|going to (pass out|faint)|預防|風險|疫苗|擔心會|怕會|害怕會|會不會得|機率|衛教`,
  /** Cancels a condition or general talk: the writer has it. */
  actual: `
    i have (had|got|been)? (a|an|the|this|these|now)?|i am (now|currently|having|getting)|i started|right now|
    this morning|today|just (now|happened|started)|(he|she) (has|is|s) (now|having|currently)|
    since (yesterday|this|last)`,
  /** Sayings that use the words of emergencies. */
  idiom: `(grow|grows|grew|grown|growing|make|made|most|get|got|getting|snap|something|anything|nothing|much) out of it|
    (could|can) (murder|kill) (a|for|an|some)|cold feet|
    gasping for (a|some|my|the) (cup|cuppa|tea|drink|fag|coffee|cigarette|pint|beer|smoke|brew|glass|water)|
    fit (note|notes|for work|and (well|healthy|active))|(keep|keeping|get|getting|stay|staying) fit|
    death of (me|him|her)|(could|would) kill for|
    dying (to|for a|for some|of (embarrassment|boredom|laughter|curiosity|shame)|inside when)|
    (die|died|dying|dead) of (embarrassment|boredom|laughter|curiosity|shame|laughing)|
    (died|die|dying|nearly died|almost died|could have died) laughing|to die for|bored to (death|tears)|
    (scared|frightened|worried|sick|tickled|love|loved|loves|working myself|frozen|starved) (me|us|him|her|you)? (to death|half to death)|
    dead (tired|easy|good|nice|cheap|keen|set|lucky|proud|happy|sure|funny|helpful|on my feet|end|line|lift)|
    drop dead gorgeous|over my dead body|wouldnt be seen dead|
    (nearly|almost|practically|basically|about|gave me|giving me|had|having|have) (had|have|having)? (a|an)? (mini)? (heart attack|stroke|coronary|seizure|fit|aneurysm|panic attack) (when|at|because|over|after|from|every time|reading|opening|if|laughing|about) .. (i|he|she|we|they|the|my|saw|see|heard|bill|price|results|letter|invoice|cost|news|email|waiting|seeing|told|found|opened|realised|realized)|
    (gave|gives|giving|give) (me|us|him|her) (a|an|such a) (mini)? (heart attack|stroke|coronary)|
    (will|would|going to) have a (heart attack|stroke|fit|coronary) (when|if) (he|she|they|my) .. (sees|see|finds|hears|find|hear|knows)|
    (killing|kills|kill) (me|us|him|her) (with|softly|not knowing|laughing)|
    (these|those|the|this|my|new)? (shoes|heels|boots|kids|commute|job|suspense|wait|waiting|paperwork|exams|deadlines|boss|diet|curiosity|bills|prices|traffic|stairs|allergies|hayfever|feet|homework|queue|schedule|workload|heat) (is|are|s|was|were)? (absolutely|literally|really|just)? killing (me|us|him|her)|
    (my|his|her)? (mum|mom|dad|wife|husband|boss|mother|boyfriend|girlfriend|partner|parents|sister) (will|would|is going to|s going to|is gonna|gonna) (kill|murder|strangle) (me|us|him)|
    (could|i could|i will|want to|going to) (murder|kill) (a|for a) (curry|pizza|burger|coffee|beer|drink|pint|sandwich|takeaway|cuppa)|
    kill (for a|time|two birds)|killer (heels|headache at work)|
    head is (exploding|spinning|bursting|splitting|full) (with|from) (work|ideas|all|information|everything|questions|revision)|
    (my)? (head|brain) (spins|spinning|exploding|explode|hurts) (from|with|trying|thinking|over|reading|at) (work|the numbers|all|this|understand|paperwork|forms|numbers|choices|to|these)|
    (blew|blow|blowing|blows) my mind|mind (blown|blowing)|
    (driving|drives|drive) (me|us) (mad|crazy|insane|nuts|up the wall|to distraction|round the bend)|
    heart (skipped|skips|sank|broke|broken|stopped|melts|melted|goes out|aches for|bleeds for|stopped for a second) (a beat|when|for|at)?|
    broken heart|heart (was)? in my mouth|chest (of drawers|freezer)|
    (get|got|getting|need to get|take|took|weight|load) .. off (my|her|his) chest|
    pain in the (neck|arse|ass|butt|backside|bum) (of|to|when|that|trying|with my|dealing|having|because)|
    bleeding (obvious|heart|edge|hearts)|
    blood (boil|boils|boiling|brother|curdling|sweat and tears|pressure cuff)|sweat and tears|cold feet about|
    cold shoulder|choked up|choking up|(all)? choked up|breath (taking|of fresh air|(mint|mints))|
    (took|takes|taking) my breath away|breathless with (excitement|anticipation)|
    drowning in (work|paperwork|debt|emails|homework|admin|laundry|bills|forms|deadlines|responsibilit^|stuff|toys)|
    dont hold (my|your) breath|holding my breath (for|until|till|waiting)|
    (pass|passed|passing) out (the|some|flyers|leaflets|cards|sweets)|
    (hit|hits|hitting) (the)? (gym|road|sack|hay|roof|shops|nail)|
    hit (my|her|his) head against (a|the) brick wall|
    (banging|hitting|beating) my head against (a|the)? (brick)? wall|
    (fall|fell|falling|fallen) (in love|asleep|behind|pregnant|out with|apart when|through|for)|
    black out ((curtain|curtains)|(blind|blinds)|(date|dates)|the)|blackout ((curtain|curtains)|(blind|blinds))|
    (stabbed|stab) in the back|a stab at|stroke of (luck|genius|midnight|bad luck)|
    (breast|back|butterfly|swim|swimming|brush|rowing) stroke^|
    stroke^ (my|the|her|his|our) (cat|dog|hair|pet|beard)|(panic|shark|terror) attack|food coma|sugar coma|
    crash (diet|course|out)|crashed out on|burning (question|ambition|desire|the candle|calories|the midnight)|
    burn^ (calories|fat|bridges)|burnt out|burned out|numb with (boredom|cold|shock|grief)|
    brain (dead from|freeze|fart)|suicide squad|
    suicide (prevention (training|course|week|leaflet|volunteer)|awareness)|explod^ with (joy|excitement)|
    going to explode with (joy|excitement|news)|笑死|氣死|累死|熱死|餓死|煩死|嚇死|急死|想死你|想死妳|愛死|忙死|無聊死|丟臉死|冷死|羨慕死|可愛死|差點心臟病發|
    嚇到心臟病|心臟病都要|快瘋|痛快|頭痛人物|令人頭痛|讓人頭痛的|傷腦筋|要命的帳單|胸有成竹|昏倒了啦`,
} as const;
