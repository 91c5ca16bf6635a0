import type { Client } from "pg";
import { meddled, terminate } from "./meddled.ts";

/**
 * Ends the runner's own connection as it is about to send the first statement that is not among `met`, and adds it. A statement
 * is known by its text and that of the one before it, because a COMMIT is not like another. False where all had been met.
 */
export function killedAtNext(root: Client, met: Set<string>, run: () => Promise<unknown>): Promise<boolean> {
  return killedWhere(root, ({ place }) => !met.has(place) && met.add(place).size > 0, run);
}

/** Ends it as it is about to send its statement number `at`. False where it sent fewer. */
export function killedAt(root: Client, at: number, run: () => Promise<unknown>): Promise<boolean> {
  return killedWhere(root, ({ sent }) => sent === at, run);
}

type Sent = { readonly place: string; readonly sent: number };

async function killedWhere(
  root: Client,
  meant: (sent: Sent) => boolean,
  run: () => Promise<unknown>,
): Promise<boolean> {
  let [before, sent, killed] = ["", 0, false];
  const work = async () => {
    try {
      await run();
    } catch (error) {
      if (!killed) throw error;
    }
  };
  await meddled(({ client, text }, ask) => {
    if (killed) return ask();
    const place = `${before}; ${text}`;
    before = text;
    sent += 1;
    if (!meant({ place, sent })) return ask();
    killed = true;
    return terminate(root, client).then(() => ask());
  }, work);
  return killed;
}
