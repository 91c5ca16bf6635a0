import { electricSigns } from "./electric-signs.ts";
import { follows, near, says, saysOfTrouble } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** Shock, sparks, a burning or fishy smell, scorching, heat or buzzing at a fitting, live wires laid open. */
export function isElectric(text: Statements): boolean {
  const { whole } = text;
  return (
    says(text, always) ||
    (says(text, electricSigns) && !surprise.test(whole)) ||
    saysOfTrouble(text, atFitting) ||
    (says(text, shock) && !surprise.test(whole)) ||
    (says(text, sparks) && !aSpark.test(whole)) ||
    (says(text, burning) && !otherSmell.test(whole))
  );
}

const fitting = "SOCKET|WIRE|ELECTRIC";
const touched = "METAL|APPLIANCE|HOB|BOILER|HEATING|HEATER|appliance|GASBOILER|METER|door|gate|washing";

const shock: readonly RegExp[] = [
  /\bfeels? (?:\w+ )?ELECTRIC\b/,
  /\b(?:gave|gives|give|gied|giving|got|had) (?:me|us|him|her|PERSON|PRONOUN)? ?(?:my \w+ |our \w+ )?(?:a|an|some|wee) (?:\w+ )?(?:BELT|SHOCK|bite)\b(?! (?:up|out|about|from|call|ring|when you))/,
  /\b(?:SOCKET|WIRE|APPLIANCE|METAL|HOB) (?:\w+ )?(?:bites?|biting|stings|STING)\b/,
  /\bELECTRIC SHOCK\b|\belectrocut\w*\b|\bSHOCK (?:from|off|aff|of|ae|when|every|by)\b/,
  /\b(?:a|an|me|us|him|her|PERSON|proper|right|some|wee|got|get|gets) (?:\w+ ){0,2}(?:BELT|SHOCK|bite|tingling) (?:\w+ ){0,2}(?:off|from|of|ae|when)(?: \w+){0,4} (?:SOCKET|WIRE|ELECTRIC|METAL|APPLIANCE|HOB|BOILER|HEATING|HEATER|appliance)\b/,
  /\b(?:got|get|gets|gave me|gives me) (?:a|an) (?:\w+ )?(?:BUZZ|bang|crack) (?:off|from)\b/,
  /\b(?:got|get|gets|getting|gave|give|gives|giving|had|having|receive|received|keep|keeps|felt|feel|feeling|gied)(?: \w+){0,4} SHOCK\b/,
  near("SHOCK", `${fitting}|${touched}`, 6),
  /\b(?:METAL|APPLIANCE|HOB|BOILER|HEATING|casing|body) (?:\w+ )?(?:is |are |was |gone |feels )+live\b|\blive (?:METAL|casing|APPLIANCE|parts?|bits?|BARE|WIRE|end|ends|terminals?)\b/,
  near(
    "ELECTRIC",
    "biting|bite|bites|thrown|threw|hits?|run through|through me|passes|coming (?:from|off|out of|through) the (?:METAL|APPLIANCE|WATER)|in the (?:METAL|WATER|APPLIANCE)",
    4,
  ),
  near("thrown|threw|flung|knocked", "SOCKET|WIRE|ELECTRIC", 6),
  /\bcurrent (?:\w+ ){0,3}(?:coming|in|through|from|on) (?:\w+ ){0,2}(?:METAL|APPLIANCE|HOB|HEATING|BOILER|WATER|wall)\b/,
  near(
    "fork|knife|finger|BODY|screwdriver|coin|hairpin",
    "(?:in|into|in to|up|inside|touching|touched) (?:\\w+ )?(?:SOCKET|WIRE)",
    5,
  ),
  near("touched|grabbed|touching|touch", "BARE|live", 4),
];
const surprise =
  /\bSHOCK\b.{0,50}\b(?:price|prices|bill|bills|quote|cost|costs|saw|seeing|news|how much|expensive|years ago|as a (?:kid|child)|horror|horr\w*|life)\b|\b(?:price|bill|quote)\b.{0,20}\bSHOCK\b|\b(?:risk|danger) of ELECTRIC SHOCK\b|\bif (?:i|you|we|PRONOUN) \w+ (?:\w+ ){0,6}SHOCK\b|\bSHOCK (?:horror|absorber)\b/;

const sparks: readonly RegExp[] = [/\bSPARK\b/];
/** Electricians are called sparks, too. */
const aSpark =
  /\b(?:need|a good|good|looking for|looking for a|are you|youre|know|find|get|any|your|as|the|be|am|our|my|last|local|after|another|decent|qualified) (?:a |an |good |decent )*(?:SPARK)(?: (?:for|out|round|to|in|who|please|asap|round|near|available|mate|and|said|came|did|has|left|retired|so|let|says)\b|$)|^SPARK (?:out|round|over|in|here|today|tomorrow)\b|\bSPARK (?:ELECTRIC|joy|clean|worry|my|an idea|interest)\b/;

const always: readonly RegExp[] = [
  /\bblue flash(?:es)?\b|\bflash(?:es|ed)? and (?:\w+ )?(?:big )?(?:bang|pop)\b/,
  near("bang|pop|popped|BELT|banged|went pop|explod\\w*|blew up", "flash|flashed|flashes|blue light", 6),
  near("bang|banged|explod\\w*|blew up|popped", `SOCKET(?! (?:popped|off|went))|fusebox`, 4),
  near("HEAT|BUZZ|HISS", fitting, 5),
  near("BUZZ", "METER", 3),
  follows("sparky|electrician", "BUZZ", 8),
  follows("BURN|BURNT(?! out| bulb| SOCKET)", fitting, 4),
  near("SOCKET|WIRE", "(?:BURN|BURNT)(?! out)", 3),
  near("(?:BURN|BURNT) (?:marks?|hole|patch|stain)", "SOCKET|WIRE|ELECTRIC", 8),
  near("SCORCH", `SOCKET|WIRE`, 6),
  near(
    "pylons?|power lines?|(?:overhead|ELECTRIC|power|high voltage) (?:WIRE|lines?)|WIRE line|lines",
    "down|FALL|across|touching|BREAK|low|hanging|BARE|snapped|come down",
    4,
  ),
  near("WIRE", "pole|overhead (?:\\w+ )?(?:down|FALL|BREAK)", 3),
];

const atFitting: readonly RegExp[] = [
  near("BARE", "WIRE|copper|live|terminals", 5),
  near(
    "sticking out|poking out|hanging out|hanging off|on show|stuck out|pulled out|coming out|out of the wall|all out|chewed|are out|is out",
    "WIRE|copper",
    5,
  ),
  near(
    "SOCKET",
    "BARE|hanging off|come off|came off|off the wall|pulled off|cover off|lid off|front off|come away|coming away|fell off|cover (?:\\w+ )?off",
    4,
  ),
  near(
    "SOCKET",
    "(?:see|seeing|show|showing|shows|BARE) (?:\\w+ ){0,4}(?:inside|insides|METAL|WIRE|copper|innards)",
    7,
  ),
  near("(?:cover|front|lid|faceplate|plate|door) (?:\\w+ ){0,3}(?:off|BREAK|missing|gone)", "SOCKET|WIRE", 5),
  near(
    "BREAK|cut|spade|fork|dug|through a|gone through|went through|put through|caught|nicked|clipped|eaten|eating|chewing",
    "WIRE",
    4,
  ),
  near("BREAK", "SOCKET (?:\\w+ ){0,4}(?:inside|insides|BARE|metal|METAL|live)", 3),
  near("copper|METAL|live", "showing|BARE|visible|see", 3),
  near("insides?|innards|guts", "BARE|hanging|see|SOCKET", 5),
];

const burning: readonly RegExp[] = [
  near("SMELL", "BURN|BURNT|FISH|SCORCH|singe\\w*|electrical|ELECTRIC|wires", 6),
  near("FISH SMELL|BURN SMELL|BURNT SMELL|SMELL", fitting, 4),
];
const otherSmell =
  /\b(?:BURN|BURNT) (?:the |some |my |our |a )?(?:toast|toasties?|bacon|dinner|food|tea|rice|pan|cake|chips|curry|milk)\b|\b(?:bins?|market|chippy|pond|fridge|cat|dog|food|cooking|cooked|drains?|sewage|SEWAGE|bbq|dinner|neutral clean|new)\b|\bSMELL (?:\w+ ){0,3}(?:paint|damp|wee|urine|mould|curry|musty|dog)\b|\b(?:paint|damp|musty|wee|mouldy) SMELL\b/;
