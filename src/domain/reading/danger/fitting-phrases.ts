/** Fittings, fuse boards and lines under other spellings and names. */
export const fittingPhrases: readonly (readonly [RegExp, string])[] = [
  [/\bfu[sz]e?[- ]?(?:box|bord|board|bored|bx)\w*\b|\bconsumer (?:unit|box|board)\b|\bsock[ie]ts?\b/g, "socket"],
  [/\bflash(?:in|ing|es|ed)? (?:up )?blue\b|\bblue (?:light )?flash\w*\b/g, "blue flash"],
  [
    /\bspots?\b(?= (?:are |is |were |have )?(?:all )?(?:drip|leak|wet|full|pour|flicker|fizz|buzz|hot\b))/g,
    "spotlights",
  ],
  [/\b(?:mains|service|armoured|swa) (?:cable|wire|lead)s?\b/g, "cable"],
  [
    /\breek (?=(?:is |was |s )?(?:com\w+|pour\w+|billow\w+|belch\w+|everywhere|oot|rising)\b(?!.{0,40}\b(?:drain|sink|toilet|loo|bin|fridge)))/g,
    "smoke ",
  ],
  [
    /\blike (?:(?:a|an|the|someone|somebody|youve|left|having|had|my|he|she|it|was|on|been|of|in) ){0,6}(?:fags?|cigarettes?|bbq|barbecue|bonfire|steam train|chippy|lum|chimney)\b/g,
    "neutral",
  ],
];
