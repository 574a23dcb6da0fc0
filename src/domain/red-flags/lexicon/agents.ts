/** Medicines, poisons, conditions and circumstances. */
export const AGENTS = {
  blood_thinner: `
    blood thinner^|bloodthinner^|thinners|anticoag*|warfarin|coumadin|apixaban|eliquis|rivaroxaban|xarelto|
    dabigatran|pradaxa|edoxaban|savaysa|lixiana|heparin|clexane|lovenox|enoxaparin|clopidogrel|plavix|
    ticagrelor|brilinta|noac|doac|acenocoumarol|fondaparinux|抗凝血|薄血藥|抗凝血劑`,
  sedative_opioid: `
    opioid^|opiate^|morphine|fentanyl|oxycodone|oxycontin|percocet|codeine|tramadol|methadone|heroin|oxy|
    hydrocodone|vicodin|buprenorphine|subutex|suboxone|xylazine|tranq|nitazene^|dihydrocodeine|co codamol|
    cocodamol|pethidine|hydromorphone|dilaudid|oramorph|zomorph|butrans|patches`,
  sedatives: `
    @sedative_opioid|xanax|alprazolam|valium|diazepam|benzo|benzos|lorazepam|ativan|clonazepam|klonopin|
    zopiclone|zolpidem|ambien|temazepam|sleeping (pills|tablets|pill|tablet|meds)|ghb|ketamine|pregabalin|
    gabapentin|lyrica|barbiturate^|phenobarbital|quetiapine|seroquel`,
  drugs: `
    drug^|drugs|cocaine|coke|meth|crack|mdma|ecstasy|molly|lsd|speed|amphetamine^|spice|edible^|weed|cannabis|
    mushrooms|pcp|mephedrone|pills|poppers|nitrous|substance|alcohol|vodka|whisky|whiskey|bottle of|booze|
    @sedatives`,
  medicine: `
    pill^|tablet^|capsule^|paracetamol|paracetomol|panadol|tylenol|acetaminophen|ibuprofen|advil|motrin|nurofen|
    aspirin|antidepressant^|sertraline|zoloft|fluoxetine|prozac|citalopram|amitriptyline|venlafaxine|
    mirtazapine|quetiapine|lithium|digoxin|metformin|propranolol|amlodipine|bisoprolol|atenolol|
    iron (tablets|pills)|vitamin^|antihistamine^|benadryl|diphenhydramine|nytol|piriton|paracetamols|medication|
    medications|meds|medicine|medicines|sleeping (pills|tablets|pill)|painkiller^|pain killer^|pain meds|
    insulin|warfarin|blood pressure (pills|tablets|medication|meds)|heart (pills|tablets|medication)|
    beta blocker^|methotrexate|colchicine|theophylline|gliclazide|glipizide|glyburide|thyroxine|levothyroxine|
    adderall|ritalin|concerta|vyvanse|clonidine|dose|doses|gummies|melatonin|calpol|antifreeze|tramadol|codeine|
    naproxen|dramamine|loperamide|imodium|@sedatives`,
  overdose_amount: `
    (the|my|his|her|a|an|that|this)? (whole|entire|full|complete) (packet|pack|box|bottle|strip|blister|lot|prescription|tub|sheet|month|(week|weeks))|
    (a|two|three|couple of|few|several|@number|some|multiple|whole) (packets|packs|boxes|bottles|strips|blister packs|handfuls|sheets|trays)|
    (all) (of)? (my|his|her|the|them|those|these|it|our|mum s|gran s|grandma s)|handful^ (of)?|fistful|loads of|
    lots of|a load of|a lot of|a bunch of|bunch of|tons of|a ton of|far too many|way too many|too many|too much|
    double|triple|twice|extra|more than (i|he|she) (should|meant|was supposed)|@count_many|
    (ten|ten times|10|@number) times (the|my|his|her|too)|every (single)? (pill|tablet|last)|the rest of|
    half (a|the) (bottle|packet|pack|box)|an (overdose|over dose)|whatever (pills|tablets|was)|
    unknown (amount|number|pills|quantity)|everything in (the|my) (cabinet|cupboard)|
    all the (pills|tablets|meds)|mixed|cocktail of|bottle of|box of|packet of|pack of|strip of|
    (@number|thirty|forty|fifty|sixty) odd`,
  overdose_words: `
    overdos^|over dos^|od d|oded|od ing|od|took (too many|too much)|
    taken (too many|too much)|吞了|服藥過量|吃了整`,
  poison: `
    bleach|antifreeze|anti freeze|drain (cleaner|unblocker|opener)|oven cleaner|white spirit|turpentine|turps|
    paint thinner|thinner|petrol|gasoline|diesel|kerosene|paraffin|lamp oil|rat poison|mouse poison|rodenticide|
    slug (pellets|bait)|pesticide|weedkiller|weed killer|insecticide|herbicide|paraquat|roundup|detergent|
    laundry (pod|pods|capsule|detergent)|dishwasher (tablet|pod|tablets|salt|detergent)|
    washing (tablet|capsule|pod|liquid|up liquid)|caustic (soda)?|acid|battery acid|nail polish remover|acetone|
    methanol|ethylene glycol|windshield washer|screenwash|screen wash|hand sanitizer|sanitiser|rubbing alcohol|
    mothball^|moth ball^|toilet (cleaner|bleach)|descaler|limescale remover|essential oil|eucalyptus oil|
    tea tree oil|nicotine|vape (liquid|juice)|e liquid|cigarette^|cigarettes|deadly nightshade|foxglove|yew|
    berries|wild mushroom^|(mushroom|mushrooms) from|death cap|laburnum|lily of the valley|oleander|
    carbon monoxide|cleaning (product|fluid|products|liquid)|ammonia|(chemical|chemicals)|lye|cyanide|arsenic|
    glue|super glue|superglue|disinfectant|dettol|mouthwash|perfume|firelighter|lighter fluid|lighter fuel|農藥|
    漂白水|老鼠藥|巴拉刈|清潔劑|鹽酸`,
  button_battery: `
    (button|disc|disk|watch|coin|lithium|round|tiny|hearing aid)? (battery|batteries|batterys)|button cell^|
    coin cell^|(magnet|magnets)|magnetic (ball|balls|bead|beads)|(bucky balls|buckyballs)|buckyballs|鈕扣電池|水銀電池|
    電池|磁鐵`,
  foreign_body: `
    coin|coins|penny|quarter|marble|bead|beads|small toy|lego|pin|needle|safety pin|glass|nail|screw|earring|
    key|bone|water bead|water beads|orbeez|stone|toothpick|staple|drawing pin|razor|blade|(hair clip|hairclip)|
    ring`,
  chemical_eye: `
    bleach|acid|cement|plaster dust|lime|caustic (soda)?|drain (cleaner|unblocker)|oven cleaner|
    cleaning (product|fluid|spray|liquid)|cleaner|ammonia|chemical^|battery acid|detergent|laundry pod|
    washing (liquid|powder|capsule)|toilet cleaner|paint stripper|solvent|thinner|alkali|brick acid|super glue|
    superglue|glue|pepper spray|mace|peroxide|hand sanitiz^|sanitiser|alcohol gel|white spirit|petrol|gasoline|
    disinfectant|concrete|mortar|pool (chemical^|chlorine)|chlorine|descaler|fertili^|spray paint|varnish|lye|
    vinegar|chilli|hair dye|nail (glue|polish remover)|ear drops|resin|epoxy|(weed killer|weedkiller)|
    weedkiller|pesticide`,
  eye_object: `
    metal|steel|glass|nail|wire|shard|splinter|grinding|grinder|drilling|drill|hammer^|hammering|chisel^|
    chiselling|strimmer|strimming|(lawn mower|lawnmower)|dart|knife|pencil|fish hook|hook|thorn|stick|branch|
    twig|scissors|firework|pellet|bb gun|paintball|squash ball|airsoft|champagne cork|cork|bungee|elastic|screw|
    shrapnel|fragment|swarf|weld^`,
  pregnant: `
    pregnant|pregnancy|expecting (a baby|my|our|twins)|with child|@weeks_any|weeks gone|
    (first|second|third|1st|2nd|3rd) trimester|trimester|positive (pregnancy)? (test|hpt)|
    tested positive (for pregnancy)?|(baby|bub|bump) (isnt|hasnt|not|is|has|s) .. (kick^|mov^)|my due date|
    due (in|next|date|on)|bump|fetus|unborn|prenatal|antenatal|early pregnancy|miscarr*|gestation|gravid*|
    in utero|ivf transfer|expectant|up the duff|懷孕|孕婦|孕|孕期|妊娠`,
  late_pregnant: `
    @weeks_20_up|(third|3rd|second|2nd) trimester|
    (5|6|7|8|9|five|six|seven|eight|nine) months (pregnant|gone|along)|heavily pregnant|
    due (in (a|two|three|few|couple|@number)|next (week|month)|any day|today|tomorrow|soon)|近期預產|懷孕@number週`,
  postpartum: `
    miscarr*|
    (abortion|termination|d and c|erpc|surgical management) ..3 (@ago_recent|last|this|yesterday|days|week|@number)|
    (my|her|the) (c)? section (scar|wound|stitches|last|was)?|stitches from my section|placenta|
    delivered (@number|a|two|three|last|yesterday|this|our|my|her)|postpartum|post partum|postnatal|post natal|
    (just|recently|i|she|wife|had|gave|given|since|after|week ago|days ago|ago)? (gave|given|giving) birth|
    (after|since|from) (the|my|her)? (birth|delivery|delivering|labor|labour|c section|csection|cesarean|caesarean)|
    (had|delivered|just had) (a|my|our|the|her) (baby|son|daughter|little boy|little girl|twins|c section|csection|cesarean)|
    new (mum|mom|mother)|(week|weeks|days|day|month) (after|post|pp) (birth|delivery|baby|section|c section)|
    had (a)? (c section|csection|cesarean|caesarean)|newborn (is|at home)|stitches (from|after) (birth|labor)|
    pp|產後|剛生完|生完小孩|生完孩子|坐月子`,
  early_pregnancy: `
    (weeks|days) (after|since|from) (her|my|the)? last (menstrual)? period|
    last (menstrual)? period ..3 (weeks|days)|late by (a|@number)|
    (my)? (period|monthly|monthlies) ..4 (late|missed|missing|overdue|hasnt come|not come|didnt come)|
    (week|weeks|days) late|test (was|is|came back|says)? positive|(@number|few)? weeks pregnant|
    positive (pregnancy)? (test|hpt)|
    (late|missed|skipped|overdue|delayed) (my|a|her)? (period|periods)|
    period (is|s|was|are)? (very|really|a week|a few days|@number (days|weeks)|two weeks|days)? (late|overdue|missed)|
    (could|might|may|think i am|think im|think i might) be pregnant|pregnant|early pregnancy|
    (first|1st) trimester|coil and|iud|last period was|no period|懷孕|月經遲|月經沒來`,
  bleed: `bleed^|bled|blood|bloody|spotting|clots|hemorrhag^|gush^|red discharge|出血|流血|血`,
  bleed_not_spot: `bleed^|bled|blood|bloody|clots|hemorrhag^|出血|流血|見紅`,
  cancer: `
    cancer|metasta*|tumor^|malignan*|lymphoma|myeloma|leukemia|carcinoma|mets|oncolog*|sarcoma|melanoma|癌|腫瘤`,
  chemo: `
    chemo|chemotherapy|immunosuppress*|immuno suppress*|neutropen*|
    (stem cell|bone marrow|kidney|liver|heart|lung|organ|bmt) transplant|
    transplant (patient|recipient|drugs|meds)|no spleen|spleen (was)? (removed|taken out)|splenectomy|asplenic|
    tacrolimus|cyclosporin^|methotrexate|mycophenolate|rituximab|azathioprine|clozapine|radiotherapy|docetaxel|
    (low|no) (neutrophil^|white (cell|blood)|wbc|immune system)|leukemia|weakened immune|compromised immune|
    immunocompromised|on (biologics|a biologic)|carbimazole|化療|移植`,
  diabetic: `
    diabet*|type (1|2|one|two)|t1|t1d|t2d|t1dm|insulin|pump site|ketone^|(sugar|sugars)|glucose|bloods sugar|
    metformin|libre|dexcom|cgm|glucometer|bg|bm|hypo|糖尿病|血糖|胰島素`,
  sugar: `
    (blood)? (sugar|sugars|glucose)|(bm|bms) (is|was|are|s|of|reading|down)|bg|bgs|glucometer|libre|dexcom|(level|levels)|reading^|cgm|meter|
    finger prick|血糖`,
  steroid_dependent: `
    addison*|adrenal (insufficiency|crisis|failure)|hydrocortisone|fludrocortisone|steroid dependent|
    long term (steroid^|prednisolone|prednisone)|prednisolone|prednisone|hypopituit*|cah|congenital adrenal|
    steroids|dexamethasone|sick day rules|愛迪生氏病|腎上腺`,
  osteoporosis: `
    osteopor*|brittle bones|thin bones|steroids|prednisolone|prednisone|elderly|@age_65_up|cancer`,
  immun_or_ivdu: `
    inject^ (drugs|heroin|myself)|iv drug^|needle user|heroin|intravenous drug^|epidural|spinal injection|
    back surgery|spinal surgery|diabetic|dialysis|tb|tuberculosis|endocarditis|immunosuppress*`,
  tropics: `
    (after|from|in|since|left) @tropic_place|
    (back|returned|return|returning|came back|come back|home|holiday|trip|travel^|travelled|traveling|visit^|visited|been|been to|was|went|flew|stay^|safari|backpack^|volunteer^|working|work|got back|arrived|landed|moved|living|lived|came|flight) ..8 @tropic_place|
    @tropic_place ..10 (trip|holiday|travel^|visit^|return^|back|safari|last (week|month)|ago|weeks|recently)|
    safari|malaria|(mosquito^|mozzie^) .. (bite^|bitten|bit)|(bitten|bites|eaten alive) .. (mosquito^|mozzies)|
    antimalarial^|malarone|doxycycline for malaria|tropical (country|countries|place|holiday)|tropics|dengue|
    yellow fever|abroad .. (mosquito|africa|asia)|熱帶|東南亞|非洲|瘧疾|登革熱`,
  tropic_place: `
    africa|african|nigeria|ghana|kenya|uganda|tanzania|sierra leone|gambia|cameroon|congo|malawi|zambia|
    zimbabwe|mozambique|senegal|ivory coast|ethiopia|sudan|angola|rwanda|burkina|mali|togo|benin|liberia|guinea|
    botswana|namibia|madagascar|india|pakistan|bangladesh|sri lanka|nepal|thailand|vietnam|cambodia|laos|
    myanmar|burma|indonesia|bali|philippines|malaysia|borneo|papua|png|solomon|amazon|brazil|peru|bolivia|
    ecuador|colombia|venezuela|guyana|central america|south america|guatemala|honduras|nicaragua|costa rica|
    panama|belize|haiti|dominican|caribbean|yemen|southeast asia|south east asia|asia|lagos|nairobi|delhi|
    mumbai|jungle|rainforest|sub saharan|zanzibar|mombasa|accra|freetown|kampala|goa|kerala|tropics|mexico`,
  tick: `tick^|tick bite^|deer tick|lyme|hik^|camping|woods|woodland|bushes|long grass|蜱`,
  new_drug: `
    (new|started|starting|began|put on|prescribed|course of|switched|increased|after|since|second week of|weeks (of|on|into)|days (of|on|into)|finished) ..4 (lamotrigine|lamictal|allopurinol|carbamazepine|tegretol|phenytoin|dilantin|sulfa|septrin|bactrim|co trimoxazole|cotrimoxazole|trimethoprim|antibiotic^|amoxicillin|nevirapine|sulfasalazine|phenobarbital|medication|medicine|meds|tablet^|drug|pill^|epilepsy (tablets|meds|drug)|gout (tablets|meds|drug)|ibuprofen|naproxen|minocycline|anticonvulsant^|antiepileptic|modafinil|abacavir|dapsone|valproate|zonisamide|moxifloxacin|ciprofloxacin|doxycycline)|
    lamotrigine|lamictal|allopurinol|carbamazepine|tegretol|phenytoin|dilantin|septrin|bactrim|co trimoxazole|
    sulfa (drug|antibiotic)`,
  family_sudden_death: `
    (father|mother|dad|mum|mom|brother|sister|uncle|aunt|cousin|relative|grandfather|grandmother|family|nephew|parent) .. (died|dropped dead|dropped down dead|passed away|passed) .. (sudden^|suddenly|young|heart|sleep|unexpected^|@number|unexplained|in (his|her) (20s|30s|40s|twenties|thirties|forties))|
    (father|mother|dad|mum|mom|brother|sister|uncle|aunt|cousin|relative) dropped dead|
    sudden (cardiac)? death .. (family|brother|father|uncle|cousin|relative|sister|mother)|
    family history of sudden (cardiac)? death|(long qt|brugada|cardiomyopathy|hocm|hcm|sads)`,
  infection: `
    infection|infected|uti|urine infection|chest infection|pneumonia|cellulitis|abscess|wound|flu|virus|bug|
    covid|antibiotic^|sepsis|septic|tonsillitis|kidney infection|water infection|after (surgery|operation|op)|
    post op|postop|surgery|fever|@real_fever|tooth (infection|abscess)|bite|cough|cut|感染`,
  self_harm_method: `
    (pill|pills)|tablets|rope|noose|gun|knife|razor|blade|bridge|train|overdose|hang|hanging|jump^|bottle of|
    medication|meds|cliff|tracks|car|gas|weapon|roof|plan`,
} as const;
