/** The alarm, the flame and the flue in the words of those who do not know their names. */
export const coPhrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:both )?(?:the |those )?carbon (?=ones?\b|things?\b)/g, "monoxide alarm "],
  [
    /\b(?:the|my|our|a|this) co (?=(?:is |has |s |just |keeps |keep |have )?(?:gone off|going off|goes off|went off|beep|sounding|screaming|blaring|bleep))/g,
    "the monoxide alarm ",
  ],
  [
    /\b(?:got|have|theres|there is|there was|found|detected|is|possible|suspected) co (?=in\b|here\b|leak|at the)/g,
    "got monoxide ",
  ],
  [/\b(?:with|of|for) co(?= \||$| poison| (?:in|so|and|last|yesterday|today)\b)/g, "with monoxide"],
  [/\bcarb[oa]n m[aio]n\w*/g, "monoxide"],
  [
    /\bflue(?:s|s been| pipe)? (?:outside |terminal |outlet )?(?:has |have |is |was |been |just |all )*(?:come |came |fallen |fell |blown |hanging |dropped )?(?:off|apart|loose|blocked|detached|disconnected|away|broken|cracked|covered|bunged|rusted|split)\b|\b(?:covered|blocked|boxed in|bunged up|sealed) (?:up |over |off )?(?:the |our |my )?(?:boiler |gas )?flue\b|\bnest\w* (?:\w+ ){0,2}in (?:the |our |my )?(?:boiler |gas )?(?:flue|chimney)\b/g,
    "badflue",
  ],
  [/\b(?:bad|sore|thick|heavy|fuzzy|muzzy) head(?:ed|s|y)?\b|\bheady\b/g, "headache"],
  [/\b(?:perk|perks|perking|perked|picks|picked|brightens|brightened) up\b/g, "is better"],
  [/\bfresh air\b|\bnext doors?\b(?= (?:and|shes|hes|im|were|its) (?:fine|ok|better|alright))/g, "outdoors"],
  [/\bopen(?:s|ed|ing)? (?:the |all the |some |a )?(?:windows?|doors?)\b|\bwindows? open(?:ed)?\b/g, "opened outdoors"],
];
