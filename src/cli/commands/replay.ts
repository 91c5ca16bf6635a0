import type { Command } from "commander";
import { replayConversation } from "../../flows/replay-conversation.ts";
import { rereadTraffic, type Reread } from "../../flows/reread-traffic.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { readerOf } from "../replay/reader-of.ts";
import { runCommand, table, type Options, type Said } from "../run-command.ts";

type ReplayOptions = Options & { readonly all?: boolean; readonly with?: string; readonly since?: string };

export function addReplayCommand(program: Command): void {
  program
    .command("replay [conversation]")
    .description("take every step of a recorded conversation again, and show the first that comes out differently")
    .option("--all", "read old traffic of all conversations again instead, and show what would be sent otherwise")
    .option("--with <reader>", "rules, model (the configured one), or a model like openai:NAME", "rules")
    .option("--since <date>", "like 2026-11-01; a week ago where it is not given")
    .option("--json")
    .action((id: string | undefined, options: ReplayOptions) =>
      runCommand(options, async (home, config) => {
        if (options.all === true && id === undefined) {
          return reread(home, readerOf(options.with ?? "rules", config), sinceOf(options.since));
        }
        if (id !== undefined && options.all !== true) return replay(home, id);
        throw new Refused(
          "Say which conversation, or --all.",
          "jobrun why PHONE names the conversations with a person.",
        );
      }),
    );
}

async function replay(home: Home, id: string): Promise<Said> {
  const steps = await (await home.operator()).stepsOf(id);
  if (steps.length === 0)
    throw new Refused(
      `No step of a conversation "${id}" is kept.`,
      "jobrun why PHONE names the conversations with a person.",
    );
  const difference = replayConversation(steps);
  const human = inWords(steps.length, difference);
  return { json: { conversation: id, steps: steps.length, difference }, human, refused: difference !== null };
}

async function reread(home: Home, { read, bill }: ReturnType<typeof readerOf>, since: Temporal.Instant): Promise<Said> {
  const traffic = await rereadTraffic(await (await home.operator()).stepsSince(since), read);
  const cost = bill();
  return { json: { since: since.toString(), ...traffic, model: cost }, human: inTable(traffic, cost) };
}

const weekHours = 7 * 24;

/** A day begins where most clients are. */
function sinceOf(date: string | undefined): Temporal.Instant {
  if (date === undefined) return Temporal.Now.instant().subtract({ hours: weekHours });
  try {
    return Temporal.PlainDate.from(date).toZonedDateTime("Europe/London").toInstant();
  } catch {
    throw new Refused(`"${date}" is no date.`, "Write it like 2026-11-01.");
  }
}

const textColumnsMax = 40;

function inTable(
  { texts, readOtherwise, unreadable, sentOtherwise }: Reread,
  cost: ReturnType<ReturnType<typeof readerOf>["bill"]>,
) {
  const rows = sentOtherwise.map(({ conversation, text, was, now }) => [
    conversation,
    text.replaceAll(/\s+/g, " ").slice(0, textColumnsMax),
    was.join("; ") || "nothing",
    now.join("; ") || "nothing",
  ]);
  const counted = `${texts} texts: ${readOtherwise} read otherwise, ${sentOtherwise.length} answered otherwise.`;
  return [
    ...(rows.length === 0 ? [] : [table(["conversation", "text", "was", "now"], rows), ""]),
    counted,
    ...(unreadable === 0 ? [] : [`${unreadable} steps are kept in a form that nobody can read any more.`]),
    ...(cost.asked === 0
      ? []
      : [
          `The model was asked ${cost.asked} times, failed ${cost.failed} times, and cost ${cost.pence.toFixed(2)} pence.`,
        ]),
  ].join("\n");
}

function inWords(steps: number, difference: ReturnType<typeof replayConversation>): string {
  if (difference === null) return `All ${steps} steps come out as they did.`;
  const { place, cause, what, kept, now } = difference;
  return [
    `Step ${place} of ${steps} (because of ${cause}): ${what}.`,
    `  then: ${JSON.stringify(kept)}`,
    `  now:  ${JSON.stringify(now)}`,
  ].join("\n");
}
