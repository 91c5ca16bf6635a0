import { type Doors, tellUntilHeard } from "../fire/deliver.ts";
import type { Talk, Webhook } from "../fire/talks.ts";
import type { Chance } from "../hostile/chance.ts";

const copiesMax = 10;
/** How far from its place a copy may come: so many places, which mixes what people said before and after. */
const spread = 150;
const atOnce = 40;

/** Each webhook one to ten times, in no order: copies of one come near each other, and other people's come between. */
export function deliveriesOf(talks: readonly Talk[], chance: Chance): readonly Webhook[] {
  const copies = talks.flat().flatMap((webhook, at) =>
    Array.from({ length: 1 + chance.below(copiesMax) }, () => ({
      webhook,
      at: at * (copiesMax / 2) + chance.below(spread),
    })),
  );
  return copies.toSorted((one, other) => one.at - other.at).map(({ webhook }) => webhook);
}

/** Tells all of them, many at once, to one door or another; what a door turns away comes again until one takes it. */
export async function deliverAll(doors: Doors, deliveries: readonly Webhook[]): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < deliveries.length; at = next++) {
      const webhook = deliveries[at];
      if (webhook === undefined) return;
      await tellUntilHeard(doors, webhook, at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
