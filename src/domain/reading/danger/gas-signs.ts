import { follows, near, saysAtAll } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** A hiss, a smell or a knob that will not shut, in a text that speaks of gas or of what burns it, wherever in the text. */
export function hasGasSign(text: Statements): boolean {
  const { run, whole } = text;
  if (saysAtAll(text, signs)) return true;
  if (gasAlarm.every((rule) => rule.test(run))) return true;
  if (!gasThing.test(whole)) return false;
  if (/\bHISS\b/.test(run) && !otherHiss.test(run)) return true;
  return saysAtAll(text, heard) || (saysAtAll(text, smelt) && !otherCause.test(whole));
}

const gasThing =
  /\b(?:GAS|GASPIPE|gasman|gasalarm|HOB|gasfire|GASBOILER|BOILER|pilot|ignite|hearth|FIRE|capped|knobs?)\b/;

const otherHiss =
  /\b(?:toilet|loo|cistern|flush\w*|HEATING|tyre|APPLIANCE|HOTWATER)\b|^(?!.*\b(?:GAS|GASPIPE|HOB|gasfire|pilot|ignite)\b).*\b(?:SOCKET|WIRE)\b|^(?!.*\b(?:GAS|GASPIPE|HOB|gasfire|pilot|ignite|hearth|FIRE|SMELL|capped)\b).*\b(?:BOILER|GASBOILER)\b/;

const heard: readonly RegExp[] = [
  near("LEAK", "(?:hear|hearing|heard) (?:it|PRONOUN|that|a|the)?", 6),
  follows("HOB|gasfire", "LEAK (?:\\w+ ){0,4}(?:SMELL|HISS)", 4),
];

const smelt: readonly RegExp[] = [
  near("SMELL", "GAS|GASPIPE|gasman|gasalarm|HOB|gasfire|GASBOILER|pilot|ignite|BOILER|UNLIT|knobs?", 18),
];

/** A smell with a plain cause of its own. */
const otherCause =
  /\b(?:BURN|BURNT|FISH|SCORCH|SMOKE|SEWAGE|drains?|oil|oily|diesel|paint|curry|damp|bleach|food|cooking|cooked|clean|cleaning|cleaner|greasy|grease|musty|mould|mouldy|rotting|veg|milk|wee|cat litter|SMELL (?:\w+ ){0,2}(?:cats?|dogs?)|mouse|rat|electrical|ELECTRIC|SMELL (?:\w+ ){0,2}new|new one|brand new|dust|dusty|toilet|loo|METAL SMELL|SMELL METAL|bins?|APPLIANCE|carpet|NOT SMELL|(?:NOT) (?:\w+ ){0,2}(?:SMELL|SMELL GAS))\b/;

const openEnded = "(?:wont|NOT|doesnt|wouldnt) (?:\\w+ ){0,2}(?:turn|shut|close|go|screw)(?: \\w+){0,2} (?:off|shut)";
const signs: readonly RegExp[] = [
  near("BUZZ|roar\\w*|blowing|blows|frost\\w*|frozen up|spew\\w*|SOUND", "GASPIPE", 6),
  near("GASPIPE", "STUCK (?:open|on)|snapped|split|popped off|come away|came away", 5),
  follows("GAS|GASPIPE|knob", openEnded, 8),
  near("GAS|knob", "STUCK open", 6),
  near(
    "GAS(?! gasfire)|knob",
    "on (?:when (?:PRONOUN|PERSON) (?:\\w+ )?(?:woke|came|got)|all (?:night|day)|for (?:\\w+ )?hours)",
    4,
  ),
  near(
    "BREAK|HIT|through|nicked|caught|drilled",
    "(?:its|it is|it was|was|thats|turns out) (?:the |a )?GAS(?: one| pipe)?$",
    9,
  ),
  /\bGAS (?:is |was )?(?:all|right|filling|everywhere) (?:through|over|round|the|in)\b/,
  near(
    "NOT (?:\\w+ )?(?:lit|FLAME|ignite|ABLAZE)",
    "GAS (?:going|on|left|coming|running|POUR)|(?:with|left|leaving) the GAS",
    10,
  ),
  near("GASPIPE", "NOT capped|uncapped|wide open|left open", 5),
  near("BUBBLE", "fairy|soapy|soap|washing up", 10),
  near("hacked|sawed|saw", "GASPIPE", 5),
  near("oddsmell", "BOILER|METER|HOB|GAS|GASPIPE|gasfire|GASBOILER|hearth|FIRE|pilot", 9),
];

/** "The alarm on the wall says GAS": which alarm it is may stand apart from its sounding. */
const gasAlarm: readonly RegExp[] = [
  near("ALARM", "off|SOUND|BEEP|going|goes|red|flashing", 8),
  /\b(?:says?|saying|reads?|its|is|thats|the|a|for|marked|labelled) (?:the |for |a )?GAS(?: one| alarm)?(?: and| not| NOT|$)/,
  /\bALARM\b/,
];
