/** Parts of the body as patients name them. */
export const BODY = {
  face: `face|mouth|smile|cheek|eyelid|lip|side of .. face|corner of .. mouth`,
  arm: `arm|arms|hand|hands|wrist|fingers|shoulder|forearm`,
  leg: `leg|legs|foot|feet|thigh|calf|knee|toes`,
  limb: `@arm|@leg|limb|limbs|(upper|lower) (limb|extremity)|extremity`,
  one_side: `
    (left|right|one|l|r|other) (hand)? (side|half)|(left|right|one) sided|down one side|
    half (of)? (my|his|her|the)? (body|face)|one half`,
  head: `head|skull|forehead|temple|temples|scalp|back of (my|his|her|the)? (head|skull)`,
  eye: `eye|eyes|eyeball|eyeballs|cornea`,
  chest: `
    chest|breastbone|breast bone|sternum|rib cage|ribcage|heart|sternal|precordial|retrosternal|substernal`,
  belly: `
    belly|tummy|stomach|abdomen|abdominal|abdo|gut|guts|tum|midriff|stomache|tummie|epigastri*`,
  flank: `
    flank|flanks|kidney|kidneys|loin|loins|(side|back) of (my|his|her) (back|kidney)|
    one side of (my|his|her|the) (lower)? back|(left|right) side of (my|his|her|the)? (lower|mid)? back|
    costovertebral`,
  back: `
    back|spine|lower back|lumbar|backbone|vertebra*|between (my|his|her|the) shoulder blades|shoulder blades|
    spinal`,
  groin: `
    between (my|his|her|the)? (legs|thighs)|saddle (area)?|groin|genitals|genital|private parts|privates|
    private area|bits|down below|down there|vagina|vag|vulva|labia|penis|willy|crotch|perineum|perineal|
    undercarriage|nether regions|lady parts|inner thighs|inside of (my|his|her) thighs`,
  bottom: `
    bottom|bum|butt|buttocks|backside|anus|rectum|back passage|backpassage|behind|arse|ass|seat`,
  testicle: `
    testicle|testicles|testis|testes|ball|balls|bollock|bollocks|nut|nuts|scrotum|scrotal|ballsack|ball sack|
    nutsack|nads|testical|testicals|testicular|plums|family jewels`,
  throat: `throat|airway|windpipe|gullet|neck|uvula|tonsil|tonsils`,
  tongue_lips: `lips|lip|tongue|throat|mouth|face|eyes|eyelids|airway|uvula|gums`,
  calf: `calf|calves|lower leg|leg|thigh|shin|(back|inside) of (my|his|her|the) (knee|leg|calf)`,
  joint: `
    knee|hip|ankle|wrist|elbow|shoulder|joint|joints|big toe|finger|thumb|knuckle|
    (knee|hip|shoulder) (replacement|prosthesis)|replaced (knee|hip)`,
  bone_site: `
    arm|leg|wrist|ankle|finger|elbow|knee|shin|bone|thumb|toe|hand|foot|forearm|thigh|shoulder|limb|hip|leg s`,
  skin: `
    skin|rash|patch|wound|leg|arm|foot|cut|bite|area|incision|scar|finger|hand|calf|shin|stitches|site|toe`,
  soft_spot: `
    soft spot|fontanel*|top of (his|her|the) head|(spot|bit|patch) on (top of)? (his|her|the|babys) head`,
} as const;
