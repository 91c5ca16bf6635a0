import { business, dave, number, onboarding, tester } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

const hello = `Dave here, plumber in Leeds, trading as ${business}. Text me any time`;
const codeLine = /^[*#][*#+\d]+#$/m;

/** A business is set up by text, and becomes live by proof: without a test call it is refused. Answers with its id. */
export async function goLive(tale: Tale): Promise<string> {
  const { stage, handsets, chat, note } = tale;
  chat.title(`1. ${business} is set up, by text`);
  const before = await stage.words("client", "list");
  claim("nobody is a client yet", /No clients/.test(before), before);
  await stage.command("number", "add", onboarding, "--role", "ONBOARDING");
  await stage.command("number", "add", number, "--role", "OPERATIONAL");
  await handsets.own(dave);
  const texts = await tellAll(tale);
  const id = /\bclient_\w+/.exec(await stage.words("client", "list"))?.[0] ?? "";
  const early = await stage.command("client", "complete", id);
  const missing = String(early["missing"]);
  claim("going live early is refused for want of the test call alone", missing === "test_call", early);
  chat.scene(`The operator tries to make it live at once. Refused, missing: ${missing}.`);
  const toDave = await handsets.mark(dave);
  await handsets.call(tester, dave);
  chat.scene("A friend rings Dave, who does not answer, so the call goes on to JobRun:");
  const live = (await toDave.next()).body;
  chat.received("Dave", live);
  claim("the forwarded test call makes it live", live.startsWith("You are live"), live);
  await handsets.idle();
  note({ key: "client", words: "the business", seen: id });
  note({ key: "textsToSetUp", words: "  texts of Dave's until it was set up", seen: texts });
  note({ key: "missingAtFirst", words: "  refused at first for want of", seen: missing });
  return id;
}

/** Everything that JobRun asks of an owner; a code that comes is dialled. Answers with how many texts it took. */
async function tellAll({ handsets, chat }: Tale): Promise<number> {
  const toDave = await handsets.mark(dave);
  const texts = ["Hi", hello, "AGREE", "android ee", "DONE", "DONE", "DONE"];
  for (const body of texts) {
    await handsets.text(dave, onboarding, body);
    chat.wrote("Dave", body);
    const answer = (await toDave.next()).body;
    chat.received("Dave", answer);
    const [code] = codeLine.exec(answer) ?? [];
    if (code !== undefined) await handsets.call(dave, code);
  }
  return texts.length;
}
