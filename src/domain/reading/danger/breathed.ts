import { near } from "./rule.ts";
import type { Statements } from "./statements.ts";

/** Heads and stomachs that the air of a heated room turns: a symptom and what burns there, or a symptom that stays indoors. */
export function isBreathed({ run, whole }: Statements): boolean {
  const flowing = whole.replaceAll(" | ", " ");
  if (clears.some((rule) => rule.test(flowing))) return true;
  if (!source.test(flowing)) return false;
  if (plain.some((rule) => rule.test(run))) return true;
  if (engine.test(run) && anySymptom.test(run)) return true;
  return withIt.some((rule) => rule.test(run)) && !cold.test(flowing);
}

const sources =
  "BOILER|gasfire|hearthfire|hearth|FIRE|HEATING|HOB|HEATER|CHIMNEY|GASBOILER|woodstove|bbq|barbecue|barbie|badflue|pilot|HOTWATER|generator|genny|charcoal|HEAT WATER";
const head =
  "HEAD (?:\\w+ )?(?:loup\\w*|thump\\w*|pound\\w*|split\\w*|throb\\w*|BELT|BREAK|killing|nipping|fuzzy|foggy|muzzy|heavy|woozy|swim\\w*|spin\\w*|bang\\w*|mince|minced|birling|sair|sore|ach\\w*)|(?:splitting|BREAK|BELT|thumping|pounding|throbbing|sair|light|funny) HEAD";
const certain = `HEADACHE|FAINT|${head}|passed out|groggy|keeled over|nearly collapsed|acting drunk|cherry red`;
const weak =
  "ILL|tired|tiredness|knackered|exhausted|lethargic|drunk|drugged|confused|confusion|wiped out|spaced out|out of it|unsteady|breathless|flushed|weak|falling asleep|cant stay awake|NOT stay awake|NOT keep PRONOUN eyes open|flu|hungover|hung over|feel(?:ing)? (?:\\w+ )?(?:awful|dreadful|funny|weird|rotten|terrible|rough)";

const source = new RegExp(`\\b(?:${sources})\\b`);
const anySymptom = new RegExp(`\\b(?:${certain}|${weak})\\b`);
const plain: readonly RegExp[] = [
  new RegExp(`\\b(?:${head}|groggy|HEADACHE and|and HEADACHE|HEADACHE\\w* ILL|ILL HEADACHE)\\b`),
  near("ILL", "HEADACHE|FAINT|ILL|confused|tired|drunk", 3),
  new RegExp(`\\bbadflue\\b.*\\b(?:${certain}|${weak}|ALARM)\\b|\\b(?:${certain}|${weak}|ALARM)\\b.*\\bbadflue\\b`),
  near("FUMES", sources, 10),
  near("FUMES", "(?:into|in|through|filling|back) (?:\\w+ ){0,2}(?:room|house|flat|kitchen|bedroom|lounge)", 5),
];
/** Engines and grills that were never meant for a room. */
const engine = /\b(?:generator|genny|bbq|barbecue|barbie|charcoal|disposable|exhaust)\b/;

const going =
  "on|lit|going|running|fires|firing|starts?|comes|came|goes|BURN|burner|ABLAZE|in|ignite|roaring|blazing|been (?:fixed|serviced|turned|fitted)|serviced|fitted|cranked";
const linked = `(?:when|whenever|wen|while|since|after|once|if|with|every time|everytime|as soon as|only|in front of|beside|near|by|sat|sitting|next to|using|when using)(?: \\w+){0,5} (?:${sources})`;
const withIt: readonly RegExp[] = [
  near(`${certain}|${weak}`, `${linked}(?: \\w+){0,2} (?:${going})`, 12),
  near(weak, `(?:from|because of|due to|caused by|down to|in front of|sat by|using) (?:\\w+ ){0,3}(?:${sources})`, 8),
  near(weak, `(?:think|reckon|wonder\\w*|blame\\w*|suspect) (?:\\w+ ){0,4}(?:${sources})`, 10),
  new RegExp(`\\b(?:woke|wake|waking|wakes|wakened) up (?:\\w+ ){0,5}(?:${certain}|${weak})\\b`),
  new RegExp(`\\b(?:ILL|drunk|tired|confused|sleepy)\\b.{0,60}\\bonly\\b.{0,20}\\b(?:${sources})\\b`),
];
/** An ill person in a cold house. */
const cold =
  /\b(?:cold|freezing|NOT (?:HEATING|HOTWATER|working|WATER)|BREAK|packed in|conked|stopped|dead|died|off sick|broken|NOT (?:\w+ )?(?:come|comes|turn|fire|ignite|work)|wont|(?:BOILER|HEATING|GASBOILER) (?:is |s )?off)\b/;

const away =
  "OUTDOORS|at (?:work|mine|ours|hers|his|school|nans?|PERSON|the shops?|college)|to (?:work|the shops?|school|PERSON|ours|mine)|a walk|for a walk|out (?:walking|and about|for)|go out|goes out|going out|gone out|went out|get out|gets out|step out|left the house|away from|away|the shops?|walking";
const easier =
  "better|fine|ok|okay|clears?|cleared|goes|gone|go|stops?|lifts?|passes|disappears?|alright|grand|right as rain|went|wears off|improves?|well";
const aSymptom = `${certain}|${weak}`;
const clears: readonly RegExp[] = [
  near(
    `(?:${aSymptom})`,
    "(?:in|at|inside) (?:\\w+ ){0,3}(?:house|flat|home|kitchen|room|caravan|bedroom) (?:and |but )?NOT (?:\\w+ ){0,2}(?:OUTDOORS|out|at|away|anywhere|elsewhere)",
    6,
  ),
  new RegExp(`\\b(?:${certain})\\b.{0,90}\\b(?:${easier})\\b(?: \\w+){0,6} (?:${away})\\b`),
  new RegExp(`\\b(?:${certain})\\b.{0,90}\\b(?:${away})\\b(?: \\w+){0,6} (?:${easier})\\b`),
  new RegExp(`\\b(?:${certain})\\b.{0,60}\\bNOT (?:when |at |if |in )?(?:\\w+ ){0,2}(?:OUTDOORS|out|at work|away)\\b`),
  new RegExp(`\\bNOT (?:${certain})\\b.{0,20}\\b(?:OUTDOORS|at work|away)\\b`),
];
