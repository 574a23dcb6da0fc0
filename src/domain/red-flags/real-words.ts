/**
 * Words of common English that lie one or two letters from a word of the rules and are not misspellings of it: "grazed"
 * is not "glazed", "afebrile" is the contrary of "febrile". Found by running a dictionary through `TypoIndex`; add a word
 * here when it is taken for another.
 */
export const REAL_WORDS: ReadonlySet<string> = new Set(
  `abound abreast abridge abridges advice aesthetic afebrile agility agitation agitator aground aiming aimless
alighting alights aligns alines alining allays ambient amused amuses amusing angers angles anticipating anuses
appeal appealed appeals appreciation archest arcing arcked arcking arising aroused arouses arousing arthritis
asexual ashing aspiring assent asteroid asteroids asymptomatic attach attached attaching awaiting awakened
awaking awkwardest babiest backed backer backing backspace bacteria bacterias badder badger badges bagged
bagging bailed bailing baiting balancing balded balder balding baling balked balking ballad ballet ballets
banded banding banked banker banking banned banner banning banter bantered barbed barbeque barber barbing barged
barges barging baring barked barking barley barred barring barter bartered basing basked basking basses basted
bastes basting bathed bathes bathing batted batter batters batting bawled bawling beaded beading beaked beamed
beaming beaned beaning bearer beasts beaver bedded bedder bedding bedside bedsides begins beings belated belled
belling belted belting bested besting betted bettered betting bettor bewaring biding biking billed billing
binding biologist bitched bitches bitching bitter blacken blackens blackest blames blander blanked blanker
blanking blanks blared blares blaring blaster blasting blazes bleaching bleaker bleated bleating blended
blending blends blight blighting blights blindest blinked blinker blinks blobbing blonde blonder blondes blonds
blooms blotted blueing bluing blunder blurted blurting blurts blushed blushes blushing bluster blustered
blustering blusters boasted boated boating bobbin bobbins bogged bogging boldest bolster bolstered bolstering
bombing bondage bonded bonding bonier boning booked booking bordered bordering borders botched botches botching
bottled bottling boughs bounded bowing bowler bowling bracing bragged braise braised braises braising braked
brakes braking branched branches branching braves breach breached breaches breaching breaded breading breadth
breadths breeder breeding breeds bribing brides bridged bridging bridle bridles brighten brinier brinks brisked
brisker brisking brisks bristle broiler broiling broods brooked brooking brothers brunch bubblier bucked bucking
budded budding budget budgets buggier buggies bugled bugler bugles bugling bulked bulking bulled bulling bummed
bummer bumming bumpier bungle bunked bunker bunking burble burbled burbles burbling buried burner burped burping
burred burring burying bushed bushel bushels bushing busies busted busting butler buttered buttery bypast cabled
cables cabling cached caches caching cackle cackled cackles cackling caging caking calked calking callus calmed
calmer calming camped camper cancel caning canker canter cantering canyon capping carded carding career caring
carnal carped carping carted carting carton cashed cashes cashing casing catered caterer catering caters cawing
ceasing cellar cellos chaired champed champing champs chanted chanting chants chapped charge charged charger
charges charging charmed charming charted chartering chatted chatting cheating cheeked cheeking cheeped cheeping
cheeps cheers chicks chiding chiles chilis chilly chipped choicest chores chowed chowing chuckle chuckled
chuckles chuckling chunks chunky clacked clacking clacks clamber clammed clamming clanged clanging clangs
clanked clanking clanks clapped clapper clapping clarity clashed clashes clashing clasped clasping clasps
clattering clauses cleaned cleanly cleans clearest cleats cleave cleaved cleaver cleaves cleaving clicked climes
clinch clinched clinches clinching clinked clinking clinks cloaked cloaking cloaks clocking clocks clones
closest closet closets clothed clothing clouted clouting clover clovers cloves clowning clucked clucking clucks
clumped clumping clumps clutter cluttered cluttering clutters coarse cocked coding coiling coking coldest
collars collection collector collusion commando commandoes commandos commend commended commending commends
commune commuted commuter commutes commuting compete competed complaints compliant compression compute concert
concerted concerti concerting concerto concerts confess conformed congenial conned construct constructed
constructing construction constructs contacting contemplation contiguous contracts contraption contraptions
contrasting contrives controller convicted cooing cooker cooking cooled cooped coordinating coping copped coring
corked cornet cornier coroner couched couching counties coursed courting covert coverts coveted coveting covets
cowered cowering cowers cowing cradle cradled cradles cradling crammed cramming cranked cranking cranks cranky
crating craved craves craving creatives creeds creeks creepier crepes crested cresting crests crewed crewing
cribbed cribbing crises crisps croaked crocks crooned crooning cropped crouch crouching crumbled crustier crutch
crutches cubing cuddling cueing culled culling cumming cupsful curbed curbing curdled curling currying cursing
curtail curtails curved curves curving dagger dammed damming dancer danker daring darken dawned dazing deadliest
dearly decayed deceased decides decode decoded decodes decree defected defecting defied defies defying dejected
delicious demeaning demoted demoting denial denims dented denting dependant deportment derailed deride derided
derives deriving descent descents desecrate desert deserted deserter deserting despise detained deterioration
deterrent detested dialing dicing difficulties digesting diking diluted dining directing distantly distracting
ditched ditches ditching divine dogging doling doming donuts doping doting doubted doubting doubts dousing
downing drafted drafting drafts drafty draped drapes draping drawled drawling dreaded dreading drivel drivels
driven driver droller droned drones droning droves drowsier drudged drudges drudging drunker drunks duding
duping earning edging ejection ejections election elections emission emotions employ enrage entice erasing
erring escalation escalator especial estates eternally exaggeration excerpt executing exhausting exiting expend
expended expending expends expulsion extent extents extracting extremist fables factually faintest fairer faking
falser falter faltered fanned fanning fantasy fantasying farces faring farmed farmer farming farther fasted
faster fasting fating fatten fattened fattier fazing feared fearing feather feebler feinted feinting feints
felled feller felling fellow fellows fended fender fending fertile fertility fertilize fertilized fertilizing
fetter feuded feuding fiends filing fillet filleted filleting fillets fillies filmed filming filter filtered
filtering filters finance finches fining firearm firefighter firming fitful fitter fixing flairs flakier flamed
flaming flanked flanking flashest flasks flatly flatter flattered flatterer flattering flatters flattery flawed
flawing flecked flecking fleshed fleshes fleshing fleshy fliers flights flighty flints flipper flipping flitting
flocked flocking flocks floppier floppies floured flukes flunks flushest fluster flustered flustering flusters
foaled foaling foamier foiled foiling fonder forayed forceps forded fording foresting forged forger forgers
forgery forges forging forked forking formed former forming fortes foundling foyers frailer framed frames
framing franks freeing frieze fright frighted frighting frights frisked frisking frothier frying fueled fueling
fulled fuller fulling funding gabbed gabbing gaging galleries gallops gallows gambit gambled gaming garbed
garbing gargle gargled gargles gargling gasolene gassed gasses gassing gating gaunter gazing geeing genera
generic genial genies gentlemen gibing gladder glades glared glares glaring gleaned gleaning glosses glossy
gloving glowed gnashed gnashes gnashing goggle goggles grabber graced graces gracing graded grader grades
grading gradually graduate graduated graduates graduating grander grandly grands granted granting grants
granular grapes grasped grasping grasses grassy grated grater grates grating graved graver graves graving grayed
grayer graying grazed grazes grazing grimed grimes griming grinning grocer groins grouped grouper grouping
groused grouses grousing groves grower growled growling grubbed grubbing grubby gulled gulley gulling gummiest
gusted gusting gutted gutting haling halted haltered halting halving hammed hamming hamper hampered hampering
hampers handedness handier handled handler handles handling handsful hangar hanker harden hardier harems haring
harked harking harmony harped harping hasted hasting hatred havens haying hazing header heading heaped heaping
hearse hearth hearths heated heather heeded heeled heeling herded herein heroic herpes herring hidden hinder
hinged hinges hinging hinted hinting hiring hitched hitches hitching hither hiving hocked hocking hoeing holier
holing holler homing honing hooded hooding hooping hopping horded hordes hording horned horribly hosing hulled
hulling hunted hunter hunting hurdled hurdles hurdling hurtled hurtles hurtling immoral impels impossibly
improper incense incest inched inches inching incredible incurred incurring incurs infections infest infested
infesting infests inflated inflection innards insertion inspect inspects instruction instructor insure insured
insurer insures insuring integration intent intents interacting internal interning invert inverted inverting
inverts invest invested investing invests irritably jading jagged jangle jawing jerkier jetting jibing jigged
jigging jilted jilting jingle jitterier jobbed jobbing jotted jotting joying jugged jugging juggle jumpier
keened keener keening kerosine kilned kilning kinked kinking knacker knacks kneeing kneeled knights knitted
knitting knockers lacing lacked lacking lading lambed lambing laming lanced lander lapped lapping larded lasers
lashed lashing lathed lathes lathing latter lauded lawyers lazying leaded leader leading leafed leafing leaner
leaped leaping learning learns leased leases leasing leaved lefter legging lending lesser levees levers
liberally license licking lighten lightening lighting liking lilted lilting limber liming limpest linger linked
linking liquify lisped lisping listen listens litter litters livelihood lively loaned loaning loaves locket
lockets lodger lodging lofted lofting logged logger logging longed loomed looming looped looping loosed looser
looses loosing looted looting loping lounged lounges lounging loving lowing lucked lucking lugged lugging lumber
lumped lumping lunched lunches lunching lusted luster lusting lyrical lyrics macing malted malting manger
mangier mangoes mantle mantled mantles mantling marched marches marching marking masking massage massaged
massages massaging massed masses massing master masters mating mattered mattering meanings meddle meddled
mediation meditation meditations meeting mending menial meshed messes messing meters meting metros mewing
migrant migrants migrate miking miming mingle mingled mingles mingling mining minuet minuets minuses minutest
miring misled missive mistaken misted misting misused misuses misusing modest modesty molted molting mooing
mooned mooning moping morasses mortal mosses mothers mourning mouths mowing muddied muffed mulched multiply
mussed musses mussing muster mustered mustering musters nearby neatly needier nestle nicked nicking notching
noticeable noting novice nuclear obstructing oddest omission openly operating otters overdone overlay oversight
overtly packed packer packers packing paddle paddled paddling paging painfully painted painting paints paired
pairing palace paling palled palling pancaking panics panned panning panted papers parches parching paring
parlor parred parsed parser parses parsing parson parted particle parting pasted pastes pasting patched patent
patents patrol patting paunches paunchy pauper paupers paving pawing pawned pawning paying peacemaker pealed
pealing pecked peddle peeked peeking peeped peeping peered peering peeved peeves peeving pegging pelves
pencilling pending pepped peppers pepping perched perforation perked persona pester petting picket pickets
pickled piddle pieced piecing piking pilfer piling pillar pinched pinches pinching pining pinked piping pitches
pitching pitying placed placing planes planet planets planked planking planks planner plated plates plating
platter played players plighting plights plopped plopping plugged plumped plumper plumping plunger plunges
plunging pluses plying pocket pockets podded podding pokers poling polite polled polling ponder poodles poorer
poring ported porter posing potted potter potting pouncing pouted pouting powders praised preached precious
presenter preview preyed preying priced prickled pricks prides primate primates primes princes printing prison
prisons privatest prizes probable produce produces profess profusion progression propel property propping
prosper protect provably pruning prying psychoses puddling puffier pulleys pulped pulping pulsation punting
pupped pupping pureed purees purred purring pursed purses pursing pusses quacked quacking quacks quantify
quartet quiche quicken quickens quickest quieted quieting quiets quilted quilting quirked quirking quirks quirky
quitted quitter quiver quoted quotes quoting rabble rabbles racking radial radials radiant radiation rafting
raging raided railed rained raising raking ranged rankles ransom ranting rapture raptures rarest raring rasher
rashest raster ratting raving razing reaches reaching reactor readied readier readies realer reales realism
realist realty reamed reaming reaped reaper reaping reared rearing recant recapping recital recoveries redder
redress reefing reeking reflex refuge refuges refute refuted refutes refuting regain regained regaining regains
regent relent relied reliefs relies relishing relive relived relives reliving reminding remoter render rending
reneged reneging rental renting repeal repealing repeals repent repenting repents replay repleting resent resort
resorted resorts resound resounded resounding responsibilities rested retailer retain retained retaining retains
retarding retort retorted retorts reused reuses reusing reveling reviling reviving revolution revolve revolved
revolver revolves revolving rewarding ricing riding rigged riling rimmed rinsing rippled ripples rippling
riskier robbed robber robbing robing roofed roosting rooted rooter rooting roping roster rotted rouged rouges
rouging routed router routes routing rubier rubies rugged ruined ruining ruling rumble rumbled rumbles rumbling
rushed rushes rushing rustier rustled rustler rustles rustling rutted rutting sacked sacking sacred sadden
saddened saddening saddens safely sailed sailing sallow salving sample sanded sanding sapped sapping sashes
satires saturating sauted sawing scabbed scabbing scalar scalier scalped scalping scalps scanted scares scarfed
scarfing scarred scarring scarves scattering scented scenting scents scolded scolding scolds scooted scooting
scoots scoped scopes scoping scored scorer scores scoring scouted scouting scouts scramming scrams scrapping
scrawled scrawling scrawls scuffed scurry sealed sealing seamed seaming seared searing seated seating seeded
seeding seeking seeped seeping seller selling sensed senses sensing sentience setter setting sevens sewing
sexing shabby shacks shaded shades shading shafted shafting shafts shakier shallows shamed shames shaming
shammed shamming shaping shared shares sharing sharked sharking sharks sharped shatter shaved shaven shaver
shavers shaves shaving sheaves sheered sheering sheers shelled sheller shelling shells shiftier shined shines
shining shinning shipped shipping shirted shirting shirts shoddy shoeing shooing shopped shopper shopping shored
shores shoring shorted shorten shorting shorts shoved shoves shoving showier shredded shredding shucked shucking
shucks shunted shunting shuttled shuttling shying sicken sickens sickest sickles siding sidling sifted sifting
signed silted silting silvering simile similes simmer simplex simply singer singes singing singled singles
singly sinned sinner sinning siring sitter situating sizing sizzled skeptic skidding skilled skills skimmed
skimming skimped skimping skinning skying slabbed slabbing slacked slacker slacking slacks slaked slakes slaking
slander slated slates slating slaughter slaved slaves slaving slaying sledded sledding sleeked sleeker sleeking
sleeks sleepier sleeted sleeting sleets sleeve sleeves slender slewed slewing slices slicing slicked slicker
slicking slicks sliest slighter slighting slights slimmed slimming slinging slings slinked slinking slinks
slipper slitting sliver slivered slivering slivers sloped slopes sloping slopped slopping sloppy sloshed sloshes
sloshing slotted slotting slouch slouched slouching slower sluiced slumber slummed slummer slumming smaller
smalls smarted smarter smarting smarts smeared smearing smellier smelted smelting smelts smites smiting smocked
smocking smocks smoothed smoother smoulder smoulders snacked snacking snacks snagged snagging snaked snakes
snaking snared snares snaring sneaked sneaker sneaking sneaks sneaky sneered sneering sneers snicker snider
sniffled sniped sniper snipes sniping snipped snipping snitch snitched snitches snitching snooty snorting snorts
snouts snowed snowing snuffed snuffer soaped soaping soared socked socking sodden solider soling sopped sopping
sorted sorting soundest soured sourer souring southwest sowing spacial spacing spaded spading spanked spanking
spanks spanned spanning spared sparer spares sparing sparred sparring sparse sparser spatted spatter spattered
spattering spatters spatting spayed spaying speared spearing spears species specter speeding spelled speller
spelling spells spiced spices spicing spikes spines spiral spires spliced splinting spoiled spoiling spokes
spooled spooling spools spooned spooning spoons spores sported sporting sports spotty spouted spouting spouts
sprain sprained spraining sprains sprang spreed spriest sprint sprinter sprints sprung spryer spurned spurning
spurns spurred spurring sputter squats squawking squealing squids squintest squire squired squires squiring
stabled stabler stables stabling stacked stacking stacks staged stages staging staider stained staining stains
staked stakes staking staled staler stales staling stalked stalking stalled stalling stance stances standby
starker startle startled startles startling stater static stating station statistician statues staved staves
staving steaks steaming steeling steeped steeper steeping steeps stepping sterling stewed stewing stickier
stickies stickler stiffed stilled stiller stilling stills stilted stingier stinted stinting stints stitch
stitched stitching stocked stocking stocks stocky stoked stokes stoking stolen stoles stomped stomping stomps
stoney stonier stooped stooping stoops stories storks stormed storming storms stormy stouter stoves stowed
stowing straggle straggled straggler straggles straggling straighter strait straits stranded stranding strands
strangest strapped strapping straps strayed straying strays streamed streamer streams strews stride strides
striding strife strike striker strikes striking stringing strings stringy stript strive strived strives striving
strode stronger strongly strove strumming strung stubbed stubbing stubby stumped stumping stumps stunted
stunting stunts subsidies suckled suckles suckling suction suited suites suiting sulked sulking sunburnt sundry
surging suspicions swabbed swabbing swaggering swamped swamping swapping swatted swatting swayed swearing swears
sweeper sweeping sweeps sweeter swellest swifter swifts swilled swilling swills swines swinging swings swiped
swipes swiping swished swishes swishing swooped swooping swoops tabled tables tacked tackier tacking tagged
tagging taller taming tangle tangled tangles tangling tanked tanker tanking taping tapped tapping tasked tasking
tasted tastes tasting taxing teamed teaming teased teases teasing teeter tending tenser tented tenting
terminating thanked thanking thanks theater thicken thickens thickest thicket thickets thickly thinkers thinly
thinned thinning thirstier thongs thorough threat threats threshing throne thrones throve thrusting thumbed
thumbing thumbs ticket tickets tickle tickles tickling tiding tieing tightest tiling tilled tilling timing
tinder tingeing tinier tinker tinkled tinkles tinkling tinned tinning tinted tinting tiring titled titles
titling titter toiled toiling tolled tolling tooted tooting topical topics topped topping torched torches
torching toughs towers toying traced traces tracing tracts trailing traitor tramped trampling trapping trashes
trashing traveller treading treads treason treble trebled trebles trebling tricked trickier tricking tricks
trifle tripled triplet tripping trolled trolling trough trowels trucked trucking trucks truing trumped trumping
trumps trusted trusting tubing tucked tucking tuning turfed turfing tutored tutoring tutors twanged twanging
twangs twigged twigging twined twines twining twinkle twinned twinning twitter unbeatable unclean uncomfortably
unexpectedly unread uptight usable vaginal varnished varnishes varnishing vending verses vindictive violet
visibly visitor voicing volley wading wafers wafted wafting wagers waging waists waited waiter waiters waived
waiver waives waiving walled walling wallowed wander wandered wanderer wandering wanders waning wanner warded
warding warmed warming warped warping warred warring wasted wastes wasting wavers waving waxing weaken weaver
wedded wedder wedding weeded weeding weighs welled welling welted welter welting wheeled wheeling wheels wheres
wherever whetted whetting whiled whiles whiling whimpered whimpering whimpers whines whipped whipping whisker
whiskered whiskers whitens whiter whitest whittling wicket wielded wielding wiggled wiggles wiggling wilder
winced winged wining winked winner wiring witched witches witching withdrawn withdrew wither witting wobble
wooded woolen worded wording wormed worming woulds wounder wrapped wrapping wrested wresting wrests wretched
wretches wright writer writes yacked yakked zipped zipping`.split(/\s+/),
);
