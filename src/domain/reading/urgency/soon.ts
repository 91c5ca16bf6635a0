import type { Said } from "../statements.ts";
import { statesIt } from "../statements.ts";

/** S2, S3, S5 and S6: what should not wait, though nobody is in danger and nothing runs in. */
export function isSoonProblem({ whole, linked }: Said): boolean {
  return problems.some(({ is, unless }) =>
    linked.some((usual) => statesIt(usual, is) && (unless === null || !unless.test(whole))),
  );
}

type Problem = { readonly is: RegExp; readonly unless: RegExp | null };

const outdoors =
  /\b(?:garden|shed|lawn|tree|hedge|outside|outdoors|garage|compost|roof tiles|next door|bin|bins|patio|decking|allotment|yard|outbuilding|barn|eaves|fence|gutter)\b/;
/** Says outright that they stay outside. */
const notIn = /\bnot (?:in|inside|got (?:in|into)|come in) ?(?:the |our )?(?:house|home|kitchen|loft|flat|yet)?\b/;
const mended =
  /\b(?:fixed|mended|repaired) the (?:leak|drain|pipe)\b|\bno leaks?\b|\bleak(?:'s| is| has been)? (?:been )?(?:fixed|mended|sorted)\b/;

const problems: readonly Problem[] = [
  {
    is: /(?<!\b(?:dripping|drippy|leaky|outside|garden) )\b(?:leak(?:s|ing|ed|age)?)\b(?! (?:tap|cistern|gutter? outside))|\b(?:weeping|seeping|oozing|weeps)\b|\bwater (?:is |'s )?(?:coming|dripping|seeping|leaking|getting|running) (?:through|in|out|from|down|under)\b|\bpuddles?\b(?! on the (?:drive|patio|path))|\bburst\b|\b(?:water|wet|damp)\b.{0,40}\b(?:when(?:ever)? it rains|after (?:heavy |the )?rain|every time it rains|in (?:the |heavy )rain)\b|\brain\b(?: [\w']+){0,4} (?:in|through)\b|\bdrip(?:s|ping)? (?:slowly )?(?:in|into|through|onto|on to|from|out of)\b(?! (?:the |my )?(?:spout|end|tap))|\bdrip from\b|\b(?:tap|pipe|valve) (?:has )?snapped\b/,
    unless: new RegExp(
      `\\b(?:tap|taps|overflow|mixer|cistern)(?:'s| is| in the \\w+| just| keeps)* (?:drip\\w*|leak\\w*)|\\bdrip(?:s|ping)? (?:from|out of) (?:the |my )?(?:\\w+ )?(?:tap|overflow|spout|gutter)\\b|\\b(?:tap|taps|mixer) (?:has |with )?(?:a )?(?:\\w+ )?(?:drip|leak)|\\bleak(?:y|ing) tap|${mended.source}`,
    ),
  },
  {
    is: /\bblock(?:ed|age|ing)\b(?: [\w']+){0,4} (?:drains?|toilet|loo|manhole|sewer|gully|soil\w*|waste pipe|main)\b|\b(?:drains?|toilets?|loo|manhole|sewer|gully|soil ?pipe|septic tank|cesspit|urinal|stack)\b(?: [\w']+){0,5} (?:block\w*|backing|backed|backs|overflow\w*|full|lifted|coming up|won't (?:drain|clear|go down|flush away)|brim\w*|spilling|rising|bubbling)\b|\bsewage\b|\bpoo\b|\bbacking up\b|\bbacked up\b|\bmain drain\b|\b(?:toilet|loo)(?:'s| is)? gurgl\w+|\b(?:jet|unblock|rod)\w*\b.{0,30}\b(?:drain|sewer|stack|manhole)/,
    unless:
      /\b(?:septic|cesspit)\b.{0,80}\b(?:emptying|empty|emptied|due)\b|\bgutters?\b.{0,80}\bblocked\b|\bnot blocked\b/,
  },
  {
    is: /\b(?:rats?|mice|mouse|rodents?|bedbugs?|fleas?|cockroach\w*|roach\w*)\b/,
    unless: new RegExp(
      `${notIn.source}|${outdoors.source}(?!.{0,80}\\b(?:kitchen|bedroom|house|inside|room|indoors|loft|in the flat)\\b)`,
    ),
  },
  {
    is: /\b(?:wasps?|hornets?)\b/,
    unless: new RegExp(
      `${outdoors.source}(?!.{0,80}\\b(?:bedroom|kitchen|inside|rooms?|getting in|come in|coming in|comes in|indoors|house|living)\\b)`,
    ),
  },
  {
    is: /\b(?:fridge|freezer|fridge ?-?freezer)\b(?:'s| is| has| in the \w+)*(?: [\w'/-]+){0,7} (?:dead|died|broken|broke|stopped|not (?:working|cold|cooling|freezing)|isn't (?:working|cold|cooling|freezing|keeping)|won't (?:stay|get|freeze|cool|keep|work|turn|start)|gone|warm|defrost\w*|thaw\w*|off)\b|\b(?:broken|dead) (?:fridge|freezer)\b/,
    unless: /\b(?:ice ?maker|light|door (?:seal|shelf|handle)|drawer)\b/,
  },
  {
    is: /\b(?:lost|lose|losing|mislaid|misplaced|stolen|nicked|pinched|missing|robbed|dropped)\b(?: [\w']+){0,6} (?:keys?|handbag)\b|\bkeys?(?: to [\w ]{2,20}?)?\b(?: [\w']+){0,4} (?:lost|stolen|missing|nicked|pinched|gone|mislaid|down the (?:drain|grid|gully))\b|\b(?:never|didn't|hasn't|won't|not) (?:gave|give|given|handed|returned?|hand)\b.{0,25}\bkeys?\b|\b(?:still (?:has|have|got)|kept|won't (?:give|return|hand)|hasn't (?:returned|given)|didn't (?:return|give))\b(?: [\w']+){0,4} (?:keys?)\b/,
    unless:
      /\b(?:window|shed|cupboard|car|van|bike|cabinet|filing|locker|padlock|suitcase|meter|drawer|desk|radiator)\b|\bkey safe\b/,
  },
  {
    is: /\b(?:dangerous|unsafe|hazard(?:ous)?|trip hazard|lethal|death ?trap|not safe|someone will (?:get hurt|fall|trip)|nearly (?:fell|went|came)|slip(?:ped|ping) on|could fall|about to (?:fall|collapse|come down)|going to (?:fall|come down|collapse))\b|\b(?:electrics?|power|rcd|fusebox|breaker|trip switch)\b(?: [\w']+){0,3} keeps? tripping\b|\btap\b(?: [\w']+){0,3} (?:turn|switch|shut) off\b|\b(?:can't|unable to) (?:wash|cook|bathe|use the stairs|sleep|get the wheelchair|feed)\b(?=.{0,80}\b(?:kids|children|baby|dialysis|disabled|family|at all|wheelchair)\b)/,
    unless: /\b(?:was|were) (?:dangerous|unsafe)\b/,
  },
];
