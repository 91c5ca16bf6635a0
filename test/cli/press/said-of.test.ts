import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { saidOf } from "../../../src/cli/press/said-of.ts";
import { parseClientId } from "../../../src/domain/ids.ts";
import { parsePhone } from "../../../src/domain/phone.ts";

const clientId = parseClientId("client_dave") ?? assert.fail();
const phone = parsePhone("+447700900150") ?? assert.fail();
const paused = { state: "paused", tookMs: 10_004, inFlight: ["text_1", "text_2"] } as const;

describe("a press that left texts under way", () => {
  it("is refused, names them, and says when they end and how to ask again", () => {
    const said = saidOf({ level: "customer", clientId, phone }, "outbound", paused);
    assert.equal(said.refused, true);
    assert.match(said.human, /nothing new is begun/);
    assert.match(said.human, /\n {2}text_1\n {2}text_2\n/);
    assert.match(said.human, /ends within 10 s/);
    assert.match(said.human, /jobrun pause --client client_dave --customer \+447700900150 --reason "again"$/);
    assert.match(JSON.stringify(said.json), /"state":"paused".*"inFlight":\["text_1","text_2"\].*"next":/);
  });

  it("is asked again by its own command, at its own scope", () => {
    assert.match(saidOf({ level: "platform" }, "outbound", paused).human, /jobrun pause --reason "again"$/);
    assert.match(
      saidOf({ level: "client", clientId }, "alerts", paused).human,
      /jobrun alerts off --client client_dave --reason "again"$/,
    );
  });
});

describe("a press that drained", () => {
  it("is done, and says how long it took", () => {
    const said = saidOf({ level: "platform" }, "ai", { state: "drained", tookMs: 7 });
    assert.deepEqual(said, {
      json: { scope: { level: "platform" }, state: "drained", tookMs: 7 },
      human: "Off. Nothing is under way any more (7 ms).",
    });
  });
});
