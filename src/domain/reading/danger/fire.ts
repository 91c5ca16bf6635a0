import { near, says } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** Visible smoke or flame, or still smouldering, whatever the source; not smoke that the sender explains by toast. */
export function isFire(text: Statements): boolean {
  const { whole } = text;
  if (longAgo.test(whole) || praise.test(whole)) return false;
  if (hearth.test(whole) && !says(text, burns) && !says(text, spread)) return says(text, smoke) && !cooking.test(whole);
  return says(text, flame) || says(text, spread) || says(text, burns) || (says(text, smoke) && !cooking.test(whole));
}

const longAgo =
  /\b(?:FIRE|SMOKE)\b.{0,40}\b(?:last (?:week|month|year|summer|winter|january|february)|months? ago|years? ago|weeks? ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b|\b(?:last (?:month|year|week|summer|winter)s?)\b.{0,30}\bFIRE\b|\binsurance\b.{0,30}\bFIRE\b|\bafter (?:the|our|a|my) (?:\w+ )?FIRE\b/;
/** A fire to sit by, with work to be done on it. */
const hearth =
  /\b(?:the|our|my|a|new|old) FIRE\b.*\b(?:service|serviced|sweep|swept|working|wont|lit|fitting|fitted|install\w*|remov\w*|replac\w*|clean\w*|glass|tiles?)\b/;
const praise =
  /\b(?:youre|ur|you are|your|hes|lads are|were|team is) on FIRE\b|\bon FIRE (?:today|lately|mate|great)\b/;
const cooking =
  /\b(?:BURN|BURNT) (?:the |some |my |our )?(?:\w+ )?(?:toast|toasties?|bacon|dinner|food|tea|rice|chips|pizza|cake|steak)\b|\b(?:toast|cooking|bbq|barbecue|cigarettes?|fags?|vap(?:e|ing)|grease|greasy|next doors? HEATER|neighbours HEATER|incense|candle|bonfire|cook|steak|frying)\b/;

const place =
  "house|flat|kitchen|shed|loft|attic|garage|building|roof|thatch|car|van|bins?|bin|skip|sofa|curtains?|bed|mattress|APPLIANCE|HOB|fence|tree|hedge|SOCKET|WIRE|HEATER|CHIMNEY|BOILER|pan|chip|battery|scooter|ebike|bike|something|somethings|place|wall|walls|floor|floorboards|hall|stairs|stairwell|shop|room|lounge|bedroom|METER|carpet|furniture|bush|decking|caravan|boat|barn|cupboards?|extractor|cupboard|ELECTRIC|wood|mat|doormat|rugs?|bedding|duvet|cushions?|settee|couch|pallets?|leaves|cardboard|papers?|plastic|tyres?|worktop|skirting|joists?|beams?|rafters?|felt|lagging|insulation|outhouse|greenhouse|gazebo|wheelie|appliance|next door|neighbours|it|its";

const flame: readonly RegExp[] = [
  /\b(?:on|caught|catching|catch|went on|set \w+ on|sets?|set|setting|took|gone on|cought|near caught) FIRE\b|\b(?:caught|catch|catching|set \w+ \w+|set) (?:SOCKET|light|ABLAZE)\b|\bABLAZE\b|\b(?:in|into|up in|burst into) FLAME\b|\b(?:set|setting) (?:\w+ ){1,3}(?:FIRE|ABLAZE|SOCKET to)\b|\bset FIRE to\b/,
  /\b(?:house|CHIMNEY|HEATER|pan|electrical|ELECTRIC|kitchen|loft|bin|shed|roof|car|SOCKET|APPLIANCE|HOB|grass|barn|fat|oil|fryer|battery) FIRE\b(?! (?:needs|wont|not|NOT|guard|back|grate|broken|service))/,
  /\bFLAME (?!goes|went|has|is|keeps|just|then|blows|blew|cuts|wont|NOT|effect|failure|sensor)(?:\w+ )?(?:coming|from|out|shooting|up|in|everywhere|through|under|round|licking|off|at|inside|behind|on|leaping|huge|big)\b(?! (?:is |has |went |goes )?(?:out|off)\b)|\b(?:see|seeing|saw|theres|there are|there is|got|and|then|huge|big|are) (?:\w+ )?FLAME(?! effect)\b/,
  /\b(?:theres|there is|there was|there|is|got|having|small|big|little|wee|have|had|help|a|sir|omg|god) (?:a |been a |small |big |little |wee |bad |huge )*FIRE (?:in|at|inside|next|under|behind|on|by|near|started|broke|broken|spreading|coming|and|out|OUTDOORS)\b(?!.*\b(?:working|service|sweep|swept)\b)/,
  /^(?:(?:sir|help|omg|theres|there|a|quick|please|small|big|wee|got|electrical|the|and|so) ){0,3}FIRE (?:in|at|inside|next|under|behind|on|near|by) /,
  /\bFIRE (?:has |have |just |is |was )*(?:started|starting|broke|BREAK out|FORCING out|breaking out|spreading|spread|raging|blazing|getting bigger|out of control|everywhere)\b|\bFIRE FIRE\b/,
  /^(?:help |please |theres a |there is a |theres |omg |a |big |small )*FIRE(?: help| please| pls| plz| asap| PRONOUN| now| come| quick| hurry| urgent)*$/,
  /\b(?:put|putting) (?:the |a |out the )?FIRE (?:out )?(?:myself|ourselves|with)\b|\b(?:there was|had|having|we had) (?:a |an )(?:\w+ )?FIRE\b(?! (?:guard|fitted|installed|put))/,
];

const burns: readonly RegExp[] = [
  /^(?:its |it is |it |and |is |fire |FIRE )*(?:still )?BURN$|\bstill BURN$/,
  new RegExp(
    `^(?!.*\\bSMELL\\b).*\\b(?:${place})s?(?: (?:back|door|motor|top|front|end|side|is|are|has been|just|still|keeps|now)){0,4} BURN(?:$| (?:i|PRONOUN)\\b)`,
  ),
  new RegExp(
    `^(?!.*\\bSMELL\\b).*\\b(?:${place})s?(?: is| are| just| still)* BURN (?:down|up|away|and|in|inside|right|badly|now|next|help)\\b(?! (?:mark|SMELL))`,
  ),
  /\b(?:chip|frying|grill)? ?(?:pans?|fryer|wok|oil|thatch|hedge|sheds?|fence|curtains?|SOCKET|HEATER|bin|wood|sofa|battery)(?: s| has| is| just| have)* (?:gone up|went up|caught$|catching$|took light)\b(?! (?:the|in (?:price|cost|value|the (?:wind|air))|on the|price|by the wind|to|again|yesterday|for|\d))/,
  near(
    "glowing|HEAT",
    "ash|ashes|ember|wood|hedge|insulation|roof|timber|joist|beam|plasterboard|bbq|decking|fence",
    5,
  ),
  /^(?!.*\bSMELL\b).*\b(?!(?:BODY|HEAD|eyes?|skin|FLAME|pilot|BOILER|GASBOILER|HOB|HEATER|gasfire|hearthfire|hearth|woodstove|FIRE|candles?|money|sun|PRONOUN|throat|CO|SMELL|that|this|question)\b)\w+ (?:is|are|still|was still) BURN(?:$| (?:and|in|on|under|against|behind|inside|now|badly|away)\b)/,
  near(
    "wood|joists?|beams?|timbers?|skirting|insulation|lagging",
    "char|charring|BURN|glowing|SCORCH (?:\\w+ ){0,3}HEAT",
    3,
  ),
  near("battery", "explod\\w*|swell\\w*|SAG|BURN|FIRE|BUZZ|HISS", 4),
];

const spread: readonly RegExp[] = [
  /\b(?:bonfire|FIRE|FLAME|bbq|barbecue|candles?|sparks|SPARK|ember|ABLAZE|torch|blowtorch|rocket|banger|neutral) (?:has |have |s |just )?(?:caught|caught hold of|spread (?:to|into)|jumped|got (?:to|into)|set off|reached|taken hold) (?:the|my|our|a|next|his|her|some)\b/,
  /\bset (?:the |my |our |some )?(?:curtains?|mat|rug|bin|bins|bedding|hedge|fence|shed|grass|tablecloth|papers?) (?:off|going|alight)\b/,
  /\b(?:see|saw|seen|seeing) (?:some |actual |a |the |red |little |wee )?FIRE(?: (?:in|under|at|inside|coming|behind|through|from|on top|out)\b|$)/,
  near("(?:orange|red) glow", "loft|roof|wall|floor|attic|inside|behind|under|through|window|shed|garage", 4),
  near("CHIMNEY", "SPARK|roar\\w*|glow\\w*|red HEAT|HEAT", 4),
  /\b(?:exploded|explodes|blew up|popped|went bang|went up) (?:\w+ ){0,2}(?:and |its |is |now )+(?:\w+ )?BURN\b/,
];

const smoke: readonly RegExp[] = [/\bSMOKE\b/];
