import type { Installation, TestClient } from "../../test/support/installation.ts";
import type { Chance } from "../hostile/chance.ts";

/** A machine that answers whatever it is texted. `heard`: what came, and how many texts it has answered before. */
type Bot = {
  readonly kind: string;
  readonly phone: string;
  readonly client: TestClient;
  readonly afterSeconds: number;
  readonly answer: (heard: string, before: number) => string;
  answered: number;
};

const repliesMax = 6;
const roundsMax = 14;
/** For all that a round of hundreds of machines sets going. */
const roundWithinMs = 120_000;
const words = [
  "kitchen",
  "tap",
  "drip",
  "sorry",
  "later",
  "garden",
  "when",
  "noise",
  "cold",
  "ladder",
  "price",
  "maybe",
] as const;

const kinds = [
  ["out of office", 0, () => "I am out of the office until Monday. For urgent matters please ring the switchboard."],
  ["I'm driving", 1, () => "I'm driving and will see your message later. Sent automatically."],
  ["echo", 0, (heard: string) => heard],
  ["counting", 1, (_: string, before: number) => `Thank you, message ${before + 1} was received and will be answered.`],
  ["delayed", 40, () => "Thanks for getting in touch! We aim to reply within two working days."],
  ["growing", 4, (_: string, before: number) => `Noted.${" And thank you once more.".repeat(before)}`],
] as const;

/**
 * Machines that answer every text, each with a client of its own or sharing one: at once, late, always the same, with what they
 * were told, or with other words each time. JobRun says no more than six things to any of them, and then nothing.
 */
export async function answerEachOther(
  home: Installation,
  clients: readonly TestClient[],
  count: number,
  chance: Chance,
) {
  const bots = Array.from({ length: count }, (_, place) => makeBot(clients, place, chance));
  for (const { phone, client } of bots) await home.network.call(phone, client.number);
  await home.untilIdle(roundWithinMs);
  let rounds = 0;
  for (let spoke = true; spoke && rounds < roundsMax; rounds += 1) spoke = await round(home, bots);
  const failures: string[] = [];
  let most = 0;
  for (const bot of bots) {
    const heard = await textsOf(home, bot);
    most = Math.max(most, heard.length);
    if (heard.length > repliesMax) failures.push(`a bot (${bot.kind}) was texted ${heard.length} times`);
    if (heard.length === 0) failures.push(`a bot (${bot.kind}) was never texted: nothing was tried`);
  }
  if (rounds === roundsMax) failures.push(`machines still answer each other after ${rounds} rounds`);
  const stopped = await home.records.rows("SELECT 1 FROM looping_threads");
  if (stopped.length === 0) failures.push("no thread was stopped: nothing was tried");
  return { failures, counts: { bots: count, rounds, "most texts to a bot": most, "threads stopped": stopped.length } };
}

function makeBot(clients: readonly TestClient[], place: number, chance: Chance): Bot {
  const client = clients[place % clients.length];
  if (client === undefined) throw new Error("a bot needs a client");
  const phone = `+447700900${500 + place}`;
  const known = kinds[place % (kinds.length + 1)];
  // The last kind is the one that neither pace nor words give away.
  const babble = () => Array.from({ length: 3 + chance.below(8) }, () => chance.pick(words)).join(" ");
  const [kind, afterSeconds, answer] = known ?? ["other words each time", 20, babble];
  return { kind, phone, client, afterSeconds, answer, answered: 0 };
}

/** Each answers what it has not answered yet, the quick ones first. False where nobody had anything to answer. */
async function round(home: Installation, bots: readonly Bot[]): Promise<boolean> {
  let spoke = false;
  const byPace = [...Map.groupBy(bots, ({ afterSeconds }) => afterSeconds)].toSorted(([one], [other]) => one - other);
  for (const [afterSeconds, alike] of byPace) {
    if (afterSeconds > 0) home.advance({ seconds: afterSeconds });
    for (const bot of alike) spoke = (await answerAll(home, bot)) || spoke;
    await home.untilIdle(roundWithinMs);
  }
  return spoke;
}

async function answerAll(home: Installation, bot: Bot): Promise<boolean> {
  const news = (await textsOf(home, bot)).slice(bot.answered);
  for (const heard of news) {
    await home.network.text(bot.phone, bot.client.number, bot.answer(heard, bot.answered));
    bot.answered += 1;
  }
  return news.length > 0;
}

async function textsOf({ network }: Installation, { phone, client }: Bot): Promise<readonly string[]> {
  return (await network.textsTo(phone)).filter(({ from }) => from === client.number).map(({ body }) => body);
}
