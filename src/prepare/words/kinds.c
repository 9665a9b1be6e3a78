/* kinds.c: see kinds.h. The lists were drawn up by hand; what is not in them is left to the size classes of the
   system's word lists, of which the smallest still puts "harks" beside "raises". */
#include "prepare/words/kinds.h"

/* Of at most eight letters, without their endings. */
static const struct {
  DzWordKinds kind;
  const char *words;
} lists[] = {
    {DZ_KIND_FUNCTION,
     "a an the of to in on at by for with from as is are was were be been being and or but nor that which who whom "
     "whose "
     "this these those it its he she they we you i his her our their your my not no if than then so because while when "
     "where what how has have had do does did will would can could may might must should into onto upon over under "
     "about between through during before after against within without there here all any some each both more most "
     "such "
     "own very too also now though while only just even still yet many much few other another one two them him me us "
     "up "
     "out off down near"},
    {DZ_KIND_TOP, "the of and to a an in is that for it on with as was be by are at from"},
    {DZ_KIND_SELDOM, "nor whom whose onto upon within any each both most such own few per how"},
    {DZ_KIND_PARTICLE, "of to in on up with over for into at out off down"},
    {DZ_KIND_PLAIN,
     "able accept account across act add afford age ago agree aim air allow almost alone along already although "
     "always among amount ancient animal annual answer appear apply area argue arm army around arrive art ask attack "
     "attempt average avoid away baby back bad ball bank bar base battle bear beat became become bed began begin "
     "behind believe belong below benefit best better big bill bird black blood blow blue board boat body bone book "
     "border born bottom bought box boy brain branch bread break bridge bright bring broke brother brought brown "
     "budget build built burn business buy call came camp capital car card care career carry case cash cat catch "
     "caught cause cell central century certain chair chance change charge cheap check chief child children choice "
     "choose chose church citizen city civil claim class clean clear clever climate climb clock close cloth cloud "
     "club coal coast cold collect college color colour come common company compare complete concern consider "
     "contain continue control cook cool copy corner cost country couple course court cover create crime crisis "
     "critic crop cross crowd culture cup cure current customer cut damage dance danger dark data date daughter day "
     "dead deal death debate debt decade decide deep defend degree demand deny depend design despite detail develop "
     "die differ dinner direct discover disease dog dollar done door doubt draw dream dress drew drink drive drop "
     "drug dry due dust duty early earn earth ease east easy eat economy edge effect effort egg eight either elect "
     "else emerge employ empty end enemy energy engine enjoy enough enter entire equal error escape event ever every "
     "evidence exact example except exist expect expert explain eye face fact factory fail fair faith fall family "
     "famous far farm farmer fast father fear feature feed feel fell felt field fight figure fill film final find "
     "fine finger fire firm first fish fit five fix flat flight floor flow fly focus follow food foot force foreign "
     "forest forget form former forward found four free fresh friend front fruit fuel full fund further future gain "
     "game garden gas gather gave general get girl give given glass global goal gold gone good govern grand grant "
     "grass great green grew ground group grow growth guard guess guide gun hair half hall hand hang happen happy "
     "hard harm hat hate head health hear heard heart heat heavy held help hide high hill history hit hold hole "
     "holiday home honest hope horse hospital host hot hotel hour house huge human hundred hunt husband ice idea "
     "image impact improve include income increase indeed industry inform inside instead interest invest island "
     "issue item job join journey judge jump keep kept key kick kill kind king kitchen knew know known labor labour "
     "lack lady lake land language large last late later latest laugh launch law lawyer lay lead leaf learn least "
     "leave led left leg lend less lesson let letter level library lie life lift light like likely limit line link "
     "list listen little live local lock long look lose loss lost lot loud love low luck lunch"},
    {DZ_KIND_PLAIN,
     "machine made main maintain major make male man manage manager map mark market marry mass master match matter "
     "mean meant measure meat media medicine meet member memory men mention met middle mile milk million mind mine "
     "minister minor minute miss mistake mix model modern moment money month moon moral morning mother mountain "
     "mouth move movement murder museum music name narrow nation national natural nature near nearly need network "
     "never new news next nice night nine nobody noise none normal north nose note nothing notice novel nuclear "
     "number obvious ocean offer office officer often oil old once open operate opinion option order ordinary our "
     "outside owner pack page paid pain paint pair paper parent park part party pass past path patient pattern pay "
     "peace people percent perfect perhaps period person phone photo pick picture piece place plan plane plant "
     "plastic play player please plenty plus point police policy poor popular position possible post pound poverty "
     "power praise prefer prepare present press pressure pretty prevent price pride prince print prison private "
     "prize probably problem process produce product profit program project promise proper protect proud prove "
     "provide public publish pull purpose push put quality quarter queen question quick quiet quite race radio rain "
     "raise ran range rank rare rate rather reach read ready real reason receive recent reckon record red reduce "
     "refuse region regular reject relate remain remember remove rent repair repeat replace reply report request "
     "require research resist respect rest result return reveal reward rich ride right ring rise risk rival river "
     "road rock role roll roof room root rose round route row royal rule run rural rush sad safe safety said salary "
     "sale salt same sand sat save saw say scale scene school science score sea search season seat second secret "
     "sector secure see seek seem seen sell send senior sense sent separate series serious serve service set settle "
     "seven several sex shake shape share sharp she sheep sheet shift ship shock shoe shoot shop short shot show "
     "shown shut sick side sign signal silence silver similar simple simply since sing single sister sit site six "
     "size skill skin sky sleep slow small smart smell smile smoke smooth snow social society soft soil sold soldier "
     "solution solve son song soon sort sound source south space speak special speech speed spend spent spirit split "
     "spoke sport spot spread spring staff stage stand standard star start state station stay steal steel step stick "
     "stock stone stood stop store storm story straight strange street stress strike strong student study stuff "
     "style subject succeed success such sudden suffer sugar suggest suit summer sun supply support suppose sure "
     "surface surprise survey survive suspect sweet swim system table take taken talk target task taste taught tax "
     "teach teacher team tell ten tend term test text thank theory thick thin thing think third thirty thought "
     "thousand threat three threw throw tie tight time tiny title today together told tomorrow tonight took tool "
     "tooth top total touch tour tourist toward town toy track trade train transfer travel treat tree trend trial "
     "trick trip trouble true trust truth try turn twelve twenty twice type typical uncle unit unite until unusual "
     "upper urban urge use useful usual valley value van variety various vast version victim victory video view "
     "village violence visit visitor voice vote wage wait walk wall want war warm warn wash waste watch water wave "
     "way weak wealth weapon wear weather week weigh weight welcome well went west wet wheel white whole why wide "
     "wife wild win wind window wine wing winner winter wish woman women won wonder wood word work worker world "
     "worry worth write writer written wrong wrote year yellow young youth zero"},
    {DZ_KIND_SHORT, "a i am an as at be by do go he if in is it me my no of on or so to up us we"},
    {DZ_KIND_PREFIX,
     "pre post anti non semi multi self co sub mid ex pro ultra inter trans pan neo eco bio geo re un cyber"},
    {DZ_KIND_UNIT,
     "m k b g t s h v w l x bn tn mn km cm mm kg mg ml kw mw gw hz mhz ghz kb mb gb tb ft in lb oz mph kph "
     "mah am pm th st nd rd px pt min sec hr hrs yr yrs rpm kwh mwh gwh twh ppm"},
    {DZ_KIND_MAKER,
     "super hyper ultra cyber micro macro mega multi inter non anti counter un re de pre mis dis bio geo "
     "nano neuro photo electro auto semi sub trans pseudo proto poly infra meta contra mono omni quasi retro "
     "hydro thermo tele crypto techno socio psycho cardio"},
    {DZ_KIND_DOUBTFUL_MAKER, "under over out up"},
    {DZ_KIND_ENDING, "s es ed ing er ers ly ness ish ist ists ism isms ity ise ize ised ized ising izing"},
    {DZ_KIND_DOUBTFUL_ENDING, "less like able wise ably ful"},
    {DZ_KIND_HEAD,
     "fish bird berry nut weed wood tree root fruit seed grass flower worm fly bug moth snake horse skin house room "
     "yard land field hill stone rock water wind ship boat craft plane board book paper shop store shed bed stick man "
     "men woman women maker holder keeper worker proof free sized wide line way road side top base set list name "
     "file type point code path map cake bread meat pot cup bag box case cloth coat suit shoe belt wheel gun light "
     "lamp stock fall storm time day tooth bone hair head hand foot ball game"},
    {DZ_KIND_LONE,
     "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
     "million "
     "first second third last next same best better worst worse less least most more several every either neither "
     "once twice again always often never ever seldom soon later already almost quite rather perhaps maybe enough "
     "instead together indeed however although though unless unlike despite among along across around behind below "
     "above beside beyond toward towards until since whether else everyone someone anyone somebody nobody anybody "
     "called became become began built brought bought caught chose drew fell felt found gave gone grew heard held kept "
     "knew known led left lent lost made meant met paid put said sat saw seen sent sold sought spent spoke stood "
     "taken taught thought told took went won wrote written ate chosen forgot given hidden hung "
     "laid shown slept stolen struck stuck swept taken threw thrown woke wore worn was were has had have"},
    {DZ_KIND_ARTICLE, "a an the my our your their every"},
    {DZ_KIND_NO_NOUN,
     "a an the my our your their his its to of in on at by for with from as is are was were be been being and or but "
     "nor "
     "that these those who whom whose it he she they we you i him me them us if than because had has do does did would "
     "could should"},
    {DZ_KIND_PREPOSITION, "of from with at by for into onto upon during between against without"},
    {DZ_KIND_CLAUSE, "am is are was were has have had do does did be been there he she they we"},
    {DZ_KIND_MODAL, "will would can could may might must should to"},
    {DZ_KIND_PARTICIPLE, "been taken gone seen shown drawn driven eaten fallen grown written spoken "
                         "broken chosen thrown worn"},
    {DZ_KIND_THESE, "these"},
    {DZ_KIND_SUBJECT, "they we you who which that there these those here all some both many more most few others what "
                      "where how why when than people men women children"},
    {DZ_KIND_ARE, "are"},
    {DZ_KIND_SINGULAR, "a an every"},
};

/* Of at most eight letters, without their endings: in several strings, since a compiler need not take a longer one. */
static const char *const known_words[] = {
    "abandon ability aboard abroad absence absolute absorb abuse academic accent access accident accuse ache "
    "achieve acid acquire actor actress actual adapt adjust admire admit adopt adult advance advice advise affair "
    "affect afraid agency agenda agent aid aide airline airport alarm album alcohol alert alien alike alive ally "
    "alter amateur amazing ambition amuse ancestor angel anger angle angry ankle announce annoy anxiety anxious "
    "anybody anyone anyway apart apology apparent appeal appetite apple appoint approach approve apron arc arch "
    "arena arrange arrest arrival arrow article artist ash aside asleep aspect assault assert assess asset assign "
    "assist assume assure ate atom attach attend attract audience aunt author autumn await awake award aware awful "
    "awkward axe bacteria badly bag bake balance balcony ban band bang banker barely bargain bark barn barrel "
    "barrier basement basic basin basis basket bath bathroom battery bay beach beam bean beard beast beaten beauty "
    "bedroom bee beef beer beetle beg behave bell belly beloved belt bench bend beneath bent beside bet betray "
    "beyond bias bike bind birth biscuit bishop bit bite bitten bitter blade blame blanket blast blend bless blind "
    "block blond bloody bloom blunt blur boast boil bold bolt bomb bond bonus boom boost boot bore borrow boss "
    "bother bounce bound bow bowl brand brave breast breath breathe bred breed breeze brew brick bride brief broad "
    "broken bronze broom brush bubble bucket bug builder bull bullet bunch bundle burden burial burst bury bus bush "
    "busy butcher butter button buyer cabin cabinet cable cage cake calm camera campaign campus canal cancel cancer "
    "candle canvas cap capable capacity captain capture carbon careful careless cargo carpet carrot cart carve "
    "castle casual cattle cautious cave cease ceiling cement census cereal ceremony chain chairman chalk chamber "
    "champion channel chaos chapel chapter charity charm chart chase cheat cheek cheer cheese chef chemical chemist "
    "cheque cherry chest chew chicken chill chimney chin chip choir chop chord chronic chunk cinema circle circuit "
    "cite civic clap clash classic clause claw clay clerk click client cliff cling clinic clip clothes clue clumsy "
    "clung coach coat code coffee coffin coin collapse collar column comb combine comedy comfort comic command "
    "comment commit compete compile complain complex compose compound compute concept concert conclude concrete "
    "condemn conduct confess confirm conflict confuse congress connect conquer consent consist constant consult "
    "consume contact contest context contract contrast convert convey convince copper coral core corn corridor "
    "corrupt cottage cotton couch cough council counter county courage cousin cow coward crack craft crane crash "
    "crawl crazy cream creature credit creep crept crew cricket crisp crown crucial crude cruel cruise crush crust "
    "cry crystal cube cultural cupboard curb curious curl currency curse curtain curve cushion custom cycle dad "
    "daily dairy damp dare darkness dash dawn deaf dealt dear decent deck declare decline decorate deeply deer "
    "defeat define delay delicate delight deliver demo dense dentist depart depth deputy derive descend desert "
    "deserve desire desk desktop despair destroy detect device devil devote dialect diamond diary dictate diet dig "
    "digit digital dignity dilemma dim dine",
    "dip dirt dirty disagree disaster discuss dish dismiss disorder display dispute distance distant distinct "
    "district disturb dive divide divine divorce dock doctor document doll domain domestic donate donkey dose dot "
    "double dozen draft drag drain drama drank drawer drawn dreadful drift drill driver drove drown drum drunk duck "
    "dug duke dull dumb dump eager eagle ear earnings easily eastern eaten echo editor educate elbow elder electric "
    "elegant element elephant elite embassy embrace emotion emperor emphasis empire enable endless endure engage "
    "engineer enormous ensure entitle entrance entry envelope envy episode equip era erase erect essay essence "
    "estate estimate ethnic evening evil evolve exam examine exceed excess exchange excite exclude excuse execute "
    "exercise exhaust exhibit exile exit exotic expand expense explode exploit explore export expose express extend "
    "extent external extra extreme fabric fade faint fairly fake fallen false fan fancy fare fashion fasten fat "
    "fatal fate fatigue fault favor favour fed fee feedback fellow female fence ferry fetch fever fibre fiction "
    "fierce fifteen fifth fifty file filter fireman firmly fist fitness flag flame flash flavour fled flee fleet "
    "flesh flew flexible flip float flock flood flour flourish flower flu fluid flush fog fold folk fond fool "
    "football forbid forecast forehead forever forge forgive forgot fork formal format formula fort forth fortune "
    "forty forum fossil foster fought founder fountain fourteen fourth fraction fragile fragment frame frank fraud "
    "freedom freeze freight frequent fridge friendly frighten frog frown froze frozen fry function funeral funny "
    "fur furious furnace fury fuse fuss galaxy gallery gang gap garage garbage garlic garment gate gaze gear gender "
    "gene genetic genius gentle gently genuine gesture ghost giant gift glance glow glue goat gossip grab grace "
    "grade gradual grain grammar grandpa grape graph grasp grateful grave gravity graze grey grief grim grin grind "
    "grip grocery gross grudge guest guilt guilty guitar gulf gut guy habit hammer handful handle handy harbor "
    "harbour hardly hardware harsh harvest hasty hatch haul haunt hay hazard heal heap heaven hedge heel height "
    "heir hell hello helmet hence herb herd heritage hero hesitate hid hidden hint hip hire historic hobby holder "
    "hollow holy honey honor honour hook hop horizon horn horrible horror hostile hug hum humble humor humour hung "
    "hunger hungry hunter hurry hurt hut hymn ideal identify identity idle ignore ill illegal illness imagine "
    "immense immune imply import impose impress impulse incident incline indicate infant infect inflate inherit "
    "initial injure injury ink inn inner innocent inquire inquiry insect insert insist inspect inspire install "
    "instance instant instinct insult insure intact intend intense intent internal internet interval invade invent "
    "invite involve iron irony isolate ivory jacket jail jam jar jaw jazz jealous jewel joke jolly journal joy "
    "juice jungle junior jury justice justify juvenile keen keeper kettle kidney kilo kiss kit kite knee kneel "
    "knelt knife knight knit knob knock knot lab label ladder lamp lane lap laptop largely laser lasting laughter "
    "laundry lavish lawn layer lazy leader leak lean leap lease leather lecture legacy legal legend lemon length "
    "lens lent",
    "lethal liable liberal liberty licence license lid lifetime lightly limb limp linen linger linguist lion lip "
    "liquid lit literary liver load loan lobby locate lodge logic lonely loop loose lord lorry lounge lover loyal "
    "loyalty luggage lump lung luxury magazine magic magnet maid mail mainly maker mall mammal manner mansion "
    "mantle marble march margin marine marriage mask massive mate math maximum mayor meadow meal meaning meantime "
    "medal medical medium melt memo menace mend mental menu merchant mercy mere merely merge merit mess message "
    "metal meter method metre midnight migrant mild military mill miner mineral minimum minority mirror misery "
    "mission mist mixture mob mobile mode modest module monitor monk monkey monster mood mosque mostly motion "
    "motive motor mount mouse mud mug multiple muscle mushroom musician mutual mystery myth nail naked namely nap "
    "nasty native navy neat neck needle negative neglect neighbor neither nephew nerve nervous nest net neutral nod "
    "nonsense noon normally northern notable notably notion nowadays nowhere nurse nut oak oath obey object "
    "objector oblige obscure observe obtain occasion occupy occur odd odds offence offend official olive onion "
    "online opera opponent oppose opposite orange orbit orchard ordeal organ organic organise organize orient "
    "origin orphan ought outcome outdoor output oven overall overcome overhead overseas overtake owe owl ox oxygen "
    "package pad palace pale palm pan panel panic pants parade parcel pardon parish partly partner passage passion "
    "passive passport pasta paste pat patch patent pathetic patience patrol pause pavement pea peak pear pearl "
    "peasant peculiar peel peer pen penalty pencil pension pepper permit persist persuade pest pet petrol petty "
    "phase phrase physical physics pianist piano pig pigeon pile pill pillow pilot pin pinch pine pink pioneer pipe "
    "pirate pit pitch pity planet planner plate platform plea plead pleasant pleasure pledge plot plough plug "
    "plunge pocket poem poet poetry poison pole polish polite poll pond pool pope pork port porter portion portrait "
    "pose possess potato potent pour powder powerful pray prayer preach precious precise predict preserve prevail "
    "previous prey priest primary prime printer prior prisoner proceed proclaim producer profile profound prompt "
    "proof property prophet proposal propose prospect prosper protein protest province provoke pub pudding pump "
    "punch punish pupil puppet purchase pure purple pursue puzzle quantity quarrel quest queue quit quote rabbit "
    "racial radical rage raid rail railway rainbow rally random rapid rarely rat ray react reactor realise reality "
    "realize rear rebel rebuild recall receipt recipe recover recruit recycle refer reflect reform refugee regard "
    "regime regret regulate reign relax relay release reliable relief relieve religion rely remark remedy remind "
    "remote render renew rental repay repeal resemble reserve resident resign resolve resort resource respond "
    "restore retail retain retire retreat retrieve reunion revenge revenue reverse review revise revive revolt "
    "rhythm rib ribbon rice rid ridden rider ridge rifle rigid riot rip ripe ritual roar roast rob robot rocket rod "
    "rode rogue romantic rope rotate rotten rough routine rub rubber rubbish rude rug ruin ruler rumor rumour "
    "runner rust sack sacred saddle safely sail sailor saint sake salad salmon",
    "sample sanction sandal sandwich sang sank satisfy sauce sausage savage scan scandal scar scarce scare scarf "
    "scatter scent schedule scheme scholar scope scrap scrape scratch scream screen screw script sculptor seal "
    "seaman seaside secretly seed segment seize seldom select self seller semester senator sensible sentence "
    "sequence serial sermon servant session settler severe sew sewage shade shadow shaken shallow shame shark shed "
    "shelf shell shelter shepherd shield shine shiny shirt shone shook shore shortage shoulder shout shove shovel "
    "shower shrank shrink shrug shy sibling sigh sight silent silk silly sin sink sip skeleton sketch ski skilled "
    "skip skirt skull slam slap slave slept slice slid slide slight slightly slim slip slogan slope slot slowly "
    "slump smash smoker smuggle snake snap sneak sniff soap sober soccer sock soften software sole solid somebody "
    "somehow someone sometime somewhat sorrow sorry sought soul soup southern soviet spare spark sparrow species "
    "specific sped sphere spice spider spill spin spine spite splash splendid sponsor spoon spray spun spy squad "
    "square squeeze stab stable stack stadium stain stair stake stall stamp stare startle starve statue status "
    "steady steam steep steer stem stern stiff stir stitch stolen stomach stool stove strain strand strap strategy "
    "straw stream strength stretch strict stride string strip strive stroke struck struggle stubborn stuck studio "
    "stumble stung stupid sturdy submit subtle suburb suck sue suicide suitable sunlight sunny sunset superb "
    "superior supper supplier supreme surgeon surgery surplus surround sustain swallow swam swamp swap swarm swear "
    "sweat sweep swell swept swift swing switch sword swore sworn swung symbol sympathy symptom tackle tail tailor "
    "talent tall tame tank tap tape tariff tavern tea tear tease teenager temper temple tempt tenant tendency "
    "tender tennis tension tent terminal terrible terrify terror textbook textile thankful theater theatre theft "
    "theirs theme therapy thereby thesis thief thigh thirst thirteen thorough thread thrive throat throne thumb "
    "thunder thus ticket tide tidy tiger tile till timber timid tin tip tire tissue toast tobacco toe toilet token "
    "tomato tone tongue topic torch tore torn torture toss tough tourism tow towel tower toxic trace tractor trader "
    "tragedy tragic trail trait transit trap trash tray treasure treaty tremble tribe tribute trigger trim triumph "
    "troop tropical trousers truck truly trumpet trunk tube tuck tug tune tunnel turbine turkey twin twist tyre "
    "ugly ultimate umbrella unable undergo uniform union unique universe unknown unless unlike unlikely update "
    "upset upstairs urgent usage usually utter vacant vacation vague vain valid valuable vanish vanity vary vehicle "
    "veil vein vendor venture venue verb verdict verse vessel veteran via vicious villager violent violin virgin "
    "virtual virtue virus visible vision visual vital vivid volcano volume vow voyage waiter wake wallet wander "
    "warrior wary wealthy weave wedding weed weekend weekly weep weird wept western whale wheat whenever whereas "
    "wherever whether whip whisper whistle whoever widely widow width wildlife willing wipe wire wisdom wise wit "
    "withdraw witness woke woken wolf wooden wool workshop worm worn worse worship worst worthy wound wove woven "
    "wrap wreck wrist yard yarn yell yield zone"};

const DzWordSet *dz_word_kinds(void) {
  static gsize made;
  if (g_once_init_enter(&made)) {
    DzWordSet *kinds = dz_word_set_new();
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
      dz_word_set_add(kinds, lists[i].words, lists[i].kind);
    g_once_init_leave(&made, (gsize)kinds);
  }
  return (const DzWordSet *)made;
}

const DzWordSet *dz_known_words(void) {
  static gsize made;
  if (g_once_init_enter(&made)) {
    DzWordSet *known = dz_word_set_new();
    for (gsize i = 0; i < G_N_ELEMENTS(known_words); i++)
      dz_word_set_add(known, known_words[i], TRUE);
    g_once_init_leave(&made, (gsize)known);
  }
  return (const DzWordSet *)made;
}
