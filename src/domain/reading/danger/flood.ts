import { near, type Plain, says } from "./plain-words.ts";

/** Water on or about to reach electrics, a ceiling about to fall, floodwater rising indoors; other water is no danger to people. */
export function isFlood(text: Plain): boolean {
  return says(text, patterns);
}

const fitting =
  "(?:plug |light )?sockets?|plugs|electrics|electricity|electrical\\w*|fuse ?box|fuse ?board|fuses|consumer unit|light fittings?|light switch(?:es)?|switch(?:es)?|lights?(?! (?:bit|drip|leak|trickle))|lamps?|downlights?|spotlights?|chandelier|wiring|wires|extension(?: lead)?|electrics? meter|meter cupboard|meters|distribution board|telly|tv";
const wet = "water|water's|waters|leak\\w*|drip\\w*|pour\\w*|flood\\w*|rain\\w*|soak\\w*|wet|sewage|gush\\w*|running";
const reaching =
  "in|into|through|onto|on|over|out|from|near|by|around|round|towards|above|behind|reach\\w*|next to|beside|all over|at|to|down|inside|touching|under|where";

const patterns: readonly RegExp[] = [
  new RegExp(`\\b(?:${wet})\\b(?: [\\w']+){0,8}? (?:${reaching})(?: [\\w']+){0,4}? (?:${fitting})\\b`),
  new RegExp(
    `\\b(?:${fitting})\\b(?: [\\w']+){0,4}? (?:wet|soak\\w*|under ?water|full of water|drip\\w*|pouring|leaking|flooded)\\b`,
  ),
  new RegExp(
    `\\b(?:${wet})\\b(?: [\\w']+){0,5}? (?:tripp\\w*|short\\w*|fused|blew|blown|knocked)(?: [\\w']+){0,3}? (?:${fitting}|power)\\b`,
  ),
  near(
    "ceiling|ceilings",
    "(?:about|going|ready|looks? (?:like|set)) to (?:fall|come|collapse|go|give|cave)|gonna (?:fall|come|collapse|go|give|cave)|(?:falling|caving|coming|come|came|caved|fallen) (?:down|in)|bulg\\w*|sagg\\w*|sags|bow(?:ed|ing|s)|collaps\\w*|hanging (?:down|like|low|by)|droop\\w*|belly\\w*|balloon\\w*|full of water|giving way|swollen",
    6,
  ),
  /\bflood ?waters?\b|\b(?:water|floods?|river|beck|stream|brook|sewage)(?:'s| is| level| levels| in [\w' ]{1,30})*(?: is| are)? (?:still |now |really )?rising\b/,
  /\b(?:river|beck|stream|brook|canal|sea)(?:'s| has| is)* (?:burst|come over|coming in|come in|over|in the (?:house|kitchen|lounge))\b|\b(?:foot|feet) of water\b|\b(?:ankle|knee|waist|foot|feet)[ -](?:deep|high)\b.{0,20}\bwater\b|\bwater\b.{0,20}\b(?:ankle|knee|waist)[ -](?:deep|high)\b/,
];
