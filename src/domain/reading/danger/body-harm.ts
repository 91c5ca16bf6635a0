import { near } from "./rule.ts";

const whose = "(?:my|his|her|our|their|me|mi|ma|yer|the|PERSON)";
const part = "(?:BODY|HEAD)";
const notAPart = "(?! (?:of|board|rail|gasket|room|height|office|teacher|first|start|bearing|bolt|torch|tap)\\b)";
const blow =
  "HIT|caught|struck|clipped|smacked|whacked|clouted|BELT|bashed|banged|bumped|cracked|BREAK|landed|dropped|FALL|knocked|came down|come down|clonked|slammed|swung|fired|flew";

/** What has happened to a body, whatever did it, and whether or not anyone says "hurt". */
export const hurtBody: readonly RegExp[] = [
  new RegExp(`\\b(?:${blow}) (?:\\w+ ){0,4}(?:on|in|across|over|to|into) ${whose} (?:\\w+ )?${part}\\b${notAPart}`),
  new RegExp(
    `\\b(?:${blow}) (?:his|her|my|PERSON|their|PRONOUN) (?:\\w+ )?${part}\\b${notAPart}(?! (?:against a brick wall)\\b)`,
  ),
  near(
    `(?:my|his|her|our|PERSON|their|PRONOUN) (?:\\w+ ){0,2}${part}${notAPart}`,
    "BUBBLE|blisters?|blistered|blistering|peeling|peeled|raw|red|skinned|purple|bruised|gash|gashed|ripped|torn|hanging off|BARE|wrong way|funny shape|bent|out of joint|stitches|pouring|swoll\\w*|SAG|like a (?:balloon|football|melon)|right through|gone through|throbbing|numb|tingling|dangling|smashed|squashed|flattened|BLOOD",
    7,
  ),
  /\b(?:took|taken|takes|sliced|chopped|cut|lopped|ripped|BREAK) (?:\w+ ){0,5}(?:BODY|fingertip|HEAD)(?: \w+)? (?:off|clean off|open)\b|\boff (?:my|his|her|PERSON) BODY\b|\bskin(?: \w+)? (?:off|come off|came off|peeling|hanging)\b|\bskin s (?:come|came) off\b|\bBODY s? ?(?:come|came) off\b/,
  /\b(?:trod|stood|stepped|knelt|sat|landed|trodden) on (?:a |an |some |the )?(?:\w+ )?(?:BREAK|glass|nail|tack|spike|needle|shard|wire)\b/,
  /\b(?:BREAK|glass|nail|splinter|shard|needle|spike|drill)(?: \w+){0,2} (?:gone|went|going|straight|right|clean) (?:right |straight |clean )*(?:through|in|into) (?:\w+ )?(?:BODY|HEAD)\b/,
  /\bBODY (?:(?:is|s|are|has|have|gone|went|right|stuck|TRAPPED|STUCK|been) )*through (?:it|the|a|floor|glass)?\b|\bBODY (?:\w+ )?through$/,
  /\b(?:HEAT WATER|HOTWATER|WATER|steam|oil|tea|acid|bleach|cement)(?: \w+){0,4} (?:over|on|onto|down|in|into) (?:me|him|her|us|PERSON|(?:my|his|her|PERSON) (?:\w+ )?(?:BODY|HEAD))\b(?! (?:house|car|garden|wall|floor|sink|side|CEILING))/,
  /\b(?:shattered|exploded|smashed|BREAK|explod\w+|burst|collapsed|COLLAPSE|came down|come down|fell|FALL) (?:all )?(?:on|over|in|onto|on top of) (?:the |my |our |his |her )?(?:\w+ )?(?:me|us|him|her|PERSON|(?:my |his |her )BODY)(?! (?:tree|trees|hedge|gate|dog|cat|CHIMNEY|extension|side|garden|drive\w*|fence|car|roof|house|shed|land|path|wall|patio|lawn|property|greenhouse|conservatory|half|place|window|van|again|last|s))\b/,
  /\bknocked (?:himself|herself|themselves|myself|PERSON|PRONOUN|him|her|me) (?:out|unconscious|silly|cold|flying)\b|\bneeds? (?:\w+ )?stitch\w*|\b(?:got|getting|need|needs|going) (?:to )?(?:a and e|casualty|stitches)\b/,
  /\bHURT (?:and|on|by|from|WATER|in|at)\b.*\b(?:PERSON|BODY|me|him|her)\b|\b(?:PERSON|BODY|me|him|her)\b.*\bHURT (?:by|from|on|off|in)\b/,
  /\b(?:pulled|tipped|brought|knocked) (?:\w+ ){1,4}(?:on|onto|over|on top of) (?:themselves|himself|herself|myself|PERSON|me)\b(?! (?:car|fence|wall))/,
  /\bPERSON (?:\w+ ){0,6}(?:ladder|scaffold\w*|roof|stairs|steps) and FALL\b/,
  near("FUMES|chlorine", "FAINT|HEADACHE|ILL|NOT breathe|cough\\w*|HURT|BODY|eyes", 8),
  near("BODY", "(?:looks?|think (?:its|it is)|might be|could be|definitely|probably|must be) (?:\\w+ )?BREAK", 3),
  /\b(?:BREAK|spike|wire)(?: \w+){0,3} through (?:my|his|her|PERSON|the) (?:boot|shoe|trainer|glove|BODY)\b/,
  /\bBODY (?:is |s )?BURN (?:from|after|with)\b|\b(?:come|came|coming) (?:up|out) in (?:lumps|hives|a rash|BUBBLE|welts)\b/,
  /\b(?:HIT|struck|clipped|floored|BELT) by (?:a |an |the |some )?(?:\w+ )?(?:branch|tree|slate|tile|brick|BREAK|pole|ladder|plank|board|panel|car|van|lorry|bus|sign|door|gate|beam|stone)\b/,
  /\b(?:PERSON|PRONOUN)(?: \w+){0,2} swallowed (?!up)\w+/,
  near(
    "PERSON|BODY|me|him|her|myself",
    "(?:badly |cut |nasty |bad )(?:BURN|BURNT|cuts?|gash|scald\\w*)|lots of (?:\\w+ )?cuts",
    5,
  ),
  /\b(?:saw|BREAK|grinder|blade|chainsaw|drill|nail gun|router|sander)(?: \w+){0,3} (?:kicked back|slipped|jumped|caught|went)(?: \w+){0,5} (?:BODY|HEAD|me|him|her|PERSON)\b/,
];

/** A person who has come to the door to do harm. */
export const attacked: readonly RegExp[] = [
  near(
    "ex|PERSON|PRONOUN|lads|gang|bloke|INTRUDER|men|someone",
    "(?:with|waving|holding|swinging|carrying) (?:a |an |the |his )?(?:knife|gun|BREAK|BELT|bat|axe|machete|crowbar|sword|iron bar|bottle|golf club)(?: \\w+){0,6} (?:door|doors|window|windows|lock|locks|gate|threat\\w*|OUTDOORS|in|smash\\w*|FORCING|PRONOUN)",
    6,
  ),
  near(
    "ex|PERSON|lads|gang|bloke|INTRUDER|men|PRONOUN|nutter|drunk|fella",
    "(?:OUTDOORS|at the door|downstairs|in the (?:house|garden|hall))(?: \\w+){0,3} with (?:a |an |the )?(?:knife|gun|BREAK|bat|axe|machete|crowbar)",
    4,
  ),
  near(
    "ex|lads|gang|bloke|INTRUDER|nutter|drunk|fella|youths|someones|PERSON is|PERSON are",
    "(?:FORCING|smash\\w*|BELT|boot\\w*|battering|hammering|trying) (?:\\w+ ){0,4}(?:doors?|windows?|locks?|handles?|letterbox|gate)(?! (?:yesterday|last|need|needs|lock))",
    6,
  ),
  near(
    "ex|PERSON|lads|gang|bloke|INTRUDER|men|PRONOUN|nutter|drunk|fella",
    "(?:banging|FORCING|smash\\w*|BELT|boot\\w*|battering|hammering|hitting|attacking) (?:\\w+ ){0,3}(?:doors?|windows?|locks?|gate) with (?:a |an |the |his )?(?:\\w+ )?(?:knife|gun|BREAK|BELT|bat|axe|machete|crowbar|sword|bar|club|brick)",
    3,
  ),
  /\b(?:got|has|holding|pulled|waving|s got) (?:a |an )(?:\w+ )?(?:knife|gun|machete|axe|weapon)\b(?! (?:drawer|block|sharpen\w*|rack|cabinet|safe))/,
  /\b(?:PERSON|INTRUDER|PRONOUN|lads|youths) (?:\w+ ){0,6}trying (?:all )?(?:the |my |our |every )*(?:doors?|handles?|windows?|locks?)\b/,
  /\b(?:PERSON|ex|lads|someone|PRONOUN)(?: \w+){0,3} attacking (?:the |my |our )?(?:\w+ )?(?:door|doors|windows?|lock|gate|house)\b/,
  /\b(?:threatening|threatens|strangling|punching|beating) (?:to (?:kill|hurt|HURT|stab|BURN|BREAK) )?(?:me|us|PERSON|her|him)\b(?! (?:with (?:court|a bad review|legal|bailiffs)|review|solicitor))/,
];
