import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { takeIn } from "../../src/flows/take-in.ts";
import type { InsertEvents } from "../../src/store/intake.ts";
import { callFrom, noon, textFrom } from "../store/inbox-bench.ts";

const to = "+441632960001";
const [ann, bob] = ["+447700900001", "+447700900002"];

/** Takes these in; answers with what the store was told of their waits, and what was woken when. */
async function taken(events: Parameters<InsertEvents>[0], first = true) {
  const woken: ([inMs: number, events: number] | "now")[] = [];
  const waits: unknown[] = [];
  const insertEvents: InsertEvents = async (_events, _now, wait) => {
    waits.push(wait);
    return events.map(() => ({ first, role: "OPERATIONAL", businessName: null }));
  };
  const insert = takeIn({
    store: { insertEvents },
    now: () => noon,
    burst: { ms: 700, clock: "database" },
    wake: () => woken.push("now"),
    wakeIn: (...asked) => woken.push(asked),
  });
  await insert(events);
  return { woken, waits };
}

describe("what is taken in", () => {
  it("is looked for when its window is over, and when its burst ends at the latest", async () => {
    const { woken, waits } = await taken([textFrom(ann, to, "SM1"), textFrom(bob, to, "SM2")]);
    assert.deepEqual(woken, [
      [700, 2],
      [10_000, 2],
    ]);
    assert.deepEqual(waits, [{ ms: [700, 700], clock: "database" }]);
  });

  it("is looked for now where it must be acted upon at once", async () => {
    const { woken, waits } = await taken([callFrom(ann, to, "CA1"), textFrom(bob, to, "SM1", "STOP")]);
    assert.deepEqual([woken, waits], [["now", "now"], [{ ms: [null, null], clock: "database" }]]);
  });

  it("is not looked for where it was there already", async () => {
    const { woken } = await taken([callFrom(ann, to, "CA1"), textFrom(bob, to, "SM1")], false);
    assert.deepEqual(woken, []);
  });
});
