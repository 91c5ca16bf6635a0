import type { Chat } from "./chat.ts";
import type { Fact } from "./fact.ts";
import type { Handsets } from "./handsets.ts";
import type { Stage } from "./stage.ts";

/** What every act needs: where it plays, who can be rung and texted, and where it is told. */
export type Tale = {
  readonly stage: Stage;
  readonly handsets: Handsets;
  readonly chat: Chat;
  readonly note: (fact: Fact) => void;
};

const triesMax = 5;

/** What a command says once it has caught up with what was just done: JobRun works on a call after it has acknowledged it. */
export async function caughtUp<Said>(ask: () => Promise<Said>, has: (said: Said) => boolean): Promise<Said> {
  let said = await ask();
  for (let tries = 1; tries < triesMax && !has(said); tries += 1) said = await ask();
  return said;
}
