import { calloutPenceMax } from "../client-facts.ts";
import { cleanText } from "../untrusted-text.ts";
import { codeDigits, commandsMax, type OwnerCommand, ownerCharactersMax } from "./command.ts";
import { readAboutLead } from "./read-about-lead.ts";
import { moneyPattern, penceOf, quietHoursOf, untilOf } from "./money-and-time.ts";
import { isNearly, plainWords } from "./plain-words.ts";
import { readRelay } from "./read-relay.ts";

const unclear: readonly OwnerCommand[] = [{ is: "unclear" }];

/**
 * What an owner's text asks for: one command, or one a line. Words for a customer may have many lines, so a text that begins
 * as one is that and nothing else. Total, and nothing in it is guessed that could reach another person than was named.
 */
export function readOwnerText(text: string): readonly [OwnerCommand, ...OwnerCommand[]] {
  const body = cleanText(text.slice(0, ownerCharactersMax)).trim();
  if (reaction.test(body)) return [{ is: "thanks" }];
  const relay = readRelay(body);
  if (relay !== null) return [relay];
  const whole = readLine(body);
  if (whole !== null) return [whole];
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  const commands = lines.length <= commandsMax ? lines.map((line) => readLine(line)) : [];
  const known = commands.filter((command) => command !== null);
  const [first = { is: "unclear" } as const, ...rest] = known.length === lines.length ? known : unclear;
  return [first, ...rest];
}

/** What phones send of their own when somebody likes one of our texts: it quotes us, and says nothing. */
const reaction = /^(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted \S+ to) (?:["\u201c]|an? )/i;

function readLine(line: string): OwnerCommand | null {
  const words = plainWords(line);
  return readBare(words) ?? readCode(words) ?? readAboutLead(words) ?? readAlerts(words) ?? readFact(words, line);
}

const bare = {
  menu: /^(?:menu|commands?|options|help|info|what can (?:i|you) (?:do|say)|\?)\??$/,
  status: /^(?:status|state|how are (?:things|we doing)|are you (?:on|there|working))\??$/,
  leads: /^(?:(?:my |open |all |the )*(?:leads?|jobs?)|list)\??$/,
  pause: /^pause(?: (?:everything|all|all texts|texts|it all|jobrun|please|now))?$/,
  resume:
    /^(?:resume|unpause|restart|go live|carry on|switch on|turn on)(?: (?:please|now|everything|all|texts|jobrun))?$/,
  undo: /^undo(?: (?:that|it|last|the last|please|that please))?$/,
} as const;

const names = ["menu", "status", "leads", "pause", "resume", "undo"] as const;
const thanks =
  /^(?:(?:ok|okay|k|ta|cheers|thanks|thank you|thx|great|perfect|nice one|good|lovely|brilliant|will do|got it|noted|cool)(?: (?:mate|thanks|ta|cheers|so much|a lot))?|)$/;
/** Words of their own that lie a slip away from a command. */
const noSlip: ReadonlySet<string> = new Set([
  "cause",
  "states",
  "undue",
  "lead",
  "least",
  "clause",
  "under",
  "presume",
]);

function readBare(words: string): OwnerCommand | null {
  if (thanks.test(words)) return { is: "thanks" };
  const name = names.find((each) => bare[each].test(words) || (!noSlip.has(words) && isNearly(words, each)));
  return name === undefined ? null : { is: name };
}

const code = new RegExp(`^(?:(?:the |my )?code(?: is)?:? ?)?(\\d{${codeDigits / 2}})[ -]?(\\d{${codeDigits / 2}})$`);

function readCode(words: string): OwnerCommand | null {
  const [, first, second] = code.exec(words) ?? [];
  return first === undefined || second === undefined ? null : { is: "code", digits: `${first}${second}` };
}

const alertsOff =
  /^(?:(?:turn |switch )?(?:alerts?|allerts?|alters?|alerst) off|(?:turn |switch )off (?:the |my )?alerts?|no (?:more )?alerts?|mute(?: alerts?| me)?)(?: ?(?:until|till|til|to|for today|today|from now|,|-))*(?: (.+))?$/;
const alertsOn =
  /^(?:(?:turn |switch )?(?:alerts?|allerts?|alters?) (?:back )?on(?: again)?|(?:turn |switch )on (?:the |my )?alerts?|unmute)$/;
const quiet = /^(?:set )?(?:my )?quiet(?: hours?| times?)?:?(?: (?:are |is )?(.+))?$/;

function readAlerts(words: string): OwnerCommand | null {
  const off = alertsOff.exec(words);
  if (off !== null) {
    const until = untilOf(off[1] ?? "");
    return until === null ? { is: "unclear" } : { is: "alerts_off", until };
  }
  if (alertsOn.test(words)) return { is: "alerts_on" };
  const hours = quiet.exec(words)?.[1];
  if (hours === undefined) return null;
  if (/^(?:off|none|never|no)$/.test(hours)) return { is: "quiet", hours: null };
  const parsed = quietHoursOf(hours);
  return parsed === null ? { is: "unclear" } : { is: "quiet", hours: parsed };
}

const callout = new RegExp(
  `^(?:my |our )?call ?-?outs?(?: fee| charge| price)?(?: is| are| costs?)?:? ?(?:${moneyPattern}|(free|none|no charge|nothing))$`,
);
const hoursFact = /^(?:my |our )?(?:opening |working )?(?:hours|horus|huors)(?: are| is)?(?:[:,-]? (.+))?$/i;
const areaFact = /^(?:(?:my |our )?(?:area|aera|areas)(?: is| are)?|(?:i|we) cover)(?:[:,-]? (.+))?$/i;

/** What customers are told keeps the owner's own letters. */
function readFact(words: string, line: string): OwnerCommand | null {
  const fee = callout.exec(words);
  if (fee !== null) {
    const pence = fee[2] === undefined ? penceOf(fee[1], calloutPenceMax) : 0;
    return pence === null ? { is: "unclear" } : { is: "callout", pence };
  }
  if (/^call ?-?outs?$/.test(words)) return { is: "callout", pence: null };
  const asWritten = line.trim().replace(/\s+/g, " ");
  const [hours, area] = [hoursFact.exec(asWritten), areaFact.exec(asWritten)];
  if (hours !== null) return { is: "hours", words: hours[1]?.trim() ?? null };
  return area === null ? null : { is: "area", words: area[1]?.trim() ?? null };
}
