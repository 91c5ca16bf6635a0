import { dave, tom } from "./cast.ts";
import { claim } from "./fact.ts";
import { caughtUp, type Tale } from "./tale.ts";

/** A pause holds, says so when asked, and lets go only when told to. */
export async function holdBack({ stage, handsets, chat, note }: Tale, clientId: string): Promise<void> {
  chat.title("7. The operator presses pause");
  const scope = ["--client", clientId, "--by", "the operator", "--reason"];
  const paused = await stage.command("pause", ...scope, "a look at the texts");
  claim("a pause is effective when it returns", paused["state"] === "drained", paused);
  chat.scene(`Off: nothing is under way any more after ${String(paused["tookMs"])} ms.`);
  await handsets.own(tom);
  const toTom = await handsets.mark(tom);
  await handsets.call(tom, dave);
  chat.scene(`Tom (${tom}) rings meanwhile. Nothing arrives. Why?`);
  await handsets.idle();
  const isHeld = (story: string) => /held back: first text/.test(story);
  const story = await caughtUp(() => stage.words("why", tom), isHeld);
  chat.printed(story);
  claim("why says in words that the text is held back", isHeld(story), story);
  const early = (await handsets.sends()).filter(({ to }) => to === tom);
  claim("nothing left for Tom while it was paused", early.length === 0, early);
  const resumed = await stage.command("resume", ...scope, "all is well", "--send-held");
  claim("resume asks again for one text", resumed["askedAgain"] === 1, resumed);
  chat.scene("The operator resumes, and sends what was held:");
  const text = await toTom.next();
  chat.received("Tom", text.body);
  note({ key: "pauseMs", words: "pause to drained", seen: Number(paused["tookMs"]), unit: "ms" });
  note({ key: "heldThenSent", words: "  held, then sent when asked", seen: Number(resumed["askedAgain"]) });
  note({ key: "heldText", words: "  the carrier's id of that text", seen: text.sid });
}
