import { near, type Plain, says } from "./plain-words.ts";

/** Shock, sparks, a burning or fishy smell, scorching, heat or buzzing at a fitting, live wires laid open. */
export function isElectric(text: Plain): boolean {
  return (
    says(text, always) ||
    (says(text, shock) && !surprise.test(text.whole)) ||
    (says(text, burning) && !cooking.test(text.whole))
  );
}

const fitting =
  "(?:plug |light |wall )?sockets?|(?<!bath |sink |basin |spark )plugs?(?! ?hole)|(?:light |cooker |shower |dimmer |isolator |trip )?switch(?:es)?|fuses?|fuse ?box|fuse ?board|consumer unit|distribution board|breakers?|rcd|light fittings?|fittings?|lights?|lamps?|downlights?|spotlights?|pendant|wiring|wires?|cables?|flex|extension(?: lead| cable)?|adap[te]\\w*|chargers?|charging cable|electrics|electric meter|immersion|electric blanket";
const applied =
  "kettle|cooker|oven|hob|shower|fridge|freezer|washer|washing machine|dryer|drier|tumble|telly|tv|microwave|toaster|heater|iron|dishwasher|hoover|appliance";
const touched = "tap|taps|radiator|rad|sink|metal|pipe|casing|case|door ?handle|railing";

const shock: readonly RegExp[] = [
  /\belectri\w* shocks?\b|\belectrocut\w*\b|\bshocks? (?:from|off)\b|\b(?:a|proper|wee|bit of a|right|nasty) (?:belt|zap|jolt|tingle|kick) (?:off|from|when)\b/,
  /\b(?:got|get|gets|getting|gave|give|gives|giving|had|having|received?|keeps?)(?: [\w']+){0,4} (?:shock\w*|zapp?\w*|jolts?|tingl\w*)\b/,
  near("shock\\w*|zapp?\\w*|tingl\\w*|electrocut\\w*", `${fitting}|${applied}|${touched}`, 5),
  near("live", `${touched}|casing`, 1),
];
const surprise = /\bshock\w*\b.{0,40}\b(?:price|prices|bill|bills|quote|costs?|saw|seeing|news|how much|expensive)\b/;

const heat =
  "hot(?! water| tub| tap| and cold)|warm(?! white)|overheat\\w*|buzz(?:es|ing|ed)?|humm?(?:s|ing)?|crackl\\w*|fizz\\w*|sizzl\\w*|hissing|roasting|boiling";
const marked =
  "scorch\\w*|burn marks?|burn(?:t|ed)(?! out)|burning|melt\\w*|blacken\\w*|singed|charred|frazzled|black|brown|discolou?red";
const laidOpen =
  "exposed|bare|live|hanging|dangling|frayed|chewed|gnawed|severed|stripped|sticking out|poking out|showing|drill\\w*|nail|screw|spade|strimmer|trimmers?|mower|chopped|sliced|cut (?:through|into|the)|put through|gone through|went through";
const wires = "(?<!tv |aerial |phone |ethernet |broadband |bike )(?:wires?|wiring|cables?)|copper|flex|power lines?";

const always: readonly RegExp[] = [
  /\bspark(?:s|ing|ed)\b(?! plugs?)|\barcing\b|\bblue flash\b|\bflash and (?:a )?bang\b|\bbang and (?:a )?(?:big )?flash\b/,
  near("spark", fitting, 3),
  near(heat, fitting, 5),
  near(marked, fitting, 5),
  near(laidOpen.replace("live", "(?<!i |we |they |who )live(?! in| at| on| near| with)"), wires, 4),
  near(
    "power lines?|overhead (?:cable|line)s?|electric(?:s|ity)? (?:cable|line)s?|pylon",
    "down|fallen|across|touching|snapped",
    4,
  ),
];

const smell = "smell\\w*|smelt|stink\\w*|stench|whiff\\w*|pong\\w*|reek\\w*|odou?r";
const burning: readonly RegExp[] = [
  near(smell, "burn\\w*|fish\\w*|melt\\w*|scorch\\w*|singe\\w*|acrid|hot plastic|electrical", 4),
];
const cooking =
  /\b(?:burnt|burned|burning) (?:the |some |my )?(?:toast|toasties?|bacon|dinner|food|tea)\b|\bfish(?:pond| ?tank|monger)\b/;
