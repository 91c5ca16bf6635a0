import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Arrival, asOneText, burstLength, mayWait, waitsMs } from "../../src/domain/burst.ts";
import type { CarrierEvent, ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { phone } from "../store/inbox-bench.ts";

const to = phone("+441632960001");
const text = (body: string): CarrierEvent => ({
  kind: "text_arrived",
  carrierId: "SM1",
  from: "+447700900001",
  to,
  body,
});
const call: CarrierEvent = { kind: "call_arrived", carrierId: "CA1", from: "+447700900001", to, forwardedFrom: null };
const noon = Temporal.Instant.from("2026-11-23T12:00:00Z");
/** Arrivals at these milliseconds, all of which may wait but those that are negative. */
const at = (...ms: readonly number[]): readonly Arrival[] =>
  ms.map((each) => ({ at: noon.add({ milliseconds: Math.abs(each) }), mayWait: each >= 0 }));

describe("what must be acted upon at once", () => {
  for (const body of [
    "STOP",
    "start",
    "YES",
    "help",
    "please stop texting me",
    "lose my number",
    "I can smell gas",
    "there are sparks coming from the fuse box",
  ]) {
    it(`does not wait: ${body}`, () => assert.equal(mayWait(text(body)), false));
  }

  it("is a call, and the status of a text", () => {
    assert.equal(mayWait(call), false);
    const status = { status: "delivered", errorCode: null, outboxId: null } as const;
    assert.equal(mayWait({ kind: "text_status", carrierId: "SM1", from: to, to: "+447700900001", ...status }), false);
  });

  const window = { ms: 700, clock: "database" } as const;
  const received = (body: string, door: ReceivedEvent["door"] = "webhook"): ReceivedEvent => ({
    key: "k",
    event: text(body),
    raw: new Uint8Array(),
    door,
    happenedAt: null,
  });

  it("is what the sweep found: it is late already", () => {
    assert.deepEqual(waitsMs([received("hello", "sweep"), received("hello")], window), [null, 700]);
  });

  it("is everything where bursts are not read as one", () => {
    assert.deepEqual(waitsMs([received("hello")], { ...window, ms: 0 }), [null]);
  });

  it("is a keyword, however many come at once; of more than two the rest is not read for it", () => {
    const many = (count: number) => [
      ...Array.from({ length: count }, () => received("I can smell gas")),
      received("STOP"),
    ];
    assert.deepEqual(new Set(waitsMs(many(1), window)), new Set([null]));
    const waits = waitsMs(many(2), window);
    assert.deepEqual([new Set(waits.slice(0, 2)), waits[2]], [new Set([700]), null]);
  });
});

describe("a text that may wait", () => {
  for (const body of [
    "hi",
    "my boiler is broken",
    "LS1 4AP",
    "can you stop the leak",
    "no smell of gas, just no hot water",
  ]) {
    it(`is an ordinary one: ${body}`, () => assert.equal(mayWait(text(body)), true));
  }
});

describe("a burst", () => {
  it("is one text where it must not wait, or nothing follows", () => {
    assert.deepEqual([burstLength([], 2_000), burstLength(at(-1, 5), 2_000), burstLength(at(1), 2_000)], [0, 1, 1]);
  });

  it("ends where the window passes without another text", () => {
    assert.equal(burstLength(at(0, 1_999, 3_998, 5_998), 2_000), 3);
  });

  it("ends before what must be acted upon at once", () => {
    assert.equal(burstLength(at(0, 100, -200, 300), 2_000), 2);
  });

  it("has ten texts at most, and ends after ten seconds", () => {
    assert.equal(burstLength(at(...Array.from({ length: 30 }, (_, place) => place * 10)), 2_000), 10);
    assert.equal(burstLength(at(0, 1_900, 3_800, 5_700, 7_600, 9_500, 10_000, 10_001), 2_000), 6);
  });

  it("is never longer for being looked at before its end", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(gaps, fc.nat(20), (between, seen) => {
        let ms = 0;
        const all = at(...between.map((gap) => (ms += gap)));
        const early = burstLength(all.slice(0, seen), 2_000);
        assert.equal(early, Math.min(burstLength(all, 2_000), seen));
      }),
    );
  });
});

describe("the texts of a burst as one", () => {
  it("stand on lines of their own, in order", () => {
    assert.equal(asOneText(["hi", "boiler", "LS1 4AP"]), "hi\nboiler\nLS1 4AP");
  });

  it("are as it is where there is but one", () => {
    assert.equal(asOneText(["x".repeat(5_000)]), "x".repeat(5_000));
  });

  it("are no longer than a carrier's texts together, and well-formed", () => {
    const joined = asOneText([`${"x".repeat(1_599)}😀`, "y".repeat(9_000)]);
    assert.equal(joined, `${"x".repeat(1_599)}\uFFFD\n${"y".repeat(1_600)}`);
  });
});
