import { readKeyword } from "../keywords.ts";
import { asksToStopAbroad } from "./opt-out-abroad.ts";
import { opening } from "./in-pieces.ts";
import { inOptOutFamilies } from "./opt-out-families.ts";

/** Wants no more texts, in any words: the keywords and phrases of C8, and plain wording beyond them. */
export function readOptOut(text: string): boolean {
  if (readKeyword(text)?.word === "stop") return true;
  const statements = inOptOutFamilies(text);
  const whole = opening(statements.join(" | "));
  if (othersWords.test(whole)) return false;
  return (
    statements.some((statement) => isStopAlone(statement) || asks.some((rule) => rule.test(statement))) ||
    acrossStatements.some((rule) => rule.test(whole)) ||
    asksToStopAbroad(text)
  );
}

/** Somebody else's boilerplate, quoted or forwarded. */
const othersWords =
  /\b(?:reply|send|says?|(?<!\bi )said|saying|reads|shows|showing|displays?) (?:back )?(?:the word )?STOP\b|\bTEXT STOP (?:to|on)\b|\b(?:to|the) (?:tenant|bank)\b/;

const polite =
  "(?:please|pls|plz|plse|now|thanks|thank you|thx|ta|cheers|mate|pal|love|ffs|x+|just|ok|okay|kindly|immediately|this|that|these|them|all|so|will (?:you|ya|yer)|can (?:you|u)|could (?:you|u)|would (?:you|u)|you can|you may|u can|and|right|AGAIN|at once|asap|today|sir|madam|STOP|ME|it|yes|i said|said|i want to|want to|i wish to|hello|hi|doing|bloody|go away|man|oh|for gods sake|for fs sake|fs|svp|texts|to all|ive (?:asked|told) (?:you|u) to|(?:asked|told) (?:you|u) to|(?:asked|told) (?:you|u)|ive said|means|omg|seriously|honestly|will you please|somebody|someone)";
const alone = new RegExp(`^(?:${polite} ){0,9}STOP(?: ${polite}){0,9}$`);

function isStopAlone(statement: string): boolean {
  return alone.test(statement) || spelledApart.test(statement);
}
const spelledApart =
  /^s ?t ?o ?p(?: (?:please|pls|x+))?$|^(?:please |pls )?(?:remove|unsub\w*|un subscribe\w*|unsuscribe\w*|unsubcribe\w*|opt(?:ed|ing)? ?out|parar|pare|arretez|arreter|stopper|stopio)(?: (?:ME|please|pls|plz|now|thanks|svp))*$|\b(?:unsub(?!scribe\b)\w*|un subscribe)\b(?! from (?:sky|netflix|bt|virgin|amazon|spotify|the))/;

const fill =
  "(?:ever|be|keep|dare|go|need|needing|want|wanting|wish|like|require|care|wanna|to|any|more|further|of|your|yer|these|those|this|the|receive|receiving|get|gettin|getting|hear|sent|nee|nae|NOT|send|sending|sendin|me|ME|all|with|automated|auto|bloody|fucking|effing|constant|endless|AGAIN|please|being|on|for|in|such|stupid|annoying|u|it|so many|many|unsolicited|unwanted|marketing|from|bots?|robots?|by|through|via|another|single|one|o|ony|kind of|sort of)";
const notYet =
  "(?! (?:ME |THISNUMBER )?(?:before|after|until|till|til|while|when|whilst|between|during|at night|at work|on sundays?|on weekends?|late|early|so late|if|unless|yet|back|about|just yet|from|came|come|arrived|left|him|her|them|my|the|his|their|a|an|dave|that|tonight|today|this (?:morning|evening|afternoon)|in the (?:morning|night|evening)|til|past|bout|as i|as im|alerts?|lenses|breakers?|with (?:the|a)|you|it|over|through|via|received|on (?:the old|sundays?|mondays?|weekends?|holiday)|pictures|pics|photos|needed|first|beforehand|this week|this month|much|often)\\b)";
const subject =
  "(?<!\\b(?:i|we|they|he|she|you|who|it|that|theyve|havent|im|had|got|have|received|theres|was|seen|why|ive|phone|alarm|system) )";

const asks: readonly RegExp[] = [
  new RegExp(
    `^(?:${polite} ){0,6}STOP (?:i (?:dont|NOT|never|am|live|do)|im|wrong|this (?:is|isnt)|NOT (?:the|me)|(?:you|u) (?:have|got|ve))\\b`,
  ),
  /^(?:please |pls )*NOT (?:reply|respond)(?: (?:to|this|me|ME|please|AGAIN))*$|\bNOT (?:wish|want) to (?:continue|be part of) (?:this|the)\b|\b(?:not|NOT) interested in (?:your|these|the|any) (?:\w+ )?TEXT\b|\bNOT (?:subscribed|signed up|subscribe|sign up)$/,
  /\bnot (?:to )?(?:be )?(?:WRITE|TEXT|contacted) AGAIN\b|\bNOT BOTHER TEXT AGAIN\b|\bNOT permission to (?:TEXT|WRITE)\b|\bNOT (?:ever )?use THISNUMBER AGAIN\b|^off (?:the|your) list\b|^AGAIN TEXT (?:and|or)\b/,
  /\b(?:youre|ur|you are|you will be|your|youll be|u r|yer) (?:being |getting |now |going to be )*blocked\b|\bNOT send (?:me|ME) (?:links|adverts|marketing|offers)\b/,
  // Ending: "stop sending these texts", "enough of the messages", "turn the texts off".
  new RegExp(
    `\\b(?:STOP|enough) (?:${fill} ){0,9}(?:TEXT|WRITE|BOTHER)\\b(?! (?:the|a|him|her|them|my (?:wife|husband|mum|dad|son|daughter|tenants?)|his|that|says|said|about)\\b)`,
  ),
  /\bSTOP (?:sending|sendin|messing sending)(?: (?:me|ME|these|this|stuff|things|any|all|it|them))*$/,
  /\bSTOP (?:ME|pestering|spammin)$|\bSTOP (?:getting|receiving|gettin) (?:these|this|them|any)\b/,
  /\b(?:turn|switch|shut|knock) (?:off )?(?:\w+ ){0,3}TEXT(?: off)?$|\b(?:turn|switch|shut) off (?:\w+ ){0,2}TEXT\b|\b(?:turn|switch|shut) (?:\w+ ){1,2}TEXT off\b/,
  /\b(?:do one|jog on|sod off|piss off|fuck off|bugger off|f off|off|away|done|shove|stick|shove off) (?:with )?(?:your|yer|the|these|all the|all these|ur) (?:\w+ )?TEXT\b/,
  // Denying: "don't text", "no more messages", "I don't want to be contacted".
  new RegExp(`${subject}\\bNOT (?:${fill} ){0,9}TEXT\\b${notYet}`),
  new RegExp(
    `\\b(?:i|we|ah|a|am|me) (?:really |just |simply |definitely |certainly |honestly )?NOT (?:really )?(?:want|wish|need|like|care|wanna|require|agree to|appreciate|consent to|ask for|asked for|subscribe to|opt in to) (?:${fill} ){0,9}(?:TEXT|WRITE)\\b(?! (?:left|back|from (?:him|her|them)|lenses|breakers?|yet|before|until))`,
  ),
  new RegExp(
    `${subject}\\b(?:NOT|please not) (?:${fill} ){0,9}(?:WRITE|BOTHER) (?:ME|THISNUMBER|AGAIN|here|it|further|at all)\\b(?! (?:before|after|until|till|til|when|if|about|unless|while|between)\\b)`,
  ),
  new RegExp(
    `^(?:please |pls |so |and |kindly |thanks |just |not interested )*NOT (?:further )?WRITE(?: (?:please|pls|thanks|thank you))*$`,
  ),
  /\b(?:NOT|no) (?:want|wish|need|wanna) (?:to )?(?:hear|ever hear|be hearing)(?: \w+){0,2} from (?:you|this|ye|u)\b/,
  /\bNOT (?:ever )?(?:send|sending|sned)(?: (?:me|ME))? (?:anything|any (?:more|further|other)|these|this (?:stuff|rubbish|crap)|more|stuff|things|AGAIN|further|anythin|nothing|owt|rubbish|any)\b(?! (?:of (?:the|your) (?:lads?|men))|one)/,
  /\bNOT (?:use|be using|using) (?:THISNUMBER|it) (?:AGAIN|further|no more)|\bNOT (?:reply|respond|use) (?:to )?THISNUMBER (?:AGAIN)?$|\bNOT (?:reply|respond) AGAIN\b/,
  /\bNOMORE (?:of (?:this|these|it|that)$|(?:o |of )?(?:\w+ )?(?:these |this |your |yer )?(?:TEXT|WRITE))\b(?! (?:from (?:him|her|them)|yet|back))|^(?:i said |ive said |told you |said |already )*NOMORE(?: (?:please|thanks|pls|thank you|ta|of (?:this|these|it|that)))*$/,
  new RegExp(
    `\\bno need (?:for )?(?:${fill} ){0,9}(?:TEXT|WRITE)\\b(?! (?:before|first|when|until|tonight|today|if|on the day|ahead|the|my|him|her|them|dave|back (?:tonight|today|if|until|unless|til|now)|ME (?:before|first|when|until|if|back))\\b)`,
  ),
  new RegExp(
    `\\bNOT need (?:for )?(?:${fill} ){0,9}(?:TEXT|WRITE)\\b(?! (?:before|first|when|until|tonight|today|if|on the day|ahead|the|my|him|her|them|dave|back (?:tonight|today|if|until|unless|til|now)|ME (?:before|first|when|until|if|back))\\b)`,
  ),
  // Preferring: "I'd rather you didn't", "could you not".
  new RegExp(
    `\\b(?:rather|prefer|preferred|better|grateful|appreciate|appreciated|wish|happier|mind|obliged|thankful|like|love|kind) (?:it |that |if |you |was |were |be |would |could |we |i |to |u |your |so |very |much |it if )*(?:NOT|not|didnt|STOP|stopped) (?:${fill} ){0,9}(?:TEXT|WRITE)\\b${notYet}`,
  ),
  new RegExp(
    `\\b(?:could|can|would|will) (?:you|u|ya|ye) (?:please |pls |kindly |just |maybe |possibly |mind )*(?:NOT|not) (?:${fill} ){0,9}(?:TEXT|WRITE|send)\\b${notYet}`,
  ),
  new RegExp(`\\b(?:please|pls|kindly|sir|madam|but) not (?:${fill} ){0,9}(?:TEXT|WRITE|send)\\b${notYet}`),
  /\bwhy (?:are |do |you )*(?:still|keep|always|constantly) (?:on )?TEXT\b|\bobject to (?:\w+ ){0,3}TEXT\b|\bhow (?:do|can|to) i? ?(?:STOP|opt out)\b.*\bTEXT\b/,
  // Leaving alone.
  /\b(?:leave|let|leaf|leav) (?:ME|me|THISNUMBER|my phone|our family|him) (?:alone|be$|be now|be please|in peace|the (?:hell|f\w*) alone|well alone)\b(?! (?:a|the|in|with (?:the )?(?:key|quote|it|that|this|him|her))\b)/,
  // Being taken off.
  /\boff (?:your|ur|yer|this) (?:\w+ )?(?:lists?|system|database|books|records|phone)\b(?! of)|\b(?:THISNUMBER|details|my name|my data)\b(?: \w+){0,4} (?:removed|deleted|removing|erased|wiped|taken (?:off|out))\b|\b(?:be|get|want|wanting|like) (?:to be )?(?:removed|removing|deleted|taken|unsubscribed) (?:from|off|out of) (?:\w+ ){1,2}(?:list|TEXT|system|database|texts|WRITE|records|books|phone)\b|^remove (?:from|off) (?:\w+ )?list\b/,
  /\b(?:take|get|tak|strike|cross|scratch|keep) (?:ME|me|THISNUMBER|this one|my name|number|our name|him|her|my details|this|my data|my info|this number) (?:please )?(?:off|out|aff)\b(?!.* put me)(?! (?:for|to|the (?:wall|roof|job|quote|board)|on|monday|tuesday|wednesday|thursday|friday|of the house|of here)\b)/,
  /(?<!\b(?:you|must|might|did you) )\b(?:remove|delete|erase|strike|scrub|wipe|lose|loose|forget|block|bin|destroy|ditch|drop|clear|purge) (?:please )?(?:ME|me|THISNUMBER|all my|my|this contact|our|him|all of my|you have|you ever had|you had|that you have|youve got|you got)(?: (?:details|data|info\w*|number|name|from|your|records?|WRITE|contact|phone|mobile|THISNUMBER|off|out|please|pls|now|thanks|entirely|completely|too))+$|(?<!\b(?:you|must|might|did you|have) )\b(?:remove|delete|erase|lose|forget|block|bin|scrub|wipe|loose) (?:ME|THISNUMBER|you have THISNUMBER|all my data|my data|my details|my info|my contact|you ever had THISNUMBER)(?: (?:please|pls|now|from|off|out|thanks|immediately|asap|and|from your \w+|at once|altogether))*$/,
  /\b(?:remove|delete|erase|strike|take|lose|forget) (?:please )?(?:all )?(?:ME|THISNUMBER|my (?:details|name|data|info\w*)|him|his number|our number|number) (?:\w+ ){0,3}(?:from|off|out of) (?:\w+ )?(?:lists?|systems?|database|contacts?|records?|phone|books?|files?|texts?|mailing|TEXT|group|thing|here|this|there)\b/,
  /\b(?:withdraw|revoke|withdrawn|withdrawing|revoking|rescind) (?:my |any |all )?(?:consent|permission)\b|\b(?:consent|permission) (?:is |has been )?(?:withdrawn|revoked|removed)\b|\bdata protection\b.*\b(?:THISNUMBER|data|delete|remove|STOP|erase)\b|\bSTOP (?:processing|using|storing) (?:THISNUMBER|my data|my details)|\bNOT consent given\b|\b(?:NOT|didnt) (?:\w+ )?consent\b|\b(?:NOT|didnt) (?:give|gave|given|have|had) (?:you |u )?(?:my |any )?(?:permission|consent)\b|\b(?:NOT|didnt) (?:sign|signed|asked|ask|agree|agreed|subscribe|subscribed|request|requested)(?: \w+){0,3} (?:TEXT|WRITE)\b|\bgdpr\b.*\b(?:remove|delete|STOP|erase|erasure|data)\b|\bright to (?:be forgotten|erasure|object)\b|\bopt(?:ed|ing)? ?(?:me |ME )?out (?:of (?:this|these|your|(?:the|all) (?:\w+ )?TEXT)|please|now)\b|\b(?:want|like|wish|need|how do i|can i|how to) (?:to )?opt ?out\b/,
  // Threatening.
  /\bif (?:you|u|i) (?:get |ever |receive |keep )?(?:\w+ )?(?:TEXT|WRITE)\b.{0,30}\bAGAIN\b|\b(?:TEXT|WRITE) (?:me|ME|THISNUMBER) AGAIN (?:and|or|then|ill|im)\b|\bnext time (?:you|u) (?:TEXT|WRITE)\b|\bTEXT AGAIN and\b|\bif (?:these|the|your|this) (?:TEXT )?(?:NOT|dont|continues?|carry|keeps?)(?: \w+)?(?: STOP)?\b.*\b(?:report|police|ico|complain|solicitor|going to)\b|\b(?:one more|another|next|1 more) TEXT (?:and|or|goes|ill|from you (?:and|goes)|then|will)\b|\b(?:im|am|i am|ill|will|i will|going to be|have|ive|be|i) (?:now |just |going to )?(?:block|blocking|blocked) (?:you|THISNUMBER|u|ye|this)\b|\bblocking (?:you|u|THISNUMBER)\b/,
  /\b(?:report|sue|block|police|ofcom|ico|solicitor|complain\w*|lawyer|legal)\b.*\b(?:if|unless|AGAIN|one more|next|STOP)\b.*\b(?:TEXT|WRITE)\b|\b(?:TEXT|WRITE)\b.*\b(?:or|and|then) (?:ill|i will|im|i am|we will|well) (?:\w+ ){0,3}(?:report|sue|block|police|ofcom|ico|solicitor|call|complain)\b/,
  // Disliking.
  new RegExp(
    `\\b(?:sick|tired|fed up|enough|bored|weary|scunnered|hacked off|cheesed off|peed off|pissed off|had it) (?:to death |to the back teeth |and tired |up )*(?:of|with|by|o) (?:(?!send)${fill} ){0,9}TEXT(?:$| (?:ME|from|already|now|AGAIN|and|so|please|STOP|lately|all|thanks|every)\\b)`,
  ),
  /\b(?:your|these|the|all these|ur|yer|automated|constant) (?:\w+ )?TEXT (?:is |are |r |keep |keeps |its )?(?:\w+ )?(?:annoying|pain|nuisance|harassment|unwanted|unwelcome|intrusive|driving me|doing my|getting on|wind me up|winding me|irritating|a pest|not wanted|bothering|not welcome)\b/,
];

/** "Your texts are no use to me. Please stop." */
const acrossStatements: readonly RegExp[] = [
  /\bharassment\b.*\b(?:police|report|ico|legal|solicitor)\b|\bTHISNUMBER\b.*\b(?:(?:delete|remove|erase|lose) (?:it|this)|take (?:it|this) off)\b|\bwrong (?:number|person|man|one)\b.*\b(?:remove|delete)(?: it| this| me| please| now)*$|\bTEXT\b.*\bNOT send (?:her|him|them|it) AGAIN\b/,
  /\b(?:TEXT|WRITE|harassment|harassing|interested|wrong number|wrong person|no thanks|unwanted|pestering)\b.*(?<!\b(?:wont|NOT|cant|bus|door|to|non|tap|full|end|a|the|cannot|didnt) )\b(?:\| )?(?:please |pls |just |now |so |must |to )?STOP(?: (?:now|please|it|pls|this|them|these|thanks|AGAIN|with it|all this))*$/,
  /\bkeep(?:s|in)? (?:on )?(?:TEXT|WRITE)\b.*\bSTOP\b/,
  /\b(?:wrong (?:number|person)|(?:NOT|not) me|(?:NOT|not) interested|sorted|no thanks|dead|died|passed away|NOT dave|moved)\b.*\b(?:take|remove|delete|lose) (?:ME|THISNUMBER|this|him|her|my|it|me)\b(?! (?:to|the|out(?! of)|away|down|through|a|last|up|there|from the (?:wall|job)))|\b(?:NOT|not) interested (?:thanks )?\|? ?(?:please )?remove\b/,
  /\bcant (?:read|do|open|see|get) TEXT\b.*\bNOT (?:send|TEXT)\b|\bNOT do TEXT\b.*\bNOT (?:send|TEXT)\b/,
];
