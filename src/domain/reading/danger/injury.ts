import { attacked, hurtBody } from "./body-harm.ts";
import { isOverhead } from "./overhead.ts";
import { isInPlight } from "./plight.ts";
import { follows, near, says } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** Someone hurt, fallen or in immediate danger that fits no other kind; shut in but unhurt is none. */
export function isInjury(text: Statements): boolean {
  if (says(text, gravest)) return true;
  if (says(text, attacked)) return true;
  if (over.test(text.whole)) return false;
  if (says(text, fallen) || says(text, harmed) || says(text, struck) || says(text, threatened)) return true;
  if (says(text, hurtBody) || isOverhead(text) || isInPlight(text)) return true;
  return says(text, trapped) && !shutIn.test(text.whole);
}

/** Told as past, and the work that came of it asked for. */
const over =
  /\b(?:last (?:week|month|year|summer|winter)|(?:months?|weeks?|years?) (?:ago|back)|out of hospital|back from hospital|in hospital|hip operation|in (?:january|february|march|april|june|july|august|september|october|november|december)|hospital appointment)\b/;

const anyone = "PERSON|PRONOUN";
const aux =
  "(?: (?:s|has|have|had|is|was|just|been|got|really|badly|who|next door|seriously|quite|now|nearly|again|ad|auld|old|PRONOUN|PERSON|upstairs|only|must|may|might|wee|then|also|gone|and)){0,5}";
const notThat =
  "(?! (?:tiles?|slates?|ridge|tree|trees|branch|fence|gutter\\w*|panels?|leaves|out with|behind|for|asleep|in love|ill|ILL|pregnant|apart|through (?:on|with)|out of love|by|short))";

const gravest: readonly RegExp[] = [
  /\b(?:NOT|isnt|stopped) (?:breathing|waking|conscious)\b|\b(?:PERSON|PRONOUN|him|her|child)(?: \w+){0,3} (?:NOT|isnt|stopped) (?:responding|responsive|moving)\b|^(?:NOT|isnt|stopped) (?:responding|responsive|moving)$|\b(?:NOT|struggling to|hard to|difficulty|trouble|hardly|barely|canny) (?:breathe?|breathing)\b|\bNOT (?:breathe|breathing|wake)\b|\bunconscious\b|\bpassed out\b|\bout cold\b|\bbreathing (?:funny|badly|strange|weird|heavy)\b/,
  /\banaphyla\w*\b|\ballergic reaction\b|\bepi ?pen\b|\bheart attack\b(?! (?:when|with|at|over|last|in|years|a few|before))|\b(?:having|had|has|have|taken|taking) (?:a |an )(?:\w+ )?(?:seizure|fit|stroke|asthma attack|panic attack|hypo)\b|\bBODY pains?\b|\b(?:taken|took) (?:\w+ ){0,2}(?:tablets|pills|overdose)\b|\boverdosed?\b|\b(?:threaten\w*|wants|going) to (?:jump|kill (?:himself|herself|PRONOUN|PERSON))\b|\bstabbed\b|\bgun\b/,
  /\b(?:an|the|call|called|calling|ring|rung|rang|phoned|need|dialled|waiting) (?:an |the |for an |for the )*(?:ambulance|paramedics?|999)\b|\b(?:paramedics?|ambulance(?: crew)?) (?:is |are |need |needs |on |OUTDOORS |here|NOT|waiting)/,
  /\bBLOOD (?:\w+ ){0,2}(?:everywhere|all over|POUR|on|badly|heavily|a lot|loads|lots|coming|from|to death|wont)\b|\bPOUR (?:with |of )?BLOOD\b|\blots of BLOOD\b|\b(?:wont|NOT) stop (?:the )?BLOOD\b/,
];

const fallen: readonly RegExp[] = [
  new RegExp(`\\b(?:${anyone})${aux} (?:FALL|COLLAPSE|FAINT|keeled over|took a FALL)\\b${notThat}`),
  new RegExp(`\\b(?:${anyone})\\b(?: \\w+){0,3} went flying`),
  /\bBODY (?:\w+ )?(?:gone|went|goes|go) through\b|\bBODY (?:\w+ )?(?:TRAPPED|STUCK|(?:shut|caught|slammed|closed) in)\b|\bBREAK BODY\b(?! (?:of|on|rail|neutral))/,
  /\b(?:glass|nail|screw|BREAK|splinter|shard|wood) (?:\w+ ){0,2}in (?:my|his|her|the|our|PERSON) BODY\b/,
  /\b(?:BREAK|BURN|BURNT|HURT|scalded) (?:myself|himself|herself|meself|masel|masell)\b/,
  follows("PERSON", "COLLAPSE|FAINT", 5),
  /\bPRONOUN (?:\w+ ){0,2}BREAK (?:\w+ )?BODY\b/,
  new RegExp(`\\b(?:${anyone})${aux} (?:trip|tripped) (?:over|on|up|down)\\b`),
  new RegExp(
    `\\b(?:${anyone})${aux} (?:come|came|gone|went|go|goes|flew|slid|slipped|thrown|jumped|knocked|put \\w+ BODY) (?:\\w+ )?(?:off|aff|through|over|down) (?:\\w+ ){0,2}(?:ladder|ladders|roof|scaffold\\w*|bike|stairs|steps?|loft|CEILING|floor|floorboards?|balcony|wall|railings?|window)\\b`,
  ),
  /\b(?:had|has had|have|having|ad|taken|took|a|of) (?:a |another )(?:bad |nasty |serious |right |wee )*FALL\b(?! (?:in|of|out) ?(?:WATER|price|with|over|pressure|height))|^FALL (?:off|on|down|over|from|through) .*\b(?:HURT|BODY|BREAK)\b/,
  new RegExp(
    `\\b(?:${anyone}|him|her)\\b(?: \\w+){0,6} (?:lying|laying|slumped|flat out|BODY down|collapsed|STUCK) (?:\\w+ ){0,5}(?:floor|ground|stairs|pavement|road|roof|ledge|scaffold\\w*|deck)\\b(?! (?:tiles?|boards?|plan|covering|needs|wants))`,
  ),
  new RegExp(
    `\\b(?:PERSON|hes|shes|he|she|him|her|im|PRONOUN)(?: (?:is|\\d+|was|been|still|has|STUCK|now|upstairs|left|sat|and|in|all night)){0,4} on (?:the |her |his |my |PERSON )?(?!ground|first|second|third|top|\\d|bottom|next)(?:\\w+ )?(?:floor|ground)\\b(?! (?:tiles?|boards?|plan|covering|floor|above|below|of))`,
  ),
  new RegExp(
    `\\b(?:${anyone})\\b(?: \\w+){0,4} (?:NOT) (?:able to |can )?(?:get up|breathe|move|feel (?:his|her|my|their|PERSON)|stand|walk|wake|be woken)\\b(?! (?:the|my|it|in|out|house|til|until|date|flat|furniture))`,
  ),
  /\bFALL\b.*\b(?:NOT|no can|NOT can) (?:get up|move|stand|walk)\b|\b(?:ladder|ladders|roof|scaffold\w*)\b.*\bBLOOD\b/,
];

const harm =
  "HURT|BLOOD|knocked (?:out|himself|herself|themselves|PRONOUN|PERSON)|NOT breathing|NOT moving|in (?:a lot of |so much |bad |terrible )?(?:pain|agony)|screaming in pain|gone blue|turning blue|losing BLOOD|concussion|stroke|asthma attack|HURT (?:himself|herself)|BREAK (?:his|her|my|their|a) BODY";
const ownBody =
  "(?:my|his|her|our|their|me|mi|PERSON|ma|yer|PERSON (?:left|right)) (?:left |right |whole |wee )?(?:BODY|HEAD)";
const bodyHarm =
  "TRAPPED|STUCK|HURT|BREAK|HIT|BLOOD|SAG|BURN|BURNT|SCORCH|caught|SHOCK|blue|closing|closed|POUR|numb|in agony|bitten|swelling|puffed|puffy|acid|bleach|POUR|splash\\w*|lacerat\\w*|done in|twisted|dislocated|fractured|throbbing|bust|cut|slit|jammed|clamped|HEAT|mangled|squashed|BELT";

const harmed: readonly RegExp[] = [
  near("PERSON", harm, 3),
  new RegExp(`\\b(?:${anyone})\\b(?: \\w+){0,3} (?:${harm})\\b`),
  new RegExp(`\\bHURT (?:by|in|on|from|off) (?:the |a )?\\w+`),
  new RegExp(
    `\\b(?:${anyone})(?: (?:s|got|was|is|has been|been|badly|really|just|have|has|had)){1,4} (?:badly |really )?(?:BURN|BURNT|scalded)(?! by the | out| down| the)`,
  ),
  /\b(?:BURN|BURNT|SCORCH|HURT) (?:\w+ )?(?:PERSON|PRONOUN|myself|himself|herself)\b/,
  near(ownBody, bodyHarm, 4),
  /\b(?:badly|chemical|bad|nasty|severe) (?:BURN|BURNT)\b(?! (?:SMELL|out))|\bhas (?:BURN|BURNT) (?:from|on)\b|\b(?:im|hes|shes|is|am|was|PERSON|PRONOUN) BLOOD\b|^(?:\w+ ){0,2}BLOOD$|\bBODY (?:in|through|under|stuck|between) (?:\w+ ){0,2}(?:machine|door|gate|window|letterbox|railings?|blade)\b/,
  near("acid|bleach|chemicals?|cleaner|unblocker|caustic|drain", "BODY|(?:NOT|hard to) breathe?|BURN BODY|skin", 6),
  near(
    "STING|wasps?|bees?|hornets?",
    "swell\\w*|SAG|BODY (?:\\w+ ){0,3}(?:closing|SAG|swell\\w*|BURN)|breath\\w*|HEADACHE|FAINT|allergic|allergy|ILL|(?:many|20|ten|twenty|\\d\\d) times|all over|BODY",
    8,
  ),
  near(
    "rat|rats|mouse|dog|fox|squirrel|snake|spider|BREAK|STING",
    "(?:bit|bite|bitten|HURT|biting) (?:\\w+ ){0,2}(?:PERSON|BODY|PRONOUN|me|him)",
    3,
  ),
  /\b(?:rat|rats|mouse|mice|dog|fox|squirrel|snake|spider|something|ferret|cat) (?:\w+ )?(?:bit|bitten|bites|HURT) (?:\w+ ){0,2}(?:PERSON|me|him|her|us|BODY)\b/,
  /\bHURT by (?:a |the |\w+ )?(?:rat|rats|dog|mouse|snake|fox)\b|\b(?:PERSON|PRONOUN|been|got|was) (?:been |got |was )?bitten\b|\brat bite\b|\bbit by (?:a |the )?\w+/,
  /\b(?:moaning|groaning|screaming|crying|calling|shouting|SOUND) (?:\w+ )?(?:inside|for help|in pain|help)\b|\b(?:hear|heard) (?:\w+ ){0,2}(?:PERSON|her|him|moaning|groaning|cries|screams)\b(?: \w+){0,2} (?:moaning|groaning|inside|crying|calling|yelling|sobbing|whimpering|SOUND|help|from inside)\b|\b(?:hear|heard) (?:\w+ ){0,2}(?:moaning|groaning|cries|screams|screaming|crying)\b/,
];

const struck: readonly RegExp[] = [
  /\bBREAK (?:my |his |her |our )PERSON$/,
  /\b(?:cut|sliced|scratched|gashed) (?:my |his |her |our )?PERSON\b(?! (?:a|some|hair))/,
  /\b(?:dropped|landed|slammed|shut|trapped|caught) (?:\w+ ){1,4}(?:on|in|onto) (?:my|his|her|our|their|PERSON) (?:\w+ )?BODY\b/,
  /\b(?:swallowed|drank|drunk|ate|eaten|ingested)\b.*\b(?:cleaner|bleach|descaler|chemicals?|unblocker|POISON|batter(?:y|ies)|acid|tablets?|antifreeze|BREAK)\b/,
  new RegExp(
    "\\b(?:FALL|dropped|landed|COLLAPSE|blew|smashed|come down|came down|landing|toppled|tipped|shut|closed|slammed|crashed|slipped|tumbled)(?: and (?:BREAK|HIT|struck))?(?: off the \\w+| from the \\w+| off \\w+ \\w+)? (?:on|onto|on top of|on to|over|into|HIT) (?:a |an |the |my |our |his |her |this |some |old |poor |wee |young ){0,3}(?:me|him|her|us|them|PERSON|BODY)\\b(?! (?:tree|trees|branch|hedge|gate|dog|cat|CHIMNEY|slates?|tiles?|extension|side|garden|drive\\w*|fence|car|roof|house|shed|land|path|wall|patio|lawn|property|greenhouse|conservatory|half|place|window|van|again|last|s))",
  ),
  new RegExp(
    "\\b(?:HIT|struck|HURT|ran over|knocked over|landed on)(?: on)? (?:a |an |the |my |our |his |her |this |some |old |poor |wee |young ){0,3}(?:me|him|her|us|them|PERSON|BODY)\\b(?! (?:tree|trees|branch|hedge|gate|dog|cat|CHIMNEY|slates?|tiles?|extension|side|garden|drive\\w*|fence|car|roof|house|shed|wall|window|van|s))",
  ),
  near(
    "PERSON|he|she",
    "(?:under|underneath|beneath|TRAPPED under|pinned under) (?:a |the |it|some )?(?:tree|wall|car|van|CEILING|rubble|wardrobe|shed|fence|machine|branch|APPLIANCE|roof|mixer|skip|beam)",
    4,
  ),
];

const threatened: readonly RegExp[] = [
  /\bbeing (?:burgled|robbed|attacked|BREAK into|mugged)\b/,
  /\bINTRUDER(?: is| s|s)? (?:in|inside|downstairs|upstairs|at|trying|OUTDOORS|here)\b|\b(?:attacked|attacking|savaged|mauled) (?:my |our |the |a )?(?:PERSON|me|him|her|us)\b/,
  /\b(?:shattered|exploded|smashed|BREAK) (?:all )?(?:on|over|in) (?:me|him|her|us|PERSON|my BODY|my PERSON)\b/,
  /\b(?:PERSON|PRONOUN|someone|someones|ex|gang|drunk|lads)(?: \w+){0,4} (?:trying to (?:get|BREAK|kick|force|BELT|smash|come)|tryin to (?:get|BREAK)|FORCING) (?:\w+ ){0,3}(?:doors?|windows?|in|into)\b(?! (?:lock|handle|hinge|last|yesterday|key))/,
  /\b(?:theres|there is|is) (?:\w+ )?(?:PERSON|intruder|burglar|someone)(?: \w+)? (?:in (?:my|the|our) (?:house|flat|garden|loft|kitchen|home|hall|shop)|with a (?:knife|gun|bat))\b|\bwith a (?:knife|gun|machete|BREAK|bat|axe)\b(?= (?:OUTDOORS|at|in|trying|threat\w*))|\b(?:PERSON|PRONOUN|hes|shes)(?: \w+){0,3} (?:OUTDOORS|threatening|at)(?: \w+){0,3} with an? (?:knife|gun|machete|BREAK|bat|axe)\b|\battacking (?:me|PERSON|us|him|her)\b|\bbeing attacked\b/,
  near(
    "(?:CHIMNEY|stack|wall|tree|branch|scaffold\\w*|balcony|slates?|tiles?|gable|lamp ?post|SOCKET|glass|sign|pot|gutter\\w*|fascia|roof|panel|window|coping|cladding|ledge)(?: \\w+){0,5} (?:about|going|gonna|ready|could|might|hanging|BARE|swaying|loose|sliding|coming|leaning|wobbling|wobbly|FALL|dangling|teetering|come|falling|dropping|nearly|almost|will|unstable)",
    "pavement|street|path|footpath|PERSON(?! (?:tree|trees|branch|hedge|gate|dog|cat|CHIMNEY|slates?|tiles?|extension|side|garden|drive\\w*|fence|car|roof|house|shed|land|wall|property))|public|kill|kills|killed|shoppers|pushchair|school|passers|below|walking|walk|underneath|beneath|nursery|playground|crowd",
    8,
  ),
  near(
    "PERSON",
    "(?:locked|stuck|shut|TRAPPED) in(?:side)? (?:\\w+ ){0,3}(?:car|van|lift|oven|freezer|fridge|APPLIANCE)(?: \\w+){0,4} (?:HEAT|boiling|sun|limp|HURT|asthma|BREAK|crying|screaming|blue|breath\\w*|labou?r|panick\\w*)|(?:locked|stuck|shut) in(?:side)? (?:\\w+ )?(?:HEAT|boiling|sweltering|freezer) (?:car|van)?",
    4,
  ),
  near(
    "PERSON (?:\\w+ ){0,3}(?:locked|stuck|shut|left) in(?:side)? (?:\\w+ )?(?:car|van)",
    "degrees|HEAT|sun|sunshine|boiling|heat",
    8,
  ),
  near("limp|floppy", "PERSON|PRONOUN", 4),
  follows(
    "PERSON|PRONOUN|BODY",
    "(?:gone|turned|turning|going|went|is|are|looks) (?:\\w+ )?(?:blue|gr[ea]y|purple)$",
    2,
  ),
  near("NOT (?:answering|answer|responding)", "(?:on|lying|slumped) (?:\\w+ )?(?:floor|ground|stairs|chair)", 10),
  near("lift", "PERSON (?:\\w+ ){0,6}(?:labou?r|asthma|HURT|panick\\w*|FAINT)", 10),
];

const trapped: readonly RegExp[] = [
  /\b(?:PERSON|PRONOUN)(?: \w+){0,3} STUCK (?:under|between|beneath|underneath|(?:in|down|up) (?:the |a |some )?(?:railings?|fence|machine|CHIMNEY|hole|drain|bars|tree|mud|HOB|APPLIANCE))\b/,
  near(anyone, "TRAPPED", 3),
  /\bTRAPPED (?:under|beneath|by|between)\b/,
];
const shutIn =
  /\b(?:dog|cat|bird|kitten|mouse|fox|hedgehog|pigeon|squirrel|puppy|rat)s? (?:\w+ )?TRAPPED\b|\b(?:TRAPPED|locked|shut) (?:him|her|them|my|our|the)?(?:sel[fv]\w*)? ?(?:in|inside|out|OUTDOORS|at|on|to)\b(?! (?:the )?(?:a |an )?(?:machine|door|gate|shutter|trench|hole|manhole|rubble|pit|digger|railings))|\b(?:drawer|key|keys|lock|bolt|lid|window|traffic|door|mouse|bird|cat|pigeon|METAL|sofa|tap|car) (?:\w+ ){0,3}TRAPPED\b|\bTRAPPED (?:with|for|down|somewhere|up|so|and|$)/;
