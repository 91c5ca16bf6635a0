import { near, type Plain, says } from "./plain-words.ts";

/** Visible smoke or flame, or still smouldering, whatever the source; not smoke that the sender explains by toast. */
export function isFire(text: Plain): boolean {
  return says(text, flame) || (says(text, smoke) && !cooking.test(text.whole));
}

const cooking =
  /\b(?:burnt|burned|burning|burn) (?:the |some |my )?(?:toast|toasties?|bacon|dinner|food|tea)\b|\bbonfire\b|\bbbq\b|\bbarbecue\b|\bcigarettes?\b|\bvap(?:e|ing)\b/;
const other =
  "place|doors?|alarms?|exit|escape|surround|extinguisher|pit|brigade|service|engine|risk|safety|officer|damage";
const fire = `(?<!gas |electric |log |coal |open |real |camp |wood )fire(?! (?:${other})\\b)`;
const thing =
  "house|flat|kitchen|shed|loft|garage|building|roof|car|van|bins?|sofa|curtains?|bed|dryer|drier|washer|machine|oven|cooker|hob|fence|tree|hedge|socket|plug|chimney|boiler|dishwasher|toaster|microwave|telly|tv|fryer|pan|battery|scooter";

const flame: readonly RegExp[] = [
  /\b(?:on|caught|catching|catch|set \w+ on|set) (?:fire|light|alight)\b(?! (?:alarm|door))|\balight\b|\bablaze\b|\bin flames\b|\bsmou?lder\w*\b|\b(?:house|chimney|pan|electrical|kitchen|loft|bin|shed|roof) fire\b(?! (?:alarm|door|damage))/,
  /\bflames? (?:coming|from|out|shooting|up|in|everywhere|through|under|round|licking)\b|\b(?:see|seeing|saw|there's|theres|there are|got) (?:\w+ )?flames?\b/,
  new RegExp(
    `\\b(?:there'?s|there is|got|having|small|big|little|we have|help|a) (?:a |been a |small |big |little )*${fire} (?:in|at|inside|next|under|behind|on|by|near|started|broke|broken|spreading|coming)\\b`,
  ),
  new RegExp(`\\b${fire} (?:has |have |just )*(?:started|starting|broke|broken out|breaking out|spreading|raging)\\b`),
  /^(?:help |please |theres a |there's a |there is a |theres |there's )*fire(?: fire)*(?: help)?$/,
  new RegExp(`\\b(?:${thing})(?:'s| is| are)? (?:burning|burnin|ablaze|on fire)\\b(?! (?:smell|hot|fuel|through|oil))`),
];

const smoke: readonly RegExp[] = [
  /(?<!\b(?:i|we|they|he|she|who|you|to|tenants?) )\bsmoke\b(?![ -](?:alarms?|detectors?|sensors?|heads?|test\w*|free|damage\w*|stain\w*|bomb|machine)\b)/,
  /\bsmoking(?= (?:socket|plug|boiler|fuse|consumer|oven|cooker|dryer|washer|switch))/,
  near(
    "smoking",
    `${thing}|it|its|it's|fuse ?box|fuse ?board|consumer unit|switch|light|stove|fire|heater|thing|started|keeps|everything`,
    3,
  ),
];
