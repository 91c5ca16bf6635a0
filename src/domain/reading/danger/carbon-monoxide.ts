import { isBreathed } from "./breathed.ts";
import { isAlarmOfCarbonMonoxide } from "./co-alarm.ts";
import { near, says } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** An alarm that sounds, or symptoms or a flame that go with a heating appliance; a chirp or an old alarm is none. */
export function isCarbonMonoxide(text: Statements): boolean {
  const { whole } = text;
  if (
    (inFours.some((rule) => rule.test(whole.replaceAll(" | ", " "))) &&
      (!beepsAnyway.test(whole) || /\b(?:CO|ALARM)\b/.test(whole))) ||
    hasBadFlame(text) ||
    says(text, soot)
  )
    return true;
  if (isAlarmOfCarbonMonoxide(text)) return true;
  if ((isTaken(text) || isBreathed(text)) && !figureOfSpeech.test(whole)) return true;
  if (!/\bCO\b/.test(whole)) return false;
  if (says(text, sounding)) return !onceOver.test(whole);
  return says(text, weak) && !harmless.test(whole.replace(notBattery, ""));
}

/** What beeps when it has done its work. */
const beepsAnyway = /\b(?:APPLIANCE|HOB|machine|washing|car|phone|doorbell|keypad|timer|BOILER|GASBOILER|SOCKET)\b/;

const sounding: readonly RegExp[] = [
  near(
    "CO",
    "SOUND|POISON|sound|going off|gone off|goes off|went off|gan off|went of|gone of|going of|go off|set off|setting off|off again|going again|siren|tripping|trips|tripped|kicking off|ALARM red|SOCKET red|went red|gone red|wont stop|will NOT stop|wouldnt stop|NOT stop|wont shut|NOT shut|shut up|high|ppm|leak|LEAK|suspect\\w*|blood|levels?|FUMES|symptoms|exposed|exposure|goin|gan|gaun|awa|hospital|keeps on|ESCAPE|siren|twice|all night|non stop|nonstop|doing its|doing PRONOUN|alarmed|detect\\w*|found|is going|been going|s going|wont quit|going since|going now|has gone|constantly|warning|help|alert",
    8,
  ),
  /\bCO ALARM ALARM\b/,
  /\b(?:reading|level) (?:of|is|at|was)? ?\d{2,3} (?:\w+ ){0,3}CO\b/,
  /\bCO (?:\w+ ){0,4}(?:reads?|reading|says|showing|shows|at|is|reached|display)(?: \w+){0,3} \d{2,3}\b|\b\d{2,3} ?ppm\b/,
  /\b(?:because of|think|worried|scared|suspect|could be|might be|maybe|have|got|possible|possibly|smell|is|its|of|from|with|was) (?:\w+ )?CO(?! (?:ALARM|test|check|cert|thing|neutral|regs|law|\w+ ALARM))\b/,
  /^(?:\w+ ){0,2}CO ALARM(?: (?:\w+ )?(?:help|urgent|please|emergency|now))$/,
];
const weak: readonly RegExp[] = [near("CO", "BEEP|SOUND|noise|CHIRP|flashing|light|SOCKET", 8)];
const onceOver =
  /\b(?:test(?:ed|ing)?|pressed|check)\b(?= (?:\w+ ){0,3}CO\b)|\bCHIRP\b|\bcheck(?:ed)? for\b|\bout of date\b|\bexpired\b|\bend of life\b|\bbatter(?:y|ies) (?:low|flat|dead)|\blow batter|\bneeds? (?:\w+ )?batter|\bwhen (?:PRONOUN )?(?:changed|changing|pressed|test\w*|cook\w*)\b/;
const notBattery =
  /\b(?:NOT (?:the |a )?batter(?:y|ies)|(?:changed|replaced|fresh|put|with) (?:\w+ ){0,3}batter(?:y|ies)|batter(?:y|ies) (?:is |are |was )?(?:fine|ok|new|changed|good))\b/g;
const harmless =
  /\b(?:CHIRP|batter(?:y|ies)|out of date|expired|end of life|old|green|once (?:a|an|every|in|when)|every (?:so often|minute|few|now|\d+|thirty|forty|sixty|half|hour)|now and (?:then|again)|occasional\w*|single|when i|fit|fitting|install|need|law)\b/;
const inFours: readonly RegExp[] = [
  near(
    "BEEP|CHIRP|ALARM|CO|SOUND",
    "(?:in )?fours|(?:four|4) (?:BEEP|CHIRP|times(?! (?:a|an|per|this|last|in the|over) )|quick|loud|long|fast|at a time|in a row|then|x)",
    6,
  ),
  near(
    "(?:four|4) (?:\\w+ )?(?:BEEP|CHIRP|bleeps)",
    "pause|gap|stop|stops|then|and|silence|repeat\\w*|over|keeps|again",
    3,
  ),
];

const applianceWords = "BOILER|gasfire|hearthfire|FIRE|HEATING|HOB|HEATER|CHIMNEY|GASBOILER|woodstove";
const better =
  "OUTDOORS|at work|at school|go out|going out|get out|step out|steps out|stepped out|out of the house|away from|leave|left the house|LEAVE|away|nans";
const symptom =
  "HEADACHE|FAINT|bad HEAD|HEAD (?:is |are |starts? |started |keeps |feels |gets |goes |s )?(?:HEAT|BELT|banging|pounding|splitting|sore|aches?|aching|hurts?|HURT|spinning|swimming)|(?:banging|pounding|splitting|sore|BELT|foggy|fuzzy|muzzy|spinning|BUZZ) HEAD|passed out|passing out|acting drunk|pins and needles";
const unwell =
  "(?:feel|feels|feeling|felt|making \\w+|makes \\w+|make \\w+|all|everyone|everybody|both|been|went|go|gone|getting|kids|PERSON|PRONOUN|BODY) (?:(?:a|bit|has|have|had|just|being|be|so|really|quite|very|proper|right|all|been|dead|pure|always|keeps?|falling|gets?|getting|and|asleep|FALL|is|are|feel|feeling|felt|went|goes?) )*(?:ILL|funny|weird|awful|dreadful)";

const appliance = new RegExp(`\\b(?:${applianceWords})\\b`);
const strong: readonly RegExp[] = [new RegExp(`\\b(?:${symptom})\\b`)];
const outside: readonly RegExp[] = [
  new RegExp(
    `\\b(?:HEADACHE|FAINT|ILL|${symptom})\\b.*\\b(?:better|fine|ok|okay|clears?|goes|gone|go|stops?|lifts?|passes|disappears?|well|alright|grand)\\b.*\\b(?:${better})\\b`,
  ),
  new RegExp(
    `\\b(?:HEADACHE|ILL|${symptom})\\b.*\\b(?:${better})\\b.*\\b(?:better|fine|ok|okay|clears?|goes|gone|stops?|lifts?|passes|alright|grand)\\b`,
  ),
  new RegExp(`\\b(?:fine|ok|better|alright)\\b(?: \\w+){0,4} (?:${better})\\b.*\\b(?:HEADACHE|ILL)\\b`),
];
/** Words that also tell of an ill person in a cold house count only where they are tied to the appliance. */
const tied: readonly RegExp[] = [
  new RegExp(`\\bPOISON (?:by|from) (?:\\w+ ){0,3}(?:${applianceWords})\\b`),
  new RegExp(
    `\\b(?:${applianceWords})\\b(?: \\w+){0,5} (?:making|makes|make|gives|giving|gave|given) (?:\\w+ ){1,3}(?:feel|HEADACHE|FAINT|go ILL)\\b`,
  ),
  /\b(?:ILL|HEADACHE)\b.*\bonly (?:in|at|when|while) (?:\w+ ){0,2}(?:house|home|in|there|flat|bungalow)\b/,
  new RegExp(
    `\\bILL\\b.*\\b(?:doctor|gp|hospital|think|thinks|reckon|reckons|wonder\\w*|could be|might be|because of)\\b(?: \\w+){0,5} (?:${applianceWords})\\b`,
  ),
  near(
    unwell,
    `(?:when|whenever|every time|everytime|since|after|while|if|once|with|near|by|from|from the)(?: \\w+){0,5} (?:${applianceWords})`,
    6,
  ),
  near("FUMES|exhaust", `${applianceWords}|exhaust|METAL`, 6),
];

function isTaken(text: Statements): boolean {
  const { whole } = text;
  if (outside.some((rule) => rule.test(whole))) return true;
  return appliance.test(whole) && (says(text, strong) || tied.some((rule) => rule.test(whole.replaceAll(" | ", " "))));
}

const figureOfSpeech =
  /\bILL (?:of|and tired|to death)\b|\b(?:is|been|being|its|such|a right|a real|a proper|one long|one big|bit of) a? ?(?:\w+ ){0,2}HEADACHE\b(?! (?:when|every|since|and))|\bHEADACHE (?:of a|finding|trying|sorting|getting)\b|\b(?:SOUND|noise|noisy|banging(?! HEADACHE)|loud|drilling|leak|LEAK|DRIP|paint|prices?|bill|quote|looking at)\b.{0,40}\bHEADACHE\b|\bmakes PRONOUN ILL\b(?! (?:when|every))|\boff ILL\b|\bILL with flu\b|\bcleaning stuff\b|\bbleach\b|\b(?:its|just|only|was) (?:just |only )?a hangover\b|\b(?:HIT|banged|bumped|cracked|BELT) (?:his|her|my|the|PERSON) HEAD\b/;

const flames = "FLAME|pilot|HEATER|burner|HOB|gasfire|BOILER|GASBOILER";
const colours = "orange|yellow|lazy|amber|sooty|yelow|yella|orangey|yellowy|yellowish|orangy|floppy|jumpy";
const notBlue: readonly RegExp[] = [
  near("FLAME|BURN|burner|pilot|HEATER", colours, 9),
  near("HOB|gasfire|BOILER|BURN", `(?:${colours}) (?:FLAME|instead|NOT blue)`, 5),
];
const anyFlame = new RegExp(`\\b(?:${flames})\\b`);
function hasBadFlame(text: Statements): boolean {
  return anyFlame.test(text.whole) && !woodFlame.test(text.whole) && says(text, notBlue);
}
const woodFlame =
  /\b(?:wood|logs?|candles?|coals?|open FIRE|woodstove|hearthfire|SOCKET (?:SOCKET|flashing|on)|flashing|(?:orange|yellow) (?:paint|tiles?|walls?)|(?:paint|tiles?|walls?) (?:is |are )?(?:orange|yellow))\b/;
const soot: readonly RegExp[] = [
  near(
    "soot|sooty|going SCORCH|SCORCH (?:marks?|stains?)",
    "BOILER|gasfire|GASBOILER|GAS HEATER|gas heater|pilot|WATER HEATER",
    9,
  ),
];
