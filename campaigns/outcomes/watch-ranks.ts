import { setTimeout as pause } from "node:timers/promises";
import type { Installation } from "../../test/support/installation.ts";

const lookEveryMs = 150;

/** Looks at every text's status again and again until stopped; `fallen` says which one went back between two looks. */
export function watchRanks({ records }: Installation): { stop(): Promise<void>; fallen(): readonly string[] } {
  const highest = new Map<string, number>();
  const fallen: string[] = [];
  let watching = true;
  const ended = (async () => {
    while (watching) {
      const rows = await records.rows<{ id: string; rank: number }>(
        `SELECT id, "carrierRank" AS rank FROM outbox WHERE "carrierRank" > 0 OR id = ANY($1)`,
        [[...highest.keys()]],
      );
      for (const { id, rank } of rows) {
        if (rank < (highest.get(id) ?? 0)) fallen.push(`the status of ${id} went back`);
        highest.set(id, rank);
      }
      await pause(lookEveryMs);
    }
  })();
  return {
    stop: async () => {
      watching = false;
      await ended;
    },
    fallen: () => fallen,
  };
}
