import type { Client } from "pg";
import { meddled, type Sending } from "../../test/release/migrate/meddled.ts";
import { disturb, type Disturbance } from "./disturb.ts";
import type { Holder } from "./holder.ts";

/** One database that is upgraded by runner after runner, each of which comes further than those before it. */
export type Crashing = {
  readonly root: Client;
  readonly holder: Holder;
  readonly upgrade: () => Promise<number>;
  /** How many runners there are at once, from the start of each until the end of all. */
  readonly runners: () => 1 | 2;
  /** What happens at a statement at which no runner was before, or null for nothing. */
  readonly how: (text: string) => Disturbance | null;
  readonly disturbed: (how: Disturbance, runners: 1 | 2) => void;
};

/** Where one runner is: how many steps were done when it sent its last statement, and whether it is dead. */
type Place = { before: string; done: number; amidSteps: boolean; dead: boolean };

const roundsMax = 20_000;
const lookForLock = "SELECT FROM pg_locks";
const noteOfStep = "INSERT INTO jobrun_migrations";

/** Goes on until a runner comes through untouched. Returns how many statements there were, each known by its step and its place in it. */
export async function crashToTheEnd(crashing: Crashing): Promise<number> {
  const met = new Set<string>();
  for (let round = 0; round < roundsMax; round += 1) {
    const runners = crashing.runners();
    const places = new Map<Client, Place>();
    let disturbances = 0;
    const ended = await meddled(
      async (sending, ask) => {
        const place = await placeOf(places, sending, crashing.root);
        const name = `${place.amidSteps ? place.done : "before"}|${place.before}; ${sending.text}`;
        place.before = sending.text;
        if (place.dead || met.has(name)) return ask();
        met.add(name);
        const how = crashing.how(sending.text);
        // Nothing but the end of its connection keeps a runner from taking back what it began.
        if (how === null || (how !== "killed" && sending.text.startsWith("ROLLBACK"))) return ask();
        disturbances += 1;
        place.dead = how === "killed";
        crashing.disturbed(how, runners);
        return disturb(how, crashing, sending, ask);
      },
      () => Promise.allSettled(Array.from({ length: runners }, () => crashing.upgrade())),
    );
    const failed = ended.filter((each) => each.status === "rejected");
    const [first] = failed;
    if (first !== undefined && failed.length > disturbances)
      throw new Error("a runner failed that nothing disturbed", { cause: first.reason });
    if (disturbances === 0) return met.size;
  }
  throw new Error(`${roundsMax} runners did not come to the end`);
}

async function placeOf(places: Map<Client, Place>, { client, text }: Sending, root: Client): Promise<Place> {
  const place = places.get(client) ?? { before: "", done: 0, amidSteps: false, dead: false };
  places.set(client, place);
  if (!place.amidSteps && text.startsWith(lookForLock)) {
    place.amidSteps = true;
    place.done = (await root.query("SELECT FROM jobrun_migrations")).rowCount ?? 0;
  } else if (place.amidSteps && text.startsWith(noteOfStep)) place.done += 1;
  return place;
}
