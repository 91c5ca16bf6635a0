import { near, saysAtAll } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** What hangs, leans or comes away above people, or has only just missed one; without people there it is a repair. */
export function isOverhead(text: Statements): boolean {
  if (saysAtAll(text, missed)) return true;
  if (saysAtAll(text, underfoot)) return true;
  const { run } = text;
  if (saysAtAll(text, failing)) return crowded.test(run) || peopleThere.test(run) || beneath.test(run);
  return saysAtAll(text, loose) && (crowded.test(run) || peopleThere.test(run));
}

const things =
  "slates?|tiles?|ridge|coping|copings?|bricks?|brickwork|masonry|stones?|stonework|lintel|CHIMNEY|chimneypot|stack|pots?|wall|gable|parapet|scaffold\\w*|pole|poles|mast|aerial|dish|tree|trees|branch|branches|bough|limb|trunk|ash|oak|beech|sycamore|willow|conifer|poplar|sign|signage|awning|canopy|gutter\\w*|fascia|fascias|soffits?|bargeboard|downpipe|facade|cladding|render|balcony|balustrade|banister|window|windows|bay|skylights?|velux|pane|glass|sheet|sheets|sheeting|panels?|roof|roofing|porch|lamp ?post|lamppost|telegraph|gates?|fence|shutter|shutters|crane|hoist|cupboard|wardrobe|shelf|shelving|SOCKET|solar|hanging basket|statue|plaster|boulder|bank|billboard|hoarding|turbine|METAL|CEILING|lump|chunk";
const falling =
  "(?:about|going|gonna|gunna|ready|fit|due) (?:to )?(?:\\w+ )?(?:come|go|FALL|drop|COLLAPSE|topple|give|slide|blow)|coming (?:off|away|down|loose)|come (?:off|away|loose)|came (?:off|away|loose)|BARE|swinging|swaying|rocking|rocks|teetering|tipping|creaking|moving|moves|shifting|sliding|giving way|gave way|given way|dropping|FALL|flapping|by (?:one|a|two|its) (?:\\w+ )?(?:BREAK|nails?|thread|bolt|hinge|bracket|WIRE|screws?|clip|string)|(?:could|might|will|gonna|going to) (?:\\w+ )?(?:come|go|FALL|drop|COLLAPSE)|wobbling|raining down|missed";
const slack =
  "loose|leaning|leans|wobbly|wobbles|unsafe|unstable|split|BREAK|bowing|SAG|tilting|lopsided|precarious\\w*|dangerous|rotten";

const failing: readonly RegExp[] = [near(things, falling, 9)];
const loose: readonly RegExp[] = [near(things, slack, 6)];

const over =
  "(?:over|above|onto|on|at|near|by|past|under|underneath|below|beneath|outside|OUTDOORS|towards|into|across|next to)";
/** Where people are bound to pass, stand or sleep. */
const crowded = new RegExp(
  `\\b${over} (?:the |a |my |our |that |her |his )?(?:\\w+ ){0,2}(?:pavement|footpath|walkway|alleyway|bus stop|pram|pushchair|buggy|cot|cots|trampoline|playground|play area|nursery|school|schools|crossing|market|shoppers|passers\\w*|public|crowd|queue|pub garden|seating|customers|bunk|crib|sandpit|(?:the|our) (?:\\w+ )?street|shop (?:door|front|doorway|entrance))\\b`,
);
const beneath = new RegExp(
  `\\b(?:over|above|under|underneath|below|beneath) (?:the |a |my |our |her |his |it )?(?:\\w+ ){0,2}(?:path|front door|back door|doorway|entrance|bed|sofa|desk|road|drive|tables?|steps|stairs|gate|baby|toddler|child|PERSON)\\b(?! (?:tree|trees|hedge|fence|shed|roof|garden|drive|car|house|land|side))`,
);
const peopleThere =
  /\b(?:PERSON|people|folk|PRONOUN)(?: \w+){0,4} (?:walk\w*|pass|passes|passing|play|plays|playing|sleep|sleeps|sleeping|stand|stands|standing|sit|sits|sitting|queue\w*|go under|go past|goes past|come out|coming out|are on it|is on it|on it|under it|underneath|below|beneath|on the trampoline)\b|\bwhere (?:\w+ ){0,3}(?:walk|walks|play|plays|sit|sits|sleep|sleeps|PERSON)\b|\bNOT be moved\b/;

const missed: readonly RegExp[] = [
  near(
    `${things}|FALL|came down|come down|dropped|blew`,
    "(?:missed|missing|nearly (?:HIT|got|took|BELT|killed)|almost (?:HIT|got|killed)|narrowly missed|inches from|inch from|a foot from|HIT) (?:\\w+ ){0,3}(?:PERSON|me|us|him|her|HEAD|pram|pushchair|buggy|BODY)(?! (?:tree|trees|hedge|fence|shed|roof|garden|drive|car|house|wall|window|van|greenhouse|gate))",
    9,
  ),
];
const underfoot: readonly RegExp[] = [
  near(
    "manhole|drain cover|inspection cover|sinkhole|well cover|drain lid",
    `(?:open|missing|gone|nicked|stolen|BARE|COLLAPSE|off|NOT (?:cover|lid))(?: \\w+){0,4} (?:pavement|street|school|nursery|playground|footpath|PERSON (?:\\w+ )?(?:play\\w*|walk\\w*))`,
    5,
  ),
  /\b(?:open|uncovered|missing|BARE) (?:manhole|drain|shaft|pit|trench|hole)\b(?: \w+){0,5} (?:pavement|school|nursery|playground|footpath|bus stop)\b/,
];
