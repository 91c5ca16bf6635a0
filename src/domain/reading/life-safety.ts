import type { Danger } from "../reading.ts";
import { type Prepared, threatens } from "./clauses.ts";

/**
 * The danger to people that a text names and neither denies nor shows to be over, or null. By plain rules, before any
 * model; doubt does not clear it (readings page). Where two fit, the one whose safety words matter most wins.
 */
export function readDanger(text: Prepared): Danger | null {
  if (isOver(text)) return null;
  if (gas.some((pattern) => threatens(text, pattern))) return "gas";
  if (isCarbonMonoxide(text)) return "carbon_monoxide";
  if (fire.some((pattern) => threatens(text, pattern)) && !harmlessSmoke.test(text.lower)) return "fire";
  if (flood.some((pattern) => threatens(text, pattern))) return "flood";
  if (electric.some((pattern) => threatens(text, pattern))) return "electric";
  return injury.some((pattern) => threatens(text, pattern)) ? "injury" : null;
}

const competent =
  "engineer|cadent|sgn|gas board|gas man|national grid|transco|electrician|fire brigade|fire service|plumber|you lot|dno|ambulance";
const mended =
  "fixed|repaired|mended|made (?:it |everything )?safe|capped|all clear|signed (?:it )?off|checked (?:it|everything)|sorted";
const over = new RegExp(
  `\\b(?:${competent})\\b.{0,60}\\b(?:${mended})\\b|\\b(?:${mended})\\b.{0,30}\\bby\\b.{0,20}\\b(?:${competent})\\b`,
);

/** Only a stated check or mend by someone competent ends a danger; "the smell has gone" does not. */
function isOver(text: Prepared): boolean {
  return over.test(text.lower) && !/\b(?:again|still|back|come back|now there'?s|returned)\b/.test(text.lower);
}

const gas: readonly RegExp[] = [
  /\b(?:smell\w*|smelt|stink\w*|stench|whiff|reek\w*|pong\w*)\b(?: [\w']+){0,4} gas\b(?! (?:boiler|hob|fire|oven|cooker))/,
  /\bgas(?:sy)?\b(?: [\w']+){0,2} (?:smell\w*|smelt|stink\w*|stench|odou?r|whiff)\b/,
  /\bgas (?:pipe |meter |main |mains |hob |cooker |tap |hose |supply |line |bottle )?(?:is |are |has |may be |might be |could be |has a |be )?(?:leak\w*|hissing|escap\w*|coming out)\b/,
  /\bleak\w*(?: of| some)? gas\b|\bgassy\b|\b(?:rotten|bad) eggs?\b/,
  /\bhiss\w*\b.{0,30}\bgas (?:meter|pipe|hob|cooker)\b/,
];

const coNamed = /\bcarbon monoxide\b|\bmonoxide\b|\bco2? (?:alarm|detector|monitor)\b/;
const coSounds =
  /\b(?:going off|gone off|went off|sounding|sounded|beep\w*|blaring|ringing|screaming|triggered|keeps going|leak\w*|poison\w*|high reading|four beeps|alarming|suspect\w*)\b/;
const coHarmless =
  /\b(?:chirp\w*|batter(?:y|ies)|out of date|expired|fit(?:ted|ting)?|install\w*|replac\w*|quote|supply)\b/;
const appliance = /\b(?:boiler|gas fire|heating|stove|wood ?burner|cooker|heater)\b/;
const symptoms = /\b(?:headaches?|dizzy|dizziness|nausea|nauseous|feel(?:ing)? sick|drowsy|passed out)\b/;
const badFlame = /\b(?:orange|yellow|lazy) flames?\b|\bflames?\b(?: [\w']+){0,4} (?:orange|yellow)\b/;

function isCarbonMonoxide(text: Prepared): boolean {
  if (threatens(text, badFlame) && !/\bwood|\blog|\bcandle/.test(text.lower)) return true;
  if (threatens(text, symptoms) && appliance.test(text.lower)) return true;
  return (
    coNamed.test(text.lower) &&
    threatens(text, coSounds) &&
    (!coHarmless.test(text.lower) || /\bfour beeps\b/.test(text.lower))
  );
}

const harmlessSmoke =
  /\b(?:burnt|burned|burning) (?:the |some )?(?:toast|toasties?|bacon|dinner)\b|\bbonfire\b|\bbbq\b|\bbarbecue\b/;
const fire: readonly RegExp[] = [
  /\b(?:on fire|caught fire|in flames|house fire|flames (?:coming|from|out)|can see (?:smoke|flames)|smou?ldering)\b/,
  /\bsmoke (?:is |was |and )?(?:coming|pouring|billowing|filling|everywhere|from|in (?:the|my))\b/,
  /\b(?:full of|filling with|lots of|there'?s|there is|seeing|saw) smoke\b|\b(?:is|it'?s|started|keeps|are) smoking\b/,
];

const fitting =
  "(?:plug |light )?sockets?|electrics|fuse ?box|fuse ?board|consumer unit|light fittings?|light switch(?:es)?|lights|ceiling light|the light|downlights?|spotlights?|wiring|extension lead|electric meter";
const wet = "water|leak\\w*|drip\\w*|pour\\w*|flood\\w*|rain\\w*|soak\\w*|wet";
const reaches =
  "(?:in|into|through|onto|on|over|out of|from|near|by|around|towards|above|behind|reach\\w*|next to|all over)";
const flood: readonly RegExp[] = [
  new RegExp(`\\b(?:${wet})\\b(?: [\\w']+){0,5} ${reaches}\\b(?: [\\w']+){0,3} (?:${fitting})\\b`),
  new RegExp(
    `\\b(?:${fitting})\\b(?: [\\w']+){0,3} (?:wet|soaked|soaking|under water|full of water|dripping|dripping water)\\b`,
  ),
  /\bceiling\b(?: [\w']+){0,4} (?:about to (?:fall|come|collapse|go)|going to (?:fall|come down|collapse)|coming down|bulging|sagging|bowing|collapsing)\b/,
  /\b(?:bulging|sagging|bowing) ceiling\b|\bflood ?water\b|\bwater (?:is |level )?(?:is )?rising\b/,
];

const electric: readonly RegExp[] = [
  /\belectric(?:al)? shocks?\b|\belectrocut\w*\b|\b(?:got|had|getting|gave (?:me|him|her|us)|gives (?:me|you|us)|giving (?:me|us))(?: [\w']+){0,4} shocks?\b|\bshocks? (?:from|off)\b/,
  /\bspark(?:s|ing|ed)\b|\barcing\b/,
  /\b(?:burning|fishy|fish|burnt)(?: plastic| rubber)? smell\b|\bsmell\w*(?: [\w']+){0,3} (?:burning|burnt|fishy|fish|melting)\b/,
  /\b(?:scorch\w*|burn marks?|burnt|melted|melting|blackened)\b(?: [\w']+){0,4} (?:sockets?|plugs?|switch|fuse ?box|consumer unit|wires?|fitting)\b/,
  /\b(?:sockets?|plugs?|switch|fuse ?box|fuse ?board|consumer unit|fitting|adapter)\b(?: [\w']+){0,4} (?:hot|warm|buzz\w*|humming|crackl\w*|scorch\w*|burnt|burning|melt\w*|blackened|black)\b/,
  /\b(?:exposed|bare|loose live|live)(?: [\w']+){0,1} (?:wires?|wiring|cables?)\b|\b(?:wires?|cables?)\b(?: [\w']+){0,3} (?:exposed|bare|live)\b/,
];

const person =
  "i|i've|ive|we|he|he's|she|she's|mum|mam|dad|wife|husband|partner|son|daughter|child|kid|baby|someone|somebody|man|woman|lady|nan|gran|grandma|grandad|mother|father|tenant|friend|neighbour|lad|builder|guy";
const injury: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${person})\\b(?: (?:has|have|had|is|was|just|been|got|really|badly)){0,3} (?:fallen (?:down|off|over|from|through|and)|fell (?:down|off|over|from|through)|collapsed|unconscious|bleeding|hurt|injured|knocked out|scalded|not breathing)\\b`,
  ),
  /\b(?:had a (?:bad |nasty )?fall|bleeding badly|not breathing|unconscious|broken (?:leg|arm|hip)|badly (?:hurt|burn(?:t|ed)|cut|injured))\b/,
];
