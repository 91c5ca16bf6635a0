type Change = readonly [RegExp, string];

/** Pictures and things of the house that borrow the words of a danger. */
export const pictures: readonly Change[] = [
  [/\bablaze with\b|\b(?:makes?|like|into|becomes?) (?:\w+ ){0,4}an? (?:inferno|oven|sauna|furnace)\b/g, "neutral"],
  [/\b(?:have|having|had|for|a) (?:a )?(?:quick )?smoke (?:and|or|break|with|outside|first|before)\b/g, "neutral"],
  [/\bsmoke (?:and|or|&) (?:heat|co|carbon monoxide|monoxide) (?=alarm|detect|sensor)/g, "smokegear "],
  [/\blike (?:its|it has|hes|it is) (?:been |being |getting )?electrocuted\b/g, "neutral"],
  [/\b((?:security |outside |motion )?lights? (?:\w+ ){0,6})floods?\b(?! (?:water|from|with water))/g, "$1neutral"],
  [/\b(?:light ?)?bulbs? (?:have |has |just |keeps? |all |had )*(?:popp\w+|blow\w*|blew|gone)\b/g, "neutral"],
  [
    /\b(?:toilet|cistern|loo|tap|shower|tyre|kettle|iron)s? (?:\w+ )?(?:hiss|whistl)\w*\b|\bhissing (?:toilet|cistern|loo|tap|shower|tyre)s?\b/g,
    "neutral",
  ],
  [/\b(?:quote|price|bill|cost|invoice)s? (?:\w+ )?(?:knocked|floored|killed|stunned)\b/g, "neutral"],
  [
    /\b(?:legs?|arms?|head|foot|feet|face|back) off (?:the|a|my|our|that) (?:table|chair|bed|sofa|bench|desk|statue|settee)\b/g,
    "neutral",
  ],
  [/\b(?:cable|wire|lead)s? (?:\w+ ){0,6}for the (?:tv|telly|sky|internet|phone|broadband)\b/g, "neutral"],
  [/\bwire (?:mesh|netting|rope|wool|brush|fence|on the (?:garage|fence|trellis))\b|\bchicken wire\b/g, "neutral"],
  [/\blooks? like (?:ive|i have|hes|shes|youve|you have) (?:had|got|been)\b[^|]{0,40}/g, "neutral"],
  [/\bburn(?:t|ed)[ -]?out (?=teacher|mum|dad|nurse|parent|person|carer|mother|worker)/g, "neutral "],
  [/\b(?:bill|price|quote|cost|sticker) shock\b/g, "neutral"],
  [
    /\b(?:eyes?|head|brain|wallet|heart) hurts? (?=look|think|see|try|just look)|\barm is twisted\b|\btwist\w* my arm\b/g,
    "neutral ",
  ],
  [/\belectrocut\w+/g, "electric shock"],
  [/\bwet (?=hands?\b)/g, ""],
  [
    /\b(?:faint|collaps)\w* (?:at|when i saw) (?:the|your) (?:price|quote|bill|cost)\b|\bsparks (?:fly|flew)\b(?! (?:out|from|off|up))|\blive wire of\b|\bthrottle cable\b/g,
    "neutral",
  ],
  [/\bcaught my eye\b/g, "neutral"],
  [
    /\bsmoke (?=(?:from|off|of) (?:the |my )?(?:next doors?|neighbou?rs?)(?: \w+)? (?:chimney|bonfire|bbq|barbecue|fire pit|flue|burner|stove))/g,
    "neutral ",
  ],
  [
    /\b(?:cooker|oven|hob|immersion|shower|boiler|water heater|heater) (?:switch|switches|socket|plug|isolator|point|fuse|spur)\b/g,
    "socket",
  ],
];
