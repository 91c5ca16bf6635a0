import { sam } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

/** The whole of it once more, as the operator can read it about anybody. */
export async function tellWhyInWords({ stage, chat, note }: Tale): Promise<void> {
  chat.title(`9. What happened to Sam, and why: jobrun why ${sam}`);
  const story = await stage.words("why", sam);
  chat.printed(story);
  claim("why tells of the STOP", /opted out/.test(story), story);
  const lines = story.split("\n").filter((line) => /^\d\d:\d\d:\d\d /.test(line)).length;
  note({ key: "whyLines", words: "things that why tells about Sam", seen: lines });
}
