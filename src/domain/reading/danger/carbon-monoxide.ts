import { near, type Plain, says } from "./plain-words.ts";

/** An alarm that sounds, or symptoms or a flame that go with a heating appliance; a chirp or an old alarm is none. */
export function isCarbonMonoxide(text: Plain): boolean {
  const { whole } = text;
  if (says(text, badFlame) && !woodFlame.test(whole)) return true;
  if (says(text, strong) && appliance.test(whole) && !figureOfSpeech.test(whole)) return true;
  if (says(text, linked) && !figureOfSpeech.test(whole)) return true;
  if (says(text, fourBeeps)) return true;
  if (!named.test(whole)) return false;
  return says(text, alarm) || (says(text, weakAlarm) && !harmless.test(whole));
}

const named =
  /\bcarbon monoxide\b|\bco2? (?:alarm|detector|monitor|meter|sensor|thing|unit|beeper|leak|poison\w*|levels?)\b|\bcarbon (?:alarm|detector)\b/;
const alarm: readonly RegExp[] = [
  /\b(?:going|gone|goes|went|gan|go|set|keeps?) off\b|\b(?:sound(?:ing|ed|s)?|blar\w*|ringing|rings|rang|scream\w*|trigger\w*|alarming|wail\w*|shriek\w*|blasting|kicking off|activated|gone mad|red light|flashing red|won'?t stop|will not stop|poison\w*|suspect\w*|leak\w*)\b/,
  /\b(?:reads?|reading|says|showing|shows|levels?)(?: (?:of|at|is))? (?:high|\d{2,3})\b|\b\d{2,3} ?ppm\b/,
];
const weakAlarm: readonly RegExp[] = [/\b(?:beep\w*|bleep\w*|making a (?:noise|racket))\b/];
const harmless =
  /\b(?:chirp\w*|batter(?:y|ies)|out of date|expired|once (?:a|an|every)|every (?:so often|minute|few|now|\d+)|now and (?:then|again)|occasional\w*|single)\b/;
const fourBeeps: readonly RegExp[] = [/\b(?:four|4) (?:loud |long |quick |fast )?(?:beeps?|bleeps?)\b/];

const applianceWords =
  "boiler|gas fire|fire|heating|stove|wood ?burner|burner|cooker|heater|flue|chimney|generator|pilot|rayburn|aga|thing";
const appliance = new RegExp(`\\b(?:${applianceWords})\\b`);
const strong: readonly RegExp[] = [
  /\b(?:head ?aches?|dizzy|dizziness|giddy|light ?headed|woozy|nausea|nauseous|drowsy|passed out|passing out|fainted|fainting|(?:feel|feels|feeling|felt) (?:sick|ill|poorly|rough|faint|sleepy|funny|queasy)|bad heads?|(?:banging|pounding|thumping|splitting) heads?|heads? (?:is |are )?(?:banging|pounding|thumping|splitting))\b/,
];
/** Words that also tell of an ill person in a cold house count only where they are tied to the appliance. */
const linked: readonly RegExp[] = [
  new RegExp(
    `\\b(?:sick|ill|poorly|sleepy|faint|vomit\\w*|throwing up|queasy|confused)\\b(?: [\\w']+){0,3} (?:when|whenever|every time|since|after|while|if|once)(?: [\\w']+){0,4} (?:${applianceWords})\\b`,
  ),
  new RegExp(
    `\\b(?:when|whenever|every time|since|after|while|if|once)(?: [\\w']+){0,4} (?:${applianceWords})\\b(?: [\\w']+){0,5} (?:sick|ill|poorly|sleepy|faint|vomit\\w*|queasy|confused)\\b`,
  ),
  near("fumes", `${applianceWords}|exhaust`, 4),
  near("soot\\w*|going black|black marks?", "boiler|gas fire|gas heater|pilot(?: light)?", 5),
];
const figureOfSpeech =
  /\bsick (?:of|and tired|to death)\b|\b(?:is|been|being|it's|its|such|a right|a real|a proper|bit of) a? ?(?:right |real |proper |total |bit of a )?headache\b|\b(?:noise|racket|banging)\b.{0,30}\bheadache/;

const badFlame: readonly RegExp[] = [
  near("flames?|flame's|pilot(?: light)?|burner|burning", "orange|yellow|lazy|amber|sooty", 5),
];
const woodFlame = /\bwood|\blogs?\b|\bcandle|\bcoals?\b|\bopen fire\b|\bbonfire|\bthing\b/;
