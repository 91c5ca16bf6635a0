import { dave, number, sam } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

/** STOP is the last word: the owner hears of a later call, the caller hears nothing. */
export async function keepSilent({ handsets, chat, note }: Tale): Promise<void> {
  chat.title("8. Sam has had enough of texts");
  const toDave = await handsets.mark(dave);
  const before = await textsToSam();
  await handsets.text(sam, number, "STOP");
  chat.wrote("Sam", "STOP");
  await handsets.idle();
  await handsets.call(sam, dave);
  const told = (await toDave.next()).body;
  await handsets.idle();
  chat.scene("Sam rings once more. JobRun texts Sam nothing, and tells Dave:");
  chat.received("Dave", told);
  claim("Dave hears that Sam rang and wants no texts", /07700 900123 rang.*opted out/.test(told), told);
  const after = await textsToSam();
  claim("nobody who said STOP is texted", after.length === before.length, after.slice(before.length));
  note({ key: "textsAfterStop", words: "texts to Sam after STOP", seen: after.length - before.length });

  async function textsToSam() {
    return (await handsets.sends()).filter(({ to }) => to === sam);
  }
}
