import { coPhrases } from "./co-phrases.ts";
import { fittingPhrases } from "./fitting-phrases.ts";
import { gasThings } from "./gas-things.ts";
import { pictures } from "./pictures.ts";
import { personPhrases, whoIsMeant } from "./persons.ts";
import { verbPhrases } from "./verbs.ts";

type Change = readonly [RegExp, string];

/** Said before words are looked up, in lower case without apostrophes: phrases that only look like a danger, and pictures. */
export const rawPhrases: readonly Change[] = [
  ...pictures,
  ...verbPhrases,
  ...gasThings,
  ...coPhrases,
  ...fittingPhrases,
  ...personPhrases,
  [/\bextension(?= (?:is )?(?:on|under|in|plugged) (?:the |in )?(?:floor|it|water|wall))/g, "socket"],
  [/\bits (?:been )?raining\b(?! (?:in|into|through|on|onto|out|from|inside|down|aff|off))/g, "weather"],
  [/\bimmersion heater\b(?! switch)/g, "boiler"],
  [/\b(?:electric|heated) blanket\b/g, "plug"],
  [/\b(?:light |switch )?pull ?cords?\b/g, "pullcord"],
  [/\b(?:drain|oven|toilet|tile|patio|limescale) cleaner\b/g, "unblocker"],
  [/\bflood ?waters?\b/g, "flood water"],
  [/\bthe burn (?=has|is|was|burst|came|rose)/g, "the river "],
  [/\b(?:a )?light leak\b/g, "leak"],
  [/\bgas leak (?:alarm|detector|sensor)s?\b/g, "gasalarm"],
  [/\b(?:says?|shows?|showing|reads?) co\b/g, "says monoxide"],
  [/\bfeel\w* like (?:ive |i have |weve |we have )?(?:got )?(?:the |a )?(?:flu|hangover)\b/g, "feel ill"],
  [
    /\b(?:someone|somebody)(?:s| is|s is)? in (?=(?:my|our) (?:house|flat|home|garden|loft|shed|kitchen|hall|bungalow))/g,
    "intruder is in ",
  ],
  [/(?<=[a-z\d][ |]*)\u{1F525}|\u{1F525}(?=[\s|\u{1F525}]*[a-z])/gu, " fire "],
  [
    /\b(com|go|flash|crackl|buzz|fizz|hiss|hang|hav|hear|try|gett|tak|mak|look|show|break|kick|touch|runn|ris|lean|lay|ly|mov|tripp|wak|keep|blow|stick|seep|breath|jump|puff|fill|spread|screech|bang)in\b/g,
    "$1ing",
  ],
  [
    /\b(?:thru|threw(?! (?:me|us|him|her|them|my|our|dad|mum|mam|nan|gran|a|it|himself|herself|water|something)\b)|trough|throo|thro|throu)\b/g,
    "through",
  ],
  [/\bhang(?:ing)? (?=an? |the |my |some |new |up )/g, "putting "],
  [/\b(?:doon|dahn)\b/g, "down"],
  [/\b(?:oot|owt of)\b/g, "out"],
  [/(\d)(ft|foot|feet|inch|inches|cm)\b/g, "$1 $2"],
  [/\bfae\b/g, "from"],
  [/\baff\b/g, "off"],
  [/\blight ?headed\b/g, "lightheaded"],
  [/\brain (?:not|isnt|doesnt|hasnt) com\w+\b/g, "dry"],
  [/\u{1F6A8}/gu, " siren "],
  [
    /\bspark plugs?\b|\bflood ?lights?\b|\bwet ?(?:room|wipe)s?\b|\bburnt orange\b|\bbright spark\b|\bfish ?(?:pond|tank|monger|finger)s?\b/g,
    "neutral",
  ],
  [/\b(?:bath|sink|basin) plugs?\b|\bplug ?holes?\b|\bplug for the (?:bath|sink|basin)\b/g, "neutral"],
  [
    /\b(?:tv|aerial|satellite|sky|phone|ethernet|network|internet|broadband|bike) (?:\w+ )?(?:wire|cable|wiring|lead)s?\b/g,
    "neutral",
  ],
  [/\blight (?=rain|shower|dusting|clean|work|brown|blue|gr[ea]y|green|oak|wood|drizzle)/g, ""],
  [/\bwarm white\b|\bhot tubs?\b|\bhot and cold\b|\bwater ?proof\w*/g, "neutral"],
  [/\bwater (?:heater|feature|meter|butt|softener|pressure|bill|cooler|company|board|filter|pump)s?\b/g, "neutral"],
  [
    /\b(?:electric|gas|log|coal|open|real|camp|wood|multi ?fuel|imitation|media wall|flame effect) fires?\b/g,
    "hearthfire $&",
  ],
  [/\bhearthfire gas fires?\b/g, "gas gasfire"],
  [/\bhearthfire [\w ]*?fires?\b/g, "hearthfire"],
  [/\b(?:wood|log|multi ?fuel)[ -]?burn(?:er|ers|ing stove)\b/g, "woodstove"],
  [/\bbon ?fires?\b/g, "bonfire"],
  [/\bfire ?places?\b/g, "hearth"],
  [/\bfire ?pits?\b|\bfirewood\b|\bcease ?fire\b|\bfiresticks?\b|\bfireworks?\b/g, "neutral"],
  [
    /\bfires? (?:doors?|alarms?|exits?|escapes?|surrounds?|extinguishers?|brigade|service|engine|risk|safety|officer|damage\w*|blanket|rated|retardant|proof\w*|board|men|man|fighters?|crew|grate|guard|back|basket|stop\w*|stick|regs?|station)\b/g,
    "firegear",
  ],
  [
    /\bsmoke (?:alarms?|detectors?|sensors?|heads?|test\w*|free|damage\w*|stain\w*|bomb|machine|control|vents?)\b|\bno smok(?:e|ing) (?:house|home|area)\b|\b(?:non|no|quit|stop\w*|gave up)[ -]?smok\w+\b|\bsmoking (?:area|shelter|jacket)\b/g,
    "smokegear",
  ],
  [
    /\b(?:i|we|they|he|she|who|you|allowed to|want to|like to|tenants?|people|dont|lads?) (?:all |both |used to )?smokes?\b|\bsmok\w+ (?:gr[ea]y|blue|glass|mirror|quartz|paint|eye|oak|a fag|fags|cigar\w*|weed|inside|indoors)\b/g,
    "smokegear",
  ],
  [
    /\bgas (?:engineers?|man|safe|safety|bills?|board|cert\w*|checks?|servic\w*(?! pipe)|company|fitters?|registered|station|struts?|card|mark|lift|masks?|appliances?|inspection|tech\w*|people|guy|work|jobs?|supplier|plumber)\b|\bbritish gas\b|\bscottish gas\b|\bgas or electric\b|\belectric or gas\b/g,
    "gasman",
  ],
  [/\bgas (?:alarms?|detectors?|monitors?|sensors?)\b/g, "gasalarm"],
  [/\bgas rings?\b/g, "gas hob"],
  [/\b(?:gas )?rings? (?=(?:on|off|of) (?:the |my )?(?:hob|cooker))/g, "hob "],
  [
    /\b(?:rotten|bad|off|like|of|gone off|stinky|boiled) eggs?\b|\beggy\b|\beggs? (?=smell|stink|pong|whiff)|\bsmells? (?:of |like )?eggs?\b/g,
    "eggy smell",
  ],
  [
    /\bcarbon ?mon\w*|\b(?:c\.? ?o\.?(?: \|)?|c[o0]2?|carbon(?: dioxide)?) ?(?=alarm|detect|dectect|monitor|meter|sensor|thing|beeper|unit|box|leak|poison|level|reading|device|gadget|alert|fumes|warning|tester|machine|alarum|alrm|alram)/g,
    "monoxide ",
  ],
  [/\b(?:power|electric|electricity) cuts?\b|\bcut ?out\b|\bcuts? off\b/g, "neutral"],
  [
    /\b(?:consumer unit|distribution board|fuse ?box\w*|fuse ?board\w*|trip ?switch\w*|electri\w+ (?:meter|board|box|cupboard|panel|unit|point|intake|mains|sockets?|plugs?|switch\w*|points?|fittings?|outlet)|l[ec]ck?y (?:box|meter|board)|light fittings?|light fixtures?|light bulbs?|light switch\w*|light ?shades?|wall lights?|power points?|junction box|extension (?:lead|cable|block|cord|plug|reel)s?|power strip|ceiling (?:lights?|rose|roses|lamp)|charging (?:cable|lead|point))\b/g,
    "socket",
  ],
  [
    /\b(?:electric|electricity) (?:heater|radiator|towel|gate|door|cooker|oven|hob|van|car|bike|scooter|toothbrush|guitar|shower|boiler|bill|company|quote|work|underfloor)s?\b/g,
    "appliance",
  ],
  [/\b(?:lamp|mower|kettle|iron|toaster|cooker|power|mains|hoover) (?:lead|cord)s?\b/g, "cable"],
  [/\bspots?\b(?= (?:in|on) (?:the |my |our )?(?:kitchen|bathroom|ceiling|hall))/g, "spotlights"],
  [
    /\bhand ?(?:rail|basin|wash|dryer|some|y)\w*|\bfoot ?(?:path|ing|board|stool)s?\b(?= (?:loose|needs|is|wants))|\bhead ?(?:board|room|rail)\b|\b(?:leg|arm|head) of\b|\bface ?plate|\belbow (?:joint|pipe|bend)|\bchest (?:freezer|of)\b|\bskin ?(?:ning)\b|\bdrown\w* in (?:paper\w*|work|debt|mess|bills|emails)/g,
    "neutral",
  ],
  [/\bmy ex\b/g, "my husband"],
  [/\b(?:heat|no heat)\b|\bheated\b|\bheat lamp\b/g, "neutral"],
  [/\bmy back\b(?! (?:door|garden|yard|gate|room|bedroom|wall|fence|window|kitchen|boiler|of))/g, "my shoulder"],
  [
    /\b(?:bleed|bleeding|blead) (?:the |my |our |all |of )*(?:radiators?|rads?|heating|system|valve)\b|\b(?:radiators?|rads?|heating|system)(?: \w+){0,4} bleed(?:ing|s)?\b/g,
    "neutral",
  ],
];

/** Said of families, after words are looked up. */
export const familyPhrases: readonly Change[] = [
  ...whoIsMeant,
  [/\bELECTRIC (?:sock|socks|chock|shok)\b/g, "ELECTRIC SHOCK"],
  [/\bmonoxide\b|\bCO(?: CO)+\b/g, "CO"],
  [/\bBLOOD hell\b|\bBLOOD (?:useless|awful|annoying|thing)\b/g, "neutral"],
  [
    /\bGAS (?:BOILER|HEATING|HEATER|central|cooker)\b|\bGAS HOB(?= (?:needs?|fit|install|to|wants?|wont|not|servic))/g,
    "GASBOILER",
  ],
  [
    /\bGAS (?:METAL|mains?|line|supply|METER|hose|feed|bottle|valve|cylinder|tank|joint|canister|tube|connection|tail|cock|intake|service)(?: METAL| valve| tail)?\b/g,
    "GASPIPE",
  ],
  [
    /\b(?:hot|HEAT) WATER\b(?! (?:is |was |was |has |keeps )?(?:POUR|DRIP|LEAK|coming|came|running|out|through|everywhere|all|RAIN|BURN|HURT|SOAK))/g,
    "HOTWATER",
  ],
  [/\bELECTRIC (?:METER|APPLIANCE|HOB)\b/g, "SOCKET"],
];
