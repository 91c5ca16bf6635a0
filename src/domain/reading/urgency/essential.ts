import { statesIt, type Said } from "../statements.ts";

/** S1: heating, hot water, water, power or the only toilet lost wholly or in a large part of the home. */
export function isEssentialLost({ whole, linked }: Said): boolean {
  if (!notLost.test(whole) && lost.some((pattern) => pattern.test(whole))) return !onlyOne.test(whole);
  return (
    linked.some((usual) => !partOnly.test(usual) && dead.some((pattern) => statesIt(usual, pattern))) &&
    !worksAfterAll.test(whole)
  );
}

/** A baby, an old or an ill person is there. */
export function isSomeoneFrail({ whole }: Said): boolean {
  return frail.test(whole);
}

const lost: readonly RegExp[] = [
  /\b(?:no|lost(?: all)?|without(?: any)?|zero|not got (?:any|no)|haven't (?:got )?(?:any|no|had)|isn't any|don't have any|aren't any|got no|nor|not getting any|still no)(?: (?:our|my|the|hot|running|mains|heating|water|power|cold|or|and|any|central|nor))* (?:heating|hot water|heat|water|power|electric(?:ity|s)?|leccy|mains)\b(?! (?:pressure|bill|meter|leak\w*|in the (?:garage|shed|outhouse|conservatory)|(?:in|coming in|coming through|getting in) (?:yet|so far)|coming (?:in|through)|damage|feature|tools?|butt))/,
  /\b(?:power cut|blackout|total loss of power|(?:all|whole|entire|half)(?: of)? (?:the |my |our )?(?:house|flat|upstairs|downstairs|power|sockets?|electrics?|lights|place|ring main)\b.{0,25}\b(?:off|out|dead|gone|dark|darkness|broken|not working|isn't working|tripped|lost power)|in (?:the|total|complete) dark(?:ness)?|half the (?:house|sockets|lights)|everything(?:'s| has| is)? (?:gone off|gone dead|gone dark|off)|(?:lights|sockets)(?: and (?:sockets|lights))(?: are| have)? (?:off|out|dead|gone))\b/,
  /\bonly (?:have |got |the )?(?:one |1 )?(?:toilet|loo|wc|flushing)\b(?!.{0,80}\b(?:drip\w*|seat|runs|running|slow|fill\w*)\b)|\b(?:only|just the) one (?:in the|we(?:'ve)?|i(?:'ve)?|toilet|loo|there)\b(?=.{0,80}\b(?:toilet|loo|we have|house|flat|got)\b)|\b(?:our|my|we) only (?:have one )?(?:toilet|loo)\b|\bno (?:working |other )?(?:toilet|loo)\b|\b(?:toilet|loo)\b.{0,60}\bonly (?:have |got )?(?:the )?one\b(?! of)/,
];

/** A denial that only looks like a loss, and losses somewhere that is no home. */
const notLost = /\bno (?:hot )?water (?:leak|damage|coming (?:in|through|out of the (?:overflow|ceiling)))/;
/** One bad place of several leaves the home served. */
const onlyOne =
  /\b(?:in|to|at|from) (?:the |my |our )?(?:one|garage|shed|conservatory|outhouse|annexe|summerhouse|porch|utility|basin|back bedroom|spare room|ensuite|hand basin|downstairs (?:toilet|loo|basin)|kitchen (?:sink|tap)|bathroom (?:sink|basin|tap)|kitchen only|one (?:tap|room|bedroom|socket|radiator))\b(?!.{0,80}\b(?:whole|all|anywhere)\b)|\b(?:other|another) (?:one|toilet|loo|bathroom)(?:'s| is)? (?:fine|ok|works?|working|upstairs|downstairs)\b|\bwe(?:'ve| have)? (?:got )?another\b/;

const essential =
  "(?:heating|hot water|water|mains water|power|electricity|electrics?|boiler|combi|central heating|radiators|immersion|lights)";
const filler =
  "(?: (?:is|has|have|are|it's|pure|proper|fully|absolutely|well|right|bloody|fucking|pretty much|basically|apparently|just|completely|all|totally|still|again|gone|been|now|seems?|to|be|went|keeps?|in the (?:house|flat)|and|also|suddenly|upstairs|downstairs)|'s|'ve)*";
const dead: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${essential}|toilets)\\b${filler} (?:not working|isn't working|not coming (?:on|out|through)|gone off|off|stopped|broken|broke|dead|died|out|down|cut off|disappeared|kaput|stone cold|freezing|not on|locked out|in lockout)\\b(?! (?:pressure|after a|when|if|at night|by itself))`,
  ),
  new RegExp(
    `\\b${essential}\\b(?: (?:just|still|really|simply))? (?:won't|will not|doesn't|isn't|not|aren't|wouldn't|hasn't|can't|don't|refuses to|fails to)(?: even| been| get (?:it )?to| want to| go)? (?:work\\w*|come on|coming on|come back|fire\\w*|start\\w*|ignit\\w*|light\\w*|turn on|heat\\w*|kick in|switch on|go on|stay on|on|run\\w*|hot|warm\\w*|get\\w* (?:hot|warm)|respond\\w*|fire up)\\b`,
  ),
  new RegExp(
    `\\b(?:broken|dead|broke) ${essential}\\b|\\b(?:can't|couldn't) get (?:the |my |our )?${essential}(?: to| back)? (?:work\\w*|on|start|fire|come on|light|going)\\b`,
  ),
  /\b(?:boiler|combi|heating)\b.{0,80}\b(?:locked out|lockout|no flame|goes (?:straight )?off again)\b|\b(?:water|it)(?:'s| is)? (?:running|coming out|coming through|stone|freezing|ice|only) (?:stone |freezing |ice )?cold\b(?=.{0,80}\b(?:shower|bath|all taps|everywhere|hot tap|tank)\b)|\bcold showers?\b|\bonly cold water\b|\bcan't (?:have|get) (?:a )?(?:hot )?(?:bath|shower|hot water)\b|\b(?:house|place|we|it)(?:'s| is|'re| are)? (?:like a|like an) (?:igloo|fridge|freezer)\b|\bpower(?:'s| has| is)? gone\b(?! up)|\b(?:electric|electricity|electrics|power|heating|water)(?:'s| has| have|'ve)? (?:all )?gone\b(?! (?:cloudy|brown|up|funny|green))/,
];
const partOnly =
  /\bone (?:radiator|rad|light|socket|room|of)\b|\blights? (?:in|on|over|under|outside|above)\b|\b(?:kitchen|bathroom|bedroom|hall|landing|garden|outside|security|porch|loft|lounge|garage|oven|fridge|cooker|car|under ?cabinet|shed|flood|stair\w*|christmas|fairy|emergency|street) lights?\b|\b(?:radiator|rad)\b.{0,80}\b(?:back|spare|front|box|one) |\bwater feature\b|\b(?:electric|power) (?:shower|gate|gates|door|fire|shutter|fence|tool|drill|blanket|oven|hob|cooker|fan|window|blind|lock|meter|toothbrush|car|heater|towel)\b|\bwater (?:butt|meter|bill|pump|softener|heater)\b|\bheating (?:oil|panel|bill)\b|\b(?:in|to) the (?:garage|shed|conservatory|garden|summerhouse|outhouse)\b|\bboiler (?:cupboard|pipe|pressure|room|cover|door)\b|\bunderfloor\b|\bworks? after\b|\b(?:off|out) (?:by|before|until|when)\b|\bturned (?:the |my |it )?(?:water |electric \w* ?|power )?off\b/;
const worksAfterAll =
  /\b(?:works? (?:after|ok|fine) (?:a )?reset|comes back (?:on )?(?:after|when)|heating (?:and hot water )?(?:still )?works? (?:fine|ok)|still (?:works|working|heats)|all working)\b/;

const age = "(?:[7-9]\\d|100|seventy\\w*|eighty\\w*|ninety\\w*)";
const frail = new RegExp(
  "\\b(?:bab(?:y|ies|ys)|newborns?|new born|toddlers?|infants?|bubba|little 'un|elderly|pensioners?|oap|oaps|disabled|disability|wheelchair|pregnant|expecting|oxygen|dialysis|chemo\\w*|cancer|asthma\\w*|copd|emphysema|parkinson\\w*|dementia|alzheimer\\w*|ms|stroke|diabetic|" +
    "(?:very |really |quite |proper |dead |is |being |been |'s )(?:ill|poorly|sick|frail|unwell|bad(?:ly)? with)|heart condition|bad (?:chest|heart|hip|back|legs)|chest infection|pneumonia|flu|fever|just out of hospital|out of hospital|hospital bed|carer|housebound|bedridden|bedbound|bed bound|terminally|grandmother|grandfather|great aunt|old (?:lady|man|dear|folks|couple|mother|father|boy|neighbour)|elderly \\w+|vulnerable|special needs|premature|preemie|" +
    `(?:i am|i'm|she's|he's|she is|he is|aged|is|am|age|father|mother|who's|they're|are|both) ${age}(?! (?:quid|pounds|percent|degrees|ft|m\\b))|${age}[- ]?(?:year|yr)s?[- ]?(?:old)?|` +
    "\\d{1,2}[- ](?:month|week|wk|mth|day)s?[- ]old|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven) (?:month|week|day)s?[- ]old|(?:[12]|one|two) (?:year|yr)s?[- ]?old (?!boiler|house|tap|roof|property|flat|fridge|oven|tank|kitchen|system)|year old (?:boy|girl|son|daughter|twins|child|kid|bairn|with|is|has|in))\\b",
);
