import { near, saysAtAll } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** An alarm that is known for one of carbon monoxide by its beeps, its figure, where it hangs or what is said of it apart. */
export function isAlarmOfCarbonMonoxide(text: Statements): boolean {
  const { run, whole } = text;
  if (saysAtAll(text, bySound)) return true;
  if (/\bppm\b|\d\dppm\b/.test(whole) && !hardness.test(whole) && /\bALARM\b|\bCO\b/.test(whole)) return true;
  if (/\bCO\b/.test(run) && !/\bhangover\b/.test(whole) && saysAtAll(text, ofPeople) && !work.test(run)) return true;
  if (saysAtAll(text, figure) && !otherAlarm.test(whole)) return true;
  return sounds.test(run) && (saysAtAll(text, byPlace) || /\bCO (?:one|ALARM)?\b/.test(run)) && !otherAlarm.test(whole);
}

const bySound: readonly RegExp[] = [/\bBEEP(?:s| and)? BEEP BEEP BEEP\b/, /\bCHIRP CHIRP CHIRP CHIRP\b/];
const hardness = /\b(?:hardness|limescale|softener|chlorine|tds)\b/;
/** A figure on a display, but of no pressure and no percentage. */
const figure: readonly RegExp[] = [
  /\bALARM (?:is |s )?(?:BARE|reading|reads|says|saying|displaying|display) \d{2,3}\b(?! (?:minutes?|percent|volts?|degrees))/,
];
const sounds =
  /\bALARM\b.{0,60}\b(?:SOUND|BEEP|off|started|screaming|shut up|wont stop|NOT stop|going|goes|gone|red)\b|\b(?:SOUND|BEEP|off|screaming)\b.{0,30}\bALARM\b/;
const byPlace: readonly RegExp[] = [
  near(
    "ALARM",
    "(?:by|near|next to|beside|above|over|behind|in|for|off) (?:the |my |our )?(?:BOILER|GASBOILER|gasfire|HEATER|hearth|hearthfire|woodstove|HOTWATER|FIRE|HOB)(?! code)",
    7,
  ),
];
const otherAlarm =
  /\b(?:burglar|intruder|INTRUDER|car|security|code|fault|error|NOT (?:the |a )?CO|batter(?:y|ies)|CHIRP|pressure|hangover|once (?:a|every)|out of date|expired)\b/;
const ofPeople: readonly RegExp[] = [
  near(
    "CO(?! (?:ALARM|test|check|cert|regs|law))",
    "said|says|saying|told|get out|LEAVE|evacuate|hospital|paramedics?|ambulance|doctors?|gp|POISON|reckons?|levels?|readings?|in (?:the|our|my) (?:house|flat|hallway|kitchen|bedroom|hall|room|building|block|blood)|in here",
    6,
  ),
];
const work =
  /\b(?:fit|fitted|fitting|install\w*|replac\w*|quote|price|need|needs|want|certificate|cert|law|regs|regulations?|test(?:ed|ing)?|check(?:ed)?|legal\w*|required?|must have|supply)\b/;
