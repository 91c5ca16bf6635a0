import { near, type Plain, says } from "./plain-words.ts";

/** Someone hurt, fallen or in immediate danger that fits no other kind; shut in but unhurt is none. */
export function isInjury(text: Plain): boolean {
  return says(text, patterns) || (says(text, trapped) && !shutIn.test(text.whole));
}

const somebody =
  "mum|mam|mom|mammy|dad|da|wife|husband|hubby|partner|son|daughter|child|children|kids?|bab(?:y|ies)|bairn|wean|toddler|someone|somebody|man|woman|lady|bloke|lad|lass|girl|boy|nan|nana|nanna|nan's|gran|gran's|grandma|granny|grandad|grandpa|mother|father|brother|sister|uncle|auntie|aunt|tenant|friend|mate|neighbour|builder|roofer|guy|person|customer|resident|pensioner|worker|colleague|carer|people";
const anyone = `i|i've|ive|we|he|he's|hes|she|she's|shes|they|they've|theyve|${somebody}`;
const aux =
  "(?:(?:'s|'ve|has|have|had|is|was|just|been|got|really|badly|who|next door|she's|he's|seriously|quite|now) ?)";
const harmed =
  "hurt|injured|unconscious|knocked out|scalded|crushed|pinned|impaled|choking|drowning|concussed|not breathing|not moving|no moving|cut (?:his|her|my|their)";
const limb =
  "hands?|fingers?|thumbs?|arms?|legs?|foot|feet|head|face|throat|tongue|lips|eyes?|hip|wrist|ankle|toes?|neck|chest";
const limbHarm =
  "trapped|crushed|stuck|cut|bleed\\w*|broken|broke|swell\\w*|swollen|gash\\w*|burn\\w*|scald\\w*|sliced|chopped|severed|hurt|caught|jammed|smashed|hit|banged|split|blood";

const patterns: readonly RegExp[] = [
  new RegExp(`\\b(?:${anyone}) ?${aux}{0,4}(?:fallen|fell)(?! (?:out with|behind|for|asleep|ill|pregnant))\\b`),
  new RegExp(
    `\\b(?:${anyone}) ?${aux}{0,4}(?:collapsed|passed out|fainted|slipped (?:off|on|down)|tripped (?:over|on|down))\\b`,
  ),
  near(somebody, `${harmed}|bleeding`, 3),
  new RegExp(`\\b(?:${anyone})\\b(?: [\\w']+){0,3} (?:${harmed})\\b`),
  new RegExp(`\\b(?:${anyone}) ?${aux}{1,4}(?:bleeding(?! (?:the|radiators?|rads?)\\b)|burn(?:t|ed)(?! by| out))\\b`),
  near(`(?:my|his|her|our|their|me|[a-z]+'?s) (?:${limb})`, limbHarm, 4),
  new RegExp(
    `\\b(?:fell|fallen|falling|fall|down|dropped|landed|collapsed|hit|struck|crushed)(?: and (?:hit|struck))?(?: on| onto| on top of| on to)? (?:a |an |the |my |our |his |her |this |some |old |poor ){0,3}(?:me|him|us|${somebody})\\b(?!'s| with)`,
  ),
  new RegExp(
    `\\b(?:${anyone})\\b(?: [\\w']+){0,6}? (?:lying|laying|slumped|face down|stuck) (?:[\\w']+ ){0,3}(?:floor|ground|stairs|pavement|road|roof|ledge|scaffold\\w*)\\b`,
  ),
  new RegExp(`\\b(?:${anyone})\\b(?: [\\w']+){0,4}? can'?t (?:get up|breathe|move|feel (?:his|her|my))\\b`),
  /\b(?:had|has had|having|taken) a (?:bad |nasty |serious |right )?(?:fall|tumble)\b|\bbleeding (?:badly|heavily|a lot|everywhere|from)\b|\bblood (?:everywhere|all over|pouring)\b|\bnot breathing\b|\b(?:can'?t|struggling to) breathe\b|\bunconscious\b|\bbroken (?:leg|arm|hip|wrist|ankle|neck|collarbone)\b|\bbadly (?:hurt|burn(?:t|ed)|cut|injured)\b/,
  /\banaphyla\w*\b|\ballergic reaction\b|\bepi ?pen\b|\bstung\b.{0,60}\b(?:swell\w*|swollen|breath\w*|dizzy)\b|\b(?:having|had) a (?:heart attack|seizure|fit)\b|\bchest pains?\b|\bheart attack\b(?! (?:last|in|years))|\b(?:need|call|called|calling|ring|rung|rang|phoned) (?:an |the )?ambulance\b/,
  /\b(?:intruder|burglar|someone|somebody|man|bloke) (?:is |'s )?(?:in the house|breaking in|trying to (?:get|break) in|smashing)\b/,
  new RegExp(
    "\\b(?:chimney|stack|wall|tree|branch|scaffold\\w*|balcony|slates?|tiles?|gable|lamp ?post)\\b(?: [\\w']+){0,5}? (?:about|going|gonna|ready) (?:to )?(?:fall|come down|collapse|go)\\b(?: [\\w']+){0,5}? (?:pavement|street|road|path|people|someone|somebody|kids|children|public)\\b",
  ),
];

const trapped: readonly RegExp[] = [near(anyone, "trapped", 3), /\btrapped (?:under|beneath|by|between)\b/];
const shutIn =
  /\b(?:trapped|locked|stuck|shut) (?:him|her|them|my|our|the)?(?:sel[fv]\w*)? ?(?:in|inside)\b(?! (?:the )?(?:machine|door|gate|shutter))/;
