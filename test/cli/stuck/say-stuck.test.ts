import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sayStuck } from "../../../src/cli/stuck/say-stuck.ts";
import { parseClientId } from "../../../src/domain/ids.ts";
import type { SetUpState } from "../../../src/domain/stuck.ts";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");

function clientLine(name: string) {
  const id = parseClientId(`client_${name}`) ?? assert.fail();
  const unknown = { ownerName: null, ownerPhone: null, trade: null, number: null, closedAt: null };
  return { id, businessName: name, ...unknown, live: false, billing: "not_begun" } as const;
}

function setUp(name: string, state: SetUpState, minutes: number) {
  const { id: clientId } = clientLine(name);
  return { clientId, state, since: now.subtract({ minutes }), agreed: false, number: null };
}

const saying = (...setUps: ReturnType<typeof setUp>[]) =>
  sayStuck(["ann", "bob", "cat", "dan"].map(clientLine), setUps, now);

describe("the list of who is stuck", () => {
  it("leaves out whose set-up goes on in good time, and says so where that is everybody", () => {
    assert.deepEqual(saying(setUp("ann", "S2_BUSINESS_NAME", 29), setUp("bob", "S9_TEST_CALL", 1_439)), {
      json: [],
      human: "Nobody is stuck.",
    });
  });

  it("says a wait of less than an hour in minutes", () => {
    assert.match(saying(setUp("ann", "S2_BUSINESS_NAME", 45)).human, / 45 min  LOW /);
  });

  it("says how long, why and what would help, the gravest first and then the longest", () => {
    const { human } = saying(
      setUp("ann", "S2_BUSINESS_NAME", 400),
      setUp("bob", "S7_FWD_SENT", 190),
      setUp("cat", "S9_TEST_CALL", 3_120),
      setUp("dan", "S6_PHONE_TYPE", 200),
    );
    const [head = "", ...lines] = human.split("\n");
    assert.match(head, /^client +name +for +how grave +why +what would help$/);
    assert.deepEqual(
      lines.map((line) => line.split(/ {2,}/).slice(1, 5)),
      [
        ["cat", "2 d 4 h", "HIGH", "waits for its end, though a test call has come"],
        ["dan", "3 h 20 min", "MEDIUM", "waits for the owner's phone and network"],
        ["bob", "3 h 10 min", "MEDIUM", "waits for the divert code to be dialled"],
        ["ann", "6 h 40 min", "LOW", "waits for the name of the business"],
      ],
    );
    assert.match(lines[0] ?? "", /See what jobrun client complete says\.$/);
  });
});
