/** What carries gas under other names: a bottle with a regulator, the yellow pipe, a ring left on, the hose of a cooker. */
export const gasThings: readonly (readonly [RegExp, string])[] = [
  [/\beyes? (?:is |are )?water(?:ing|in|y)?\b/g, "eyes sore"],
  [/\b(house|room|kitchen|flat|home|place) ?full? ?(?= ?of\b)/g, "$1 full "],
  [
    /\byellow (?:plastic |gas |poly |copper )?(?:pipe|main|hose|tube|line)s?\b|\byellow (?:pipework|stopcock|tap|valve|lever|handle)\b/g,
    "gas pipe",
  ],
  [
    /\b(?:calor|bbq|barbecue|barbie|patio|patio heater|camping|camper|caravan|stove|heater|propane|butane|lpg)(?: gas)? (?:bottle|cylinder|tank|canister|cartridge)s?\b/g,
    "gas bottle",
  ],
  [/\b(?:the |a |my )?bottles?\b(?=.{0,50}\b(?:regulator|hiss|fizz))|\bregulators?\b/g, "gas bottle"],
  [
    /\b(?:cooker|hob|oven|bbq|barbecue) (?:hose|pipe|bayonet|tap|valve)s?\b|\bbayonets?(?: fitting| connector)?\b|\bhose (?:to|on|for|off|behind|of) (?:the |my )?(?:cooker|hob|oven|bbq|barbecue)\b/g,
    "gas hose",
  ],
  [
    /\b(?:pipe|hose|tube)s? (?:to|into|for|behind|that feeds|feeding|going (?:in)?to|under|of) (?:the |my |our )?(?:gas )?(?:fire|hob|cooker|oven|stove)\b/g,
    "gas pipe",
  ],
  [/\b(?:left|leaves|leaving|turned|knocked) (?:a|the|one|that) (?:ring|burner|knob) on\b/g, "left the gas hob on"],
  [
    /\b(?:the |a |one )?rings? (?=(?:wont|doesnt|didnt|blew|went out|keeps|clicks|is hiss|hiss|not lit|isnt lit))/g,
    "hob ",
  ],
  [
    /\b(?:rotten |bad |boiled |off )?(?:cabbagey?|garlic|garlicky|skunky?|onions?|oniony|farts?|farty|struck match\w*|struck a match)\b/g,
    "oddsmell",
  ],
];
