import { houseClient } from "../domain/ids.ts";
import { endRests as end } from "../store/rests.ts";
import type { World } from "./world.ts";

const endedAtOnceMax = 500;

/** Numbers whose quarantine is over are free for the next owners; who waits for one gets it when the queue is served. */
export async function endRests({ store, now }: Pick<World, "store" | "now">): Promise<void> {
  await store.withTenant(houseClient, (tx) => end(tx, endedAtOnceMax, now()));
}
