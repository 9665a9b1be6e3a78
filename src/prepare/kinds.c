/* kinds.c: see kinds.h. The lists were drawn up by hand; what is not in them is left to the size classes of the
   system's word lists, of which the smallest still puts "harks" beside "raises". */
#include "prepare/kinds.h"

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
     "out off down"},
    {DZ_KIND_TOP, "the of and to a in is that for it on with as was be by are at from"},
    {DZ_KIND_SELDOM, "nor whom whose onto upon within any each both most such own few per"},
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
     "am pm th st nd rd px pt min sec hr hrs yr yrs rpm kwh mwh gwh twh ppm"},
    {DZ_KIND_MAKER,
     "super hyper ultra cyber micro macro mega multi inter non anti counter un re de pre mis dis bio geo "
     "nano neuro photo electro auto semi sub trans pseudo proto poly infra"},
    {DZ_KIND_DOUBTFUL_MAKER, "under over out up"},
    {DZ_KIND_ENDING, "s es ed ing er ers ly ness ish ist ists ism isms ity ise ize ised ized ising izing"},
    {DZ_KIND_DOUBTFUL_ENDING, "less like able wise ably ful"},
};

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
