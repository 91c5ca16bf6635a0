import { hasGasSign } from "./gas-signs.ts";
import { near, says, saysOfTrouble } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** A smell or sound of escaping gas, in any words for it; not work on a gas appliance. */
export function isGas(text: Statements): boolean {
  if (says(text, told) || saysOfTrouble(text, harmed)) return true;
  if (hasGasSign(text)) return true;
  if (unlit.test(text.whole) || foundByOthers.test(text.whole)) return true;
  if (says(text, atAppliance) && !otherSmell.test(text.whole)) return true;
  if (says(text, taken) && !boilerKind.test(text.whole)) return true;
  return (
    says(text, turnedOff) &&
    /\b(?:SMELL|LEAK|HISS|left on|left open|filled)\b/.test(text.whole) &&
    !otherSmell.test(text.whole)
  );
}

const gas = "GAS|GASPIPE";
const burner = "HOB|gasfire|GASPIPE|METER|GASBOILER";

const told: readonly RegExp[] = [
  /\bGAS (?:is |was )?(?:still )?(?:coming|comes)$/,
  /\bGASSY\b/,
  /\bSMELL like (?:\w+ ){0,3}HOB\b/,
  near("SMELL", gas, 6),
  near("FUMES", "GAS(?! gasfire)|GASPIPE", 6),
  near("EGGS|eggy", "SMELL|SOUND", 4),
  near("eggy|EGGS", "BOILER|HOB|METER|gasfire|GASBOILER|PRONOUN", 5),
  near("LEAK|ESCAPE|HISS|licking|flowing|flow|rushing", gas, 4),
  near("coming out|blowing out|blowing", "GASPIPE", 4),
  near("HISS", `${burner}|pilot|hearth|FIRE`, 5),
  near("gasfire|HOB|GASBOILER", "LEAK GAS|LEAK of GAS", 3),
  near("gasalarm", "off|SOUND|BEEP|mad|red|siren", 5),
  near("hear|hearing|hears|heard", "GAS|GASPIPE", 3),
  /\bGAS (?:\w+ ){0,3}(?:everywhere|POUR|coming out|came out|still coming|flowing|blowing|coming from|building up|build up|in the air)\b|\b(?:POUR|coming|blowing|came) (?:\w+ )?(?:out |from )GAS\b|\b(?:full|thick|filled|filling) (?:\w+ )?(?:of|with) GAS\b|\bair (?:\w+ ){0,4}GAS\b/,
  /\b(?:there|theres|was|is|got) (?:\w+ ){0,2}GAS (?:in|on|around|all over|by|through) (?:the|my|our|here|PRONOUN|her|his)\b/,
  near("UNLIT|left on|blew out|blown out|left running", "GAS|HOB|gasfire", 5),
  /\bleft (?:the |my |our |a )?(?:\w+ )?(?:GAS|HOB|gasfire|GASBOILER)(?: HOB)? on\b|\b(?:NOT|wont|unable to|couldnt) (?:\w+ )?(?:turn|get|shut|close|SOCKET) (?:the |my )?(?:GAS|GASPIPE|HOB)(?: \w+)? off\b|\b(?:METAL|HOB|knob) (?:\w+ ){0,3}(?:NOT|wont) (?:\w+ ){0,3}off\b.*\bGAS\b/,
  near("blew out|UNLIT|left on|went out|blown out", "SMELL", 7),
  near("EGGS", "whole|house|kitchen|room", 2),
];

/** Those who come for a gas leak have found one, and left it to be mended. */
const foundByOthers =
  /\b(?:gasman|cadent|sgn)\b.*\b(?:found|said|says|reckons?|detected|theres|confirmed|think|thinks) (?:\w+ ){0,3}LEAK\b/;
const unlit =
  /\bHOB\b.{0,30}\bon all (?:night|day)\b.*\bSMELL\b|\b(?:HOB|GAS|knobs?|GASBOILER)\b.{0,50}\bon\b.{0,40}\bNOT (?:\w+ )?(?:FLAME|lit|alight|ABLAZE|ignite|SOCKET$)\b/;

/** A smell "like when the hob doesn't light", or at what burns gas, with no other cause named. */
const atAppliance: readonly RegExp[] = [
  near("SMELL", "BOILER|gasfire|GASBOILER|METER|HOB NOT", 6),
  near(
    "(?:strange|funny|weird|bad|strong|horrible|odd|awful|NOT nice|faint|FAINT|slight|nasty|sickly) SMELL|SMELL (?:\\w+ )?(?:strange|funny|weird|odd|off)",
    "HOB|HEATER",
    4,
  ),
  /\bSMELL\b(?: \w+){0,8} (?:turn|SOCKET|turned|put|light|ignite|lit) (?:\w+ )?(?:the |my )?(?:HOB|gasfire)\b/,
];
const otherSmell =
  /\b(?:BURN|FISH|SCORCH|SMOKE|SEWAGE|drain|drains|DRIP|WATER|oil|oily|diesel|paint|curry|damp|bleach|food|cooking|clean|cleaning|greasy|grease|musty|mould|rotten|rotting|veg|milk|wee|cat|dog|mouse|rat|HOB clean|electrical|ELECTRIC|new|dust|dusty)\b/;

const harm =
  "BREAK|HIT|dug|JCB|caught|clipped|nicked|bent|ripped|damaged|knocked|ran over|gone through|went through|put through|loose|disconnected|cracked|perished|come off|came off|popped off|fell off|wont close";
const harmed: readonly RegExp[] = [
  /\b(?:through|caught|clipped|nicked|BREAK|HIT|into) (?:the|my|a|our) GAS\b(?! (?:off|BOILER|HOB|HEATING|HEATER))/,
  near(harm, "GASPIPE", 6),
  near("GASPIPE", "BUBBLE", 5),
  near("JCB|BREAK|workmen|builder|PERSON", "GASPIPE (?:BREAK|caught)", 3),
];

const taken: readonly RegExp[] = [
  /\b(?:sure|think|reckon|reckons|swear|swears|worried|scared|suspect|could|might|maybe|afraid|definitely|hope|convinced|probably|must) (?:\w+ ){0,4}GAS(?: (?:now|here|again|though|in here|to me|mind|tbh))?$/,
];
const boilerKind = /\b(?:BOILER|HOB|GASBOILER|ELECTRIC|oil|HEATING|neutral)\b/;

const turnedOff: readonly RegExp[] = [
  /\b(?:isolated|turned off|shut off|shut down) (?:the |my |our )?(?:GAS|GASPIPE)\b/,
  /\b(?:turn|turned|turning|SOCKET|switched|shut|put|knocked|isolated) (?:the |it |my |our )?(?:GAS|GASPIPE) ?(?:\w+ )?off\b|\b(?:turned|switched|shut) (?:off|it off) (?:the |at the )?(?:GAS|GASPIPE|METER)\b|\bGAS (?:is |was |turned |now |been )+off\b/,
];
