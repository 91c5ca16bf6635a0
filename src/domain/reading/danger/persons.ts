type Change = readonly [RegExp, string];

/** Whoever is spoken of by a title, a pet word or as part of a picture that means no person at all. */
export const personPhrases: readonly Change[] = [
  [/\b(?:mr|mrs|ms) [a-z]{3,}\b/g, "lady"],
  [/\b(?:little|wee|young) (?:uns?|ones?|man|lady|fella|lad)\b|\bbubba?\b|\bnipper\b/g, "child"],
  [
    /\b(?:engineer|plumber|electrician|sparky|fitter|bricklayer|brickie|tiler|chippy)(?: has| just| s|s)? (?=(?:fell|fallen|slipped|collapsed|been hurt|hurt|been injured|gone through|come off|cut (?:his|her)|broken his)\b)/g,
    "man ",
  ],
  [
    /\b(?:his|her|dads|mums|husbands|wifes|neighbours) back\b(?! (?:door|garden|yard|gate|room|bedroom|wall|fence|window|kitchen|boiler|of|to|in|home|on|from|now|again|today|tomorrow))/g,
    "his shoulder",
  ],
  [
    /\bhit the nail on the head\b|\bland\w* on (?:your|my|our) feet\b|\bhead gasket\b|\b(?:banging|bang) my head against\b|\bpain in the (?:neck|arse|bum|backside)\b/g,
    "neutral",
  ],
  [/\b(?:through|between|in) (?:the |some )?railings?\b/g, "in the bars"],
];

/** A name that greets or signs is nobody's plight: "cheers Dave". */
export const whoIsMeant: readonly Change[] = [
  [
    /\b(thanks|thank you|cheers|ta|regards|hi|hiya|hello|hey|dear|morning|evening|please|name is|ask for|its|this is|im|from|alright|ok|sorry|love) NAMED\b/g,
    "$1",
  ],
  [/(?<!\b(?:on|onto|our|under|my|hit|HIT|HURT|caught|poor|missed|and|PERSON|at|over|with|got)) NAMED(?= \||$)/g, " "],
  [/\bNAMED\b/g, "PERSON"],
];
