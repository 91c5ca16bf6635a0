import { follows, near } from "./rule.ts";

const electrics = "SOCKET|WIRE|ELECTRIC|METER|TV|smokegear";
const wet = "WATER|RAIN|SEWAGE|LEAK|DRIP|POUR|FLOOD|SOAK";
const comes =
  "(?:(?:all|aw|pure|straight|right|now|still) )*(?:coming|running|dripping|pouring|came|comes|pouring|DRIP|POUR|LEAK|RAIN|WATER)";

/** Water that is not named: "it's coming through the downlighters" can be nothing else. */
export const unnamed: readonly RegExp[] = [
  new RegExp(
    `^(?!.*\\b(?:SPARK|SMELL|SMOKE|FLAME|FIRE|draught|draughts?|air|wind|cold|SOUND|noise|ants|insects|wasps|flies|mice|power|BARE|GAS|NOT)\\b).*\\b${comes} (?:in |down |out |doon )*(?:through|from|out of|of|off|down|by|round|over|doon|inside) (?:\\w+ ){0,4}(?:SOCKET|ELECTRIC)\\b`,
  ),
  new RegExp(
    `\\b(?:DRIP|POUR|LEAK|RAIN) (?:\\w+ ){0,2}(?:on|onto|over|off|aff|down|through) (?:\\w+ ){0,3}(?:${electrics})\\b`,
  ),
  /\bMETAL(?: \w+){0,2} (?:above|over|near|by|next to|beside|behind) (?:\w+ ){0,3}SOCKET(?: \w+){0,3} (?:BREAK|LEAK|DRIP)\b/,
  near("SOCKET", "filling up|filling with|filled with", 3),
  near("SOCKET|fusebox", "gurgl\\w*|BUBBLE|full up", 5),
  near("WATER", "smokegear", 6),
];

/** Read where the text tells of water anywhere. */
export const besideWater: readonly RegExp[] = [
  near("plugged in|still plugged|plugged into", `${wet}|stood in|standing in|sat in`, 8),
  /\b(?:touching|reached|reaching|lapping|at|up to|near|under|over|getting (?:to|near|close to)|inch\w* (?:from|off|below|away from)|creeping (?:to|toward|towards)|heading for|close to|next to) (?:the |my |our |a )?(?:\w+ ){0,2}SOCKET\b/,
  near("filling|filling up|fills|rising", "SOCKET|ELECTRIC|METER|WIRE", 10),
  near(
    "CEILING",
    "(?:coming|come|came|FALL|dropping|dropped|peeling|hanging|starting to come|giving|gave) (?:away|off|down|way|low)",
    5,
  ),
  near("CEILING", "BUBBLE|creaking|groaning|cracking|bouncy|spongy", 6),
  follows(
    "POUR|FLOOD|SOAK|BREAK",
    "(?:SOCKET|ELECTRIC|power) (?:(?:have|has|all|just|is|are|s) )*(?:gone|went|off|out|tripped|flicker\\w*|flash\\w*|dead|popped|blown|blew)",
    7,
  ),
];

/** Said of water that rises, in a text that speaks of a price, a pressure or damp it means those. */
export const rises: readonly RegExp[] = [
  /\b(?:its|it is|and|still|is|now) (?:\w+ )?(?:rising|getting (?:higher|deeper)|creeping up)\b/,
  /\bup to (?:the |my |our )?(?:first |second |third |bottom |top |next )?(?:stairs?|steps?|skirting\w*|windowsills?|worktops?|seats?|doorstep|hearth|mattress|bed|sofa|oven|waists?|thighs?|shins?|ankles?|knees?|BODY)\b/,
  /\b(?:coming|POUR|came|comes|seeping|bubbling|BUBBLE|gushing) (?:\w+ )?(?:in|under|through|up|over) (?:\w+ ){0,3}(?:door|doors|step|floor|floorboards?|airbricks?|grate|patio)\b.*\b(?:rising|deeper|deep|higher|inch\w*|foot|BODY)\b/,
  /\b(?:OUTDOORS|street|road|field|yard|drive|lane) (?:is |s |are |has |like )*(?:a |become |all )*(?:lake|RIVER|FLOOD|under WATER)\b.*\b(?:coming|POUR|getting) (?:\w+ )?(?:in|through|under|over)\b/,
  /\b(?:in|inside) (?:the |my |our )(?:hall|hallway|lounge|kitchen|living room|front room|house)\b.*\b(?:RIVER|FLOOD WATER)\b|\bRIVER (?:s |is |has |was )?(?:(?:come|came|got|now|burst|up|and|its) )*(?:in|inside|over) (?:the |my |our )?(?:hall|hallway|lounge|kitchen|living|front|house|wall|doorstep|back)\b/,
];
export const otherRise = /\b(?:pressure|temperature|price|prices|bills?|costs?|rising damp|damp|dough|rent|sun|HEAT)\b/;
