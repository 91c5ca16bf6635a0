import type { Said } from "../statements.ts";
import { isSaid } from "../statements.ts";

/** "No rush", and not in mockery. */
export function isRelaxed({ whole }: Said): boolean {
  return noRush.test(whole) && !mocking.test(whole);
}

/** E5: says that it is an emergency, or wants someone this minute. */
export function saysEmergency(said: Said): boolean {
  return isSaid(said, emergency) && !notOwn.test(said.whole);
}

/** S4: today, tomorrow at the latest, as soon as can be, or a day by which it must be done. */
export function isPressing({ whole }: Said): boolean {
  return pressing.test(whole.replace(notPressing, " ")) || deadline.test(whole);
}

const noRush =
  /\b(?:no (?:real |great |big |massive |particular )?(?:rush|hurry|panic|urgency|bother when)|(?:not|nae|isn't|nothing|hardly) (?:really |that |super |very |too |so |massively |overly |particularly |exactly |in any way )?(?:urgent|an? (?:emergency|urgent|rush)|in (?:a|any) (?:rush|hurry)|pressing|desperate)|not an emergency|isn't (?:an )?(?:emergency|urgent)|aren't in (?:a|any) (?:rush|hurry)|when(?:ever)? you (?:can|get a (?:minute|chance|mo)|have (?:time|a minute|a slot)|like|are passing|'re (?:passing|free|next|around))|whenever|in your own time|at your (?:convenience|leisure)|can wait|it'll keep|will keep|any ?time (?:is fine|suits|will do|in the next)|some ?time in the (?:summer|spring|next)|no big deal|low priority|when you're next)\b/;
/** "Take your time eh" under a flood. */
const mocking =
  /\btake your time\b(?! (?:it's|no|honestly|really))|\bno rush (?:or anything|obviously|it's only|lol)\b|\bonly (?:drowning|freezing to death|up to my)\b/;
const emergency =
  /\b(?:emergency|urgent(?:ly)?|right now|right away|this minute|this second|this instant|straight ?away|immediately|at once|help me|desperate(?:ly)?|sos|mayday|come now|here now|out now|someone now|now please|get here now|life or death|drop everything)\b(?! (?:lights?|lighting|exit|stop|number|service|services|contact|call ?outs?|work|cover|plumber\?|tax))/;
const notOwn =
  /\b(?:do (?:you|your)|are you|what(?:'s| is)|is there|charge|have you)\b.{0,40}\b(?:emergenc\w+|urgent)\b|\bin (?:case of )?(?:an )?emergency\b|\bemergency (?:light\w*|exit|contact|call ?out)|\b(?:can't|won't) (?:talk|speak|ring|answer|call|come) (?:to \w+ )?(?:right )?now\b/;
const pressing =
  /\b(?:asap|as soon as (?:possible|you can|poss|pos|someone|humanly)|soon as (?:poss\w*|you can)|soonest|sooner the better|as quick(?:ly)? as|quick(?:ly)?|quick as|urgent(?:ly)?|in a hurry|today|tonight|this (?:morning|afternoon|evening|aft)|before (?:tonight|tomorrow|bedtime)|first thing tomorrow|today or tomorrow|by tomorrow|earliest|can't wait|pronto|sharpish|fast|next day or two|right now|straight away|immediately|desperate(?:ly)?)\b/;
const notPressing =
  /\b(?:since|until|from|was|were|happened|started|noticed|went|broke|died|stopped|woke|got|been|all|earlier|came|found|rang|called|fell|burst|gone|moved|only|cold|stuck|off|out) (?:\w+ ){0,4}(?:this (?:morning|afternoon|evening|aft)|today|tonight)\b|\b(?:this (?:morning|afternoon|evening)|today|tonight)(?:'s| (?:it|the|our|my|when|i|we|and)\b)|\b(?:quick (?:question|reply|response|one|quote|look|job|word)|quickly (?:ask|checking)|quickstep|thanks for .{0,30}quick\w*|not (?:so |very |too )?(?:quick|fast|today|urgent)|earliest (?:memory)|how (?:quick\w*|fast|soon)|hold fast|fast asleep|runs? (?:too )?fast|(?:going|spins?|spinning|beeping|drains?|leaking|dripping) (?:so |too |really |very )?(?:fast|quick\w*)|drip\w* (?:quite |really )?fast|hot (?:really |too )?quick\w*)\b|\b(?:not in|don't come|can't do|can't make|not free|not home) (?:today|tonight|this \w+)\b/g;
const soonDay =
  "(?:today|tonight|tomorrow|thursday|friday|saturday|sunday|this weekend|the weekend|in (?:two|three|2|3) days)";
const deadline = new RegExp(
  `\\b(?:before|by|for|in time for|otherwise|ready for) (?:\\w+ ){0,4}(?:${soonDay})\\b(?=.{0,80}\\b(?:viewing|arriv\\w*|move|moving|moves|inspection|party|wedding|tenants?|guests?|sale|completion|completing|open\\w*|exchange|funeral|due|home from|operation|christening|visit|landlord|check ?out|hand(?:ing)? (?:over|back)|keys back|birthday|deadline|fine|fined)\\b)|` +
    `\\b(?:viewing|inspection|party|wedding|tenants? (?:move|arrive|moving)|guests? (?:arrive|coming)|completion|moving (?:in|out)|move (?:in|out)|funeral|christening|check ?out|handover|open(?:ing)? (?:up|day)?|exam|event|baby due|deadline|fined)\\b(?: [\\w']+){0,5} (?:on |is )?${soonDay}\\b|` +
    `\\b(?:til|till|until|by) ${soonDay} or\\b|` +
    "\\bbefore (?:it (?:gets|goes) (?:worse|dark|off)|the (?:rain|storm|weather)|someone (?:gets|falls))\\b",
);
