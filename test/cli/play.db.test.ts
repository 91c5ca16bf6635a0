import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { readScript } from "../../src/cli/play/script.ts";
import { Refused } from "../../src/home/refused.ts";
import { runJobrun } from "../process/jobrun.ts";

const outcome = z.strictObject({
  transcript: z.array(z.strictObject({ from: z.enum(["customer", "jobrun", "owner"]), text: z.string() })),
  leads: z.array(
    z.strictObject({
      job: z.string().nullable(),
      postcode: z.string().nullable(),
      place: z.string().nullable(),
      when: z.string().nullable(),
      name: z.string().nullable(),
      urgency: z.string(),
      state: z.string(),
    }),
  ),
  alerts: z.array(z.strictObject({ text: z.string(), urgency: z.string(), afterTurn: z.int() })),
  optedOut: z.boolean(),
  handedOver: z.boolean(),
});

const script = {
  trade: "plumber",
  client: { name: "Reed Plumbing", ownerName: "Dave" },
  now: "2026-11-23T09:00:00Z",
  turns: [
    { text: "water is coming through the kitchen ceiling", afterSeconds: 30 },
    { text: "LS1 4AP, can someone come today?" },
    { text: "STOP", afterSeconds: 86_400 },
    { text: "hello?" },
  ],
};

describe("a script", () => {
  let folder = "";
  const file = (written: string) => {
    const path = join(folder, "script.json");
    writeFileSync(path, written);
    return path;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "jobrun-script-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, written, said] of [
    ["is no JSON", "{", /is no JSON/],
    ["has no turns", JSON.stringify({ ...script, turns: undefined }), /is no script: [^]*turns/],
    ["has a field that nobody knows", JSON.stringify({ ...script, turn: [] }), /is no script: [^]*turn/],
    ["goes back in time", JSON.stringify({ ...script, turns: [{ text: "hi", afterSeconds: -1 }] }), /afterSeconds/],
    [
      "has facts that no owner could tell",
      JSON.stringify({ ...script, client: { name: "Reed Plumbing", facts: { hours: 8 } } }),
      /facts of the client that cannot be kept/,
    ],
    ["begins at no moment", JSON.stringify({ ...script, now: "noon" }), /begins at "noon"/],
  ] as const) {
    it(`that ${what} is refused, with an example of one`, async () => {
      await assert.rejects(readScript(file(written)), (error: unknown) => {
        assert.ok(error instanceof Refused);
        assert.match(error.message, said);
        assert.match(error.next, /"turns"/);
        return true;
      });
    });
  }

  it("that is not there is refused", async () => {
    await assert.rejects(readScript(join(folder, "none")), /none cannot be read/);
  });

  it("has its bursts read as one, as the running product reads them", async () => {
    const turns = ["hi", "its my shower", "it drips, LS12 3BB"].map((text) => ({ text, afterSeconds: 1 }));
    const answersTo = async (burstMs: string) => {
      const environment = { JOBRUN_DATA_DIR: folder, JOBRUN_BURST_MS: burstMs };
      const { code, out, err } = await runJobrun(
        ["play", file(JSON.stringify({ ...script, turns })), "--json"],
        environment,
      );
      assert.equal(code, 0, err);
      const { transcript } = outcome.parse(JSON.parse(out));
      return transcript.slice(1).map(({ from }) => from);
    };
    assert.deepEqual(await answersTo("1500"), ["customer", "customer", "customer", "jobrun"]);
    assert.deepEqual((await answersTo("1000")).slice(0, 2), ["customer", "jobrun"]);
  });

  it("is played as the running product would, a day in a moment", async () => {
    const { code, out, err } = await runJobrun(["play", file(JSON.stringify(script)), "--json"], {
      JOBRUN_DATA_DIR: folder,
    });
    assert.equal(code, 0, err);
    const played = outcome.parse(JSON.parse(out));
    const [first] = played.transcript;
    assert.equal(first?.from, "jobrun");
    assert.match(first?.text ?? "", /^Hi, it's Reed Plumbing \(automated\)\. Sorry we missed your call\./);
    assert.deepEqual(
      played.transcript.filter(({ from }) => from === "customer").map(({ text }) => text),
      script.turns.map(({ text }) => text),
    );
    assert.deepEqual(
      played.leads.map(({ postcode, when, urgency, state }) => ({ postcode, when, urgency, state })),
      [{ postcode: "LS1 4AP", when: "today", urgency: "emergency", state: "URGENT" }],
    );
    assert.deepEqual([played.alerts[0]?.afterTurn, played.alerts[0]?.urgency], [1, "emergency"]);
    assert.deepEqual([played.optedOut, played.handedOver], [true, false]);
    const afterStop = played.transcript.slice(played.transcript.findIndex(({ text }) => text === "STOP"));
    assert.deepEqual(afterStop, [
      { from: "customer", text: "STOP" },
      { from: "customer", text: "hello?" },
    ]);
  });
});
