import { besideWater, otherRise, rises, unnamed } from "./flood-signs.ts";
import { follows, near, says, saysOfTrouble } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** Water on or about to reach electrics, a ceiling about to fall, floodwater rising indoors; other water is no danger to people. */
export function isFlood(text: Statements): boolean {
  if (says(text, awayFrom) || overgrown.test(text.whole)) return false;
  if (says(text, reaching) || (says(text, ceiling) && !isOnSomeone(text)) || says(text, rising) || says(text, unnamed))
    return true;
  if (anyWet.test(text.whole) && says(text, besideWater)) return true;
  if (says(text, rises) && tellsOfWater.test(text.whole) && !otherRise.test(text.whole)) return true;
  if (saysOfTrouble(text, together) && !says(text, ownFault)) return true;
  if (says(text, overhead) && anyWet.test(text.whole)) return true;
  return says(text, cellar) && /\b(?:SOCKET|ELECTRIC|METER|WIRE)\b/.test(text.whole);
}

/** A dry ceiling that came down on a person has hurt them. */
function isOnSomeone(text: Statements): boolean {
  return says(text, onSomeone) && !anyWet.test(text.whole);
}

const wet = "WATER|RAIN|SEWAGE|LEAK|DRIP|POUR|FLOOD|SOAK|HOTWATER|ESCAPE|METAL BREAK|BREAK METAL|pipe BREAK";
const electrics = "SOCKET|WIRE|ELECTRIC|METER|TV";
const onSomeone: readonly RegExp[] = [
  /\bCEILING\b(?: \w+){0,5} (?:on|onto|on top of) (?:me|him|her|us|PERSON|(?:my |his |her |our )?(?:PERSON )?(?:BODY|HEAD))\b/,
];
const anyWet = new RegExp(`\\b(?:${wet})\\b`);
const tellsOfWater = new RegExp(`\\b(?:${wet}|drains?|toilet|loo|under the door|RIVER|lake)\\b`);
const awayFrom: readonly RegExp[] = [
  /\b(?:away from|nowhere near|NOT near|clear of|far from|NOT by) (?:\w+ ){0,3}(?:SOCKET|ELECTRIC|WIRE)\b/,
  /\b(?:APPLIANCE|METAL)(?: \w+){0,4} up to (?:my|the|our) (?:BODY|SOCKET|METAL)\b|\bthen (?:it )?(?:goes|drops|drains) (?:down|away|back)\b/,
];
const toward =
  "in|into|inside|through|onto|on|over|out|from|near|nearly|by|around|round|towards|above|behind|reached|reaching|reach|next to|beside|all over|at|to|down|touching|under|where|got|getting|hit|hitting|including|off|fae|aff|doon|running|coming|below|beneath|close|knocked|tripped|tripping|trips|blown|blew|fused|shorted|shorting|round";

const reaching: readonly RegExp[] = [
  near("flicker\\w*", wet, 8),
  /\b(?:WATER|DRIP|POUR|LEAK)(?: \w+){0,3} (?:on|onto|over) (?:the |my |our |a |to the )?(?:appliance|APPLIANCE)\b(?! side)/,
  new RegExp(
    `\\b(?:${wet})\\b(?: \\w+){0,8}? (?:${toward})(?: \\w+){0,4}? (?:${electrics}|APPLIANCE (?:FISH|screen))\\b(?! (?:NOT working|and SOCKET needs))`,
  ),
  new RegExp(
    `\\b(?:${electrics})\\b(?: \\w+){0,4}? (?:SOAK|(?:has|have|with|got|get|getting|in|under) (?:\\w+ )?WATER|under ?water|full of (?:WATER|RAIN)|DRIP|POUR|LEAK|FLOOD)(?! (?:meter|supply|under|by the sink|METAL))`,
  ),
  new RegExp(`\\b(?:SOAK|WATER|DRIP|POUR|RAIN) (?:${electrics})\\b(?! (?:meter|supply))`),
  new RegExp(
    `\\b(?:${wet})\\b(?: \\w+){0,6}? (?:tripp\\w*|trips|short\\w*|fused|blew|blown|knocked|took)(?: \\w+){0,4}? (?:${electrics}|power)\\b`,
  ),
  new RegExp(
    `\\b(?:${electrics}|power)\\b(?: \\w+){0,5} (?:after|when|since|because|cos|from|due)(?: \\w+){0,5} (?:${wet})\\b`,
  ),
];
const together: readonly RegExp[] = [near(wet, "SOCKET|WIRE|ELECTRIC", 7)];
/** "Tap leaking and light not working" are two jobs. */
const ownFault: readonly RegExp[] = [
  /\b(?:dodgy|loose|faulty|dead|spare|broken|BREAK|another) (?:\w+ )?(?:SOCKET|ELECTRIC|WIRE)\b/,
  /\b(?:SOCKET|ELECTRIC|WIRE)(?: \w+){0,4} (?:needs?|wants?|NOT|wont|broken|BREAK|flicker\w*|dead|loose|stopped|dim|gone|blown|out)\b/,
  /\b(?:METAL|ELECTRIC|APPLIANCE|SOCKET)(?: \w+){0,2} LEAK(?: and|$)/,
];

const ceiling: readonly RegExp[] = [
  near("CEILING", "SAG|COLLAPSE|FALL down", 6),
  near(
    "BUBBLE of WATER|BUBBLE",
    "CEILING full|WATER in the CEILING|WATER (?:\\w+ ){0,2}CEILING|CEILING (?:\\w+ ){0,3}WATER",
    4,
  ),
  /\b(?:fallen|FALL|came|come) (?:\w+ ){0,2}(?:of|off) (?:the |my )?CEILING\b/,
  follows(
    "CEILING",
    "(?:about|going|ready|looks?|looking|fit|set|threaten\\w*|seems|gunna|gonna|gonny|might|could|may|will|starting|started|feels?|beginning|likely) (?:\\w+ ){0,2}(?:FALL|come|COLLAPSE|go|give|SAG|cave|coming|giving|burst|BREAK|drop)|(?:FALL|caving|coming|come|came|cam|caved|fell) (?:down|in)|dropping|dropped|sunk|sinking|FALL|hanging (?:down|low|like|by|off)|BREAK (?:\\w+ ){0,3}(?:WATER|DRIP|LEAK|POUR)|SAG|COLLAPSE|hanging|BARE|full of (?:WATER|RAIN)|giving way|gave way|given way|pregnant|dropping|come away|coming away",
    7,
  ),
];
/** Where water is told of, plaster and a roof that hang are as near to falling as a ceiling. */
const overhead: readonly RegExp[] = [
  near("plaster|roof|artex|lath", "hanging|BARE|SAG|(?:about|going|ready) to (?:come|FALL|go|COLLAPSE|cave)", 5),
];
/** "The grass is knee deep." */
const overgrown =
  /\b(?:grass|lawn|weeds|nettles|brambles|hedges?|overgrown|snow|junk|rubbish)\b.*\b(?:deep|high)\b|\b(?:deep|high) (?:\w+ ){0,2}(?:grass|lawn|weeds|nettles|brambles|snow)\b/;
const inside =
  "house|kitchen|lounge|hall|hallway|bedroom|room|shop|flat|cellar|basement|door|front|back|floor|floorboards|downstairs|living|carpet|skirting|home|porch|garage|cottage|bathroom|toilet|indoors|PRONOUN|ours|conservatory";
const rising: readonly RegExp[] = [
  new RegExp(`\\bFLOOD WATER\\b|\\bFLOOD (?:have|has|are|is) (?:\\w+ ){0,2}(?:in|coming|got|reached|rising)\\b`),
  new RegExp(
    `\\b(?:WATER|FLOOD|RIVER|SEWAGE|SEWAGE WATER|WATER level|level)\\b(?: \\w+){0,12} (?:rising|rise|rises|risen|creeping up|getting higher|higher|getting deeper)\\b`,
  ),
  new RegExp(
    `\\brising WATER\\b|\\b(?:RIVER|FLOOD|street|road|lane)(?: \\w+){0,3} (?:BREAK|over|come over|coming|in the|in our|into|in|got in|burst|breached|overtopped|FLOOD|POUR)(?: \\w+){0,4} (?:${inside}|banks?|its)\\b`,
  ),
  /\bRIVER (?:\w+ )?in$|\bRIVER (?:is )?in (?:our|my|the) |\bWATER coming in from the (?:road|street|RIVER|lane)\b|\bup to (?:the |my |our )?(?:skirting|bed|sofa|windowsill|SOCKET)\b|\b(?:street|road|lane|river|RIVER)\b.{0,30}\bFLOOD\b.{0,30}\b(?:coming|come|getting) (?:in|under|through|into)\b|\bFLOOD (?:from|by|cos of|because of) (?:the |a )?(?:RIVER|street|road)\b|\bbreached\b/,
  /\b(?:foot|BODY|feet|inch|inches|ft|half a BODY|cm) (?:or so )?of (?:WATER|SEWAGE|FLOOD)\b|\b(?:BODY|foot|feet|shin|waist|welly|wellies|inches|calf|inch)[ -]?(?:deep|high)\b(?! (?:(?:\w+ )?(?:wall|fence|hedge|grass|boots|table|weeds|socks)|in (?:junk|rubbish|paint|mess|grass|weeds|clutter)))|\bup to (?:my|our|the|your) (?:BODY|waist|knees|welly|wellies|shins|ankles)\b(?! in (?:junk|work|rubbish|mess|paint|it with))/,
];
const cellar: readonly RegExp[] = [
  follows("cellar|basement|downstairs", "FLOOD|filling|full|WATER|POUR", 4),
  follows("FLOOD|WATER", "cellar|basement", 4),
];
