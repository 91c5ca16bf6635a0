import { business, dave, number, tester } from "./cast.ts";
import { claim } from "./fact.ts";
import { caughtUp, type Tale } from "./tale.ts";

/** A business becomes live by proof: going live early is refused, a forwarded test call opens it. Answers with its id. */
export async function goLive({ stage, handsets, chat, note }: Tale): Promise<string> {
  chat.title(`1. ${business} is set up`);
  const owner = ["--owner-name", "Dave", "--owner-phone", dave, "--agreed-by", "Dave"];
  const added = await stage.command("client", "add", "--name", business, "--trade", "plumber", ...owner);
  const id = String(added["id"]);
  await stage.command("number", "add", number, "--role", "OPERATIONAL");
  await stage.command("number", "assign", number, "--client", id);
  const early = await stage.command("client", "complete", id);
  const missing = String(early["missing"]);
  claim("going live early is refused for want of the test call alone", missing === "test_call", early);
  chat.scene(`The operator tries to make it live at once. Refused, missing: ${missing}.`);
  await handsets.own(dave);
  const code = `**61*${number}**20#`;
  await handsets.call(dave, code);
  chat.scene(`Dave dials ${code} on his own phone, so that missed calls go on to JobRun.`);
  await handsets.call(tester, dave);
  await handsets.idle();
  const isLive = (said: Readonly<Record<string, unknown>>) => said["live"] === true;
  const late = await caughtUp(() => stage.command("client", "complete", id), isLive);
  claim("the forwarded test call makes it live", isLive(late), late);
  chat.scene("A test call rings out at Dave's phone and goes on. Now the business is live.");
  note({ key: "client", words: "the business", seen: id });
  note({ key: "missingAtFirst", words: "  refused at first for want of", seen: missing });
  return id;
}
