import type { Chat } from "./chat.ts";
import type { Handsets } from "./handsets.ts";
import type { Stage } from "./stage.ts";

const business = "Dave's Plumbing";
const dave = "+447700900001";
const tester = "+447700900150";
const sam = "+447700900123";
const number = "+447700900100";

/** Every claim of the story is checked as it is told; the first that does not hold ends it with what was seen instead. */
function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the story broke off: ${what}`);
}

/** The main job, from a business's first minute to a customer's STOP. Returns the closing table. */
export async function tellStory(
  stage: Stage,
  handsets: Handsets,
  chat: Chat,
): Promise<readonly (readonly [string, string])[]> {
  await setUp(stage, handsets, chat);
  const { firstTextMs } = await missedCall(handsets, chat);
  await conversation(handsets, chat);
  await silence(handsets, chat);
  const toSam = await handsets.received(sam);
  const toDave = await handsets.received(dave);
  return [
    ["missed calls", "3 from one caller, texted once"],
    ["call to text", `${firstTextMs} ms`],
    ["texts to Sam", String(toSam.length)],
    ["alerts to Dave", String(toDave.length)],
    ["after STOP", "silence"],
  ];
}

async function setUp(stage: Stage, handsets: Handsets, chat: Chat): Promise<void> {
  chat.title(`1. ${business} is set up`);
  const owner = ["--owner-name", "Dave", "--owner-phone", dave, "--agreed-by", "Dave"];
  const added = await stage.command("client", "add", "--name", business, "--trade", "plumber", ...owner);
  const id = String(added["id"]);
  await stage.command("number", "add", number, "--role", "OPERATIONAL");
  await stage.command("number", "assign", number, "--client", id);
  const early = await stage.command("client", "complete", id);
  claim(JSON.stringify(early["missing"]) === '["test_call"]', `going live early answered ${JSON.stringify(early)}`);
  chat.scene("The operator tries to make it live at once. Refused: the test call is missing.");
  await handsets.own(dave);
  await handsets.call(dave, `**61*${number}**20#`);
  chat.scene(`Dave dials **61*${number}**20# on his own phone.`);
  await handsets.call(tester, dave);
  await handsets.idle();
  const late = await stage.command("client", "complete", id);
  claim(late["live"] === true, `going live after the test call answered ${JSON.stringify(late)}`);
  chat.scene("A test call rings out at Dave's phone and arrives. Now it is live.");
}

async function missedCall(handsets: Handsets, chat: Chat): Promise<{ firstTextMs: number }> {
  chat.title("2. Dave is under a sink and misses a call");
  await handsets.own(sam);
  const rangAt = performance.now();
  await handsets.call(sam, dave);
  const first = await handsets.arrival(sam, 1);
  const firstTextMs = Math.round(performance.now() - rangAt);
  chat.scene(`Sam (${sam}) rings Dave, who does not answer.`);
  chat.received("Sam", first.body);
  claim(first.body.includes(business), `the first text does not name the business: ${first.body}`);
  claim(first.from === number, `the first text came from ${first.from}`);
  await handsets.call(sam, dave);
  await handsets.call(sam, dave);
  await handsets.idle();
  chat.scene("Sam is worried and rings twice more. Nobody is texted twice.");
  const again = await handsets.arrival(dave, 1);
  chat.received("Dave", again.body);
  return { firstTextMs };
}

async function conversation(handsets: Handsets, chat: Chat): Promise<void> {
  chat.title("3. Sam answers");
  const before = (await handsets.received(dave)).length;
  const alreadyToSam = (await handsets.received(sam)).length;
  const body = "water pouring through the kitchen ceiling!! we're at LS1 4AP";
  await handsets.text(sam, number, body);
  chat.wrote("Sam", body);
  const reply = await handsets.arrival(sam, alreadyToSam + 1);
  chat.received("Sam", reply.body);
  const alert = await handsets.arrival(dave, before + 1);
  chat.received("Dave", alert.body);
  claim(alert.body.includes("LS1 4AP"), `Dave's alert names no postcode: ${alert.body}`);
  claim(alert.body.includes("07700 900123"), `Dave's alert names no phone: ${alert.body}`);
}

async function silence(handsets: Handsets, chat: Chat): Promise<void> {
  chat.title("4. Sam has had enough of texts");
  await handsets.text(sam, number, "STOP");
  chat.wrote("Sam", "STOP");
  await handsets.idle();
  const before = await handsets.received(sam);
  const daveBefore = (await handsets.received(dave)).length;
  await handsets.call(sam, dave);
  const told = await handsets.arrival(dave, daveBefore + 1);
  await handsets.idle();
  chat.scene("Sam rings once more. JobRun texts Sam nothing, and tells Dave:");
  chat.received("Dave", told.body);
  const after = await handsets.received(sam);
  claim(after.length === before.length, "somebody who said STOP was texted");
}
