import type { Said } from "../statements.ts";

/** Insult or threat. Whether it is the main content is for the order of intents to say: a job comes first. */
export function isAbuse({ whole, statements }: Said): boolean {
  return insults.some((pattern) => pattern.test(whole)) || statements.some(({ usual }) => insultAlone.test(usual));
}

const insult =
  "wankers?|cunts?|twats?|bastards?|arseholes?|assholes?|dick ?heads?|pricks?|scum(?:bags?)?|thie(?:f|ves)|thieving|morons?|idiots?|useless|clowns?|muppets?|plonkers?|pillocks?|tossers?|melts?|div(?:vy|s)?|numpty|numpties|bell ?ends?|knob(?:head)?s?(?! (?:on|of|off|is|has|for))|gits?|crooks?|cowboys?|con ?(?:man|men|artists?)|liars?|jokers?|shysters?|parasites?|cretins?|imbeciles?|scammers?|robbers?|fraudsters?|slag|bitch|slimeballs?|leech(?:es)?|vermin|weirdos?|losers?|donkeys?|charlatans?|chancers?|rip-?off merchants?|waste of (?:space|time|oxygen|money)|bampot|eejits?|gobshites?|roaster|fannies|fanny|rotter|rogues?|prats?|toerags?|swines?|pigs|rats|dogs|berks?|nobheads?|sods?";
const insultAlone = new RegExp(`^(?:[\\w']+ ){0,2}(?:${insult})(?: you)?[ .!]*$`);
const insults: readonly RegExp[] = [
  /\b(?:fuck|f\*+k|f\*\*\*|fck)\w*\b(?! (?:boiler|tap|toilet|heating|thing|door|lock|roof|sink|drain|shower))|\bpiss off\b|\bkiss my\b|\bup yours\b|\bscrew you\b|\bsod off\b|\bbog off\b|\bbugger off\b|\bnaff off\b|\bshut (?:up|it|your (?:face|mouth|gob))\b|\bget (?:stuffed|lost|bent|knotted|to fuck)\b|\bgo to hell\b|\b(?:rot|burn) in hell\b|\bdrop dead\b|^(?:go |just )*(?:die|rot|choke|drown)\b|\bjog on\b|\bdo one\b/,
  new RegExp(
    `\\b(?:you|your|what a|absolute|bunch of|load of|pair of|total|complete|utter|bloody|fucking|proper|right)\\b(?: [\\w']+){0,7} (?:${insult})\\b`,
  ),
  /\b(?:hope|wish) (?:you|your|yous|ye)\b(?: [\w']+){0,4} (?:nicked|stolen|fails?|fail|rots?|dies?|burns?|crash\w*|bust|bankrupt|under|off|choke|suffer|fall|sued|breaks? down|blows? up|punctures?)\b/,
  /\bthick as\b|\b(?:robbed|ripped off|conned|scammed|fleeced|cheated|stole from) (?:me|my|us|our|an? old)\b|\brip-? ?off\b|\b(?:absolute|total|complete|bloody|utter) (?:joke|disgrace|shambles|rubbish|con|scam|crap|shower)\b|\bdisgrace(?:ful)?\b|\bshame on you\b|\bworst (?:\w+ )?(?:ever|in)\b|\byou(?:'re| are|r)? (?:pathetic|a disgrace|a joke|disgusting|vile|trash|rubbish|garbage|shit|crap|stupid|thick|daft|dumb|fat|ugly)\b/,
  /\b(?:i'll|i will|gonna|going to|we'll) (?:find|kill|smash|break|burn|batter|hammer|come round|knock|destroy|ruin|do you|have you|get you|hunt|hurt|punch|stab|shoot)\b(?:.{0,20}\b(?:you|your|ye|where)\b)|\bknow where you (?:live|work|park)\b|\bwatch your back\b|\b(?:kill|smash|batter|punch) (?:you|your)\b|\byou(?:'re| are) dead\b|\blearn to answer\b|\btaking the (?:mick|piss|michael|p)\b|\b(?:shove|stick) (?:it|your|that)\b.{0,30}\b(?:up|where)\b/,
];
