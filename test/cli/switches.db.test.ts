import assert from "node:assert/strict";
import { userInfo } from "node:os";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { phoneNetworkAt } from "../support/phone-network.ts";
import { until } from "../support/until.ts";
import { atHome, type AtHome } from "./at-home.ts";

const number = "+447700900100";
const caller = "+447700900150";
const drained = z.strictObject({
  scope: z.object({ level: z.string() }),
  state: z.literal("drained"),
  tookMs: z.number(),
});
const held = z.strictObject({
  kind: z.enum(["text", "decision"]),
  clientId: z.string(),
  id: z.string(),
  action: z.string(),
  recipient: z.string(),
  template: z.string(),
  reason: z.string(),
  expiresAt: z.string(),
});
const resumed = z.strictObject({
  scope: z.object({ level: z.string() }),
  state: z.literal("resumed"),
  held: z.array(held),
  askedAgain: z.number(),
  expired: z.number(),
});
const decision = z.strictObject({
  at: z.string(),
  clientId: z.string(),
  business: z.string(),
  what: z.string(),
  action: z.string(),
  template: z.string().nullable(),
  outcome: z.string().nullable(),
  carrierStatus: z.string().nullable(),
  errorCode: z.string().nullable(),
  facts: z.record(z.string(), z.string()).nullable(),
  inTheWay: z.strictObject({ fact: z.string(), value: z.string() }).nullable(),
  words: z.string().nullable(),
  covers: z.enum(["everybody", "client", "person"]).nullable(),
});
const why = ["--reason", "a fire drill"];

describe("the switches", () => {
  let home: AtHome;
  let id = "";

  before(async () => {
    home = await atHome();
    const person = ["--owner-name", "Dave", "--owner-phone", "+447700900001", "--trade", "plumber", "--agreed-by", "D"];
    ({ id } = await home.says(0, z.object({ id: z.string() }), "client", "add", "--name", "Dave's", ...person));
    await home.human("number", "add", number, "--role", "OPERATIONAL");
    await home.human("number", "assign", number, "--client", id);
    await phoneNetworkAt(home.sandboxUrl).call("+447700900151", number);
    await until("the client is live", async () => (await home.human("client", "complete", id)).code === 0);
  });
  after(() => home.close());

  it("are pressed with a reason or not at all", async () => {
    await home.isMisused(/required option '--reason <text>' not specified/, "pause");
    await home.isMisused(/required option '--reason <text>' not specified/, "resume");
    await home.isMisused(/required option '--reason <text>' not specified/, "alerts", "off");
    await home.refuses(/--reason is empty/, "pause", "--reason", " ");
    await home.refuses(/--by is empty/, "ai", "off", ...why, "--by", "");
    await home.refuses(/--reason is longer than 300/, "pause", "--reason", "x".repeat(301));
    await home.refuses(/--reason holds a line break/, "resume", "--reason", "a\nb");
    await home.isMisused(/argument missing/, "pause", "--reason");
    await home.isMisused(/too many arguments/, "pause", "everything", ...why);
    await home.isMisused(/unknown option '--send-held'/, "pause", "--send-held", ...why);
    await home.isMisused(/unknown command 'toggle'/, "ai", "toggle", ...why);
    const one = ["--client", id, "--customer", caller];
    await home.isMisused(/one customer can only be paused/, "alerts", "off", ...one, ...why);
  });

  it("refuse a client, a customer or a phone that is none, kindly", async () => {
    for (const press of [["pause"], ["resume"], ["ai", "off"], ["alerts", "on"]]) {
      await home.refuses(/There is no client "client_nobody"/, ...press, "--client", "client_nobody", ...why);
    }
    await home.refuses(/customer of one client/, "pause", "--customer", caller, ...why);
    await home.refuses(/"Dave" is not a phone number/, "pause", "--client", id, "--customer", "Dave", ...why);
    await home.refuses(/"Dave" is not a phone number/, "why", "Dave");
  });

  it("say of whom, that nothing is under way, and how long that took", async () => {
    for (const [scope, ...words] of [
      ["platform"],
      ["client", "--client", id],
      ["customer", "--client", id, "--customer", "07700 900150"],
    ] as const) {
      const off = await home.says(0, drained, "pause", ...words, ...why);
      assert.deepEqual([off.scope.level, off.tookMs < 1_000], [scope, true]);
      const on = await home.says(0, resumed, "resume", ...words, ...why);
      assert.deepEqual([on.scope.level, on.held], [scope, []]);
    }
    for (const what of ["ai", "alerts"]) {
      await home.says(0, drained, what, "off", "--client", id, ...why);
      await home.says(0, resumed, what, "on", "--client", id, ...why);
    }
  });

  it("hold back what a caller would have got, name it on resume, and send it when asked to", async () => {
    const network = phoneNetworkAt(home.sandboxUrl);
    await home.says(0, drained, "pause", "--client", id, ...why);
    await network.call(caller, number);
    const seen = () => home.says(0, z.array(decision), "why", caller);
    await until("the decision is held", async () => (await seen()).some(({ what }) => what === "held"));
    const named = await home.says(0, resumed, "resume", "--client", id, ...why);
    assert.deepEqual(
      named.held.map(({ kind, recipient, reason }) => [kind, recipient, reason]),
      [["decision", caller, "client_paused"]],
    );
    assert.deepEqual(await network.textsTo(caller), []);
    const again = await home.says(0, resumed, "resume", "--send-held", "--client", id, ...why);
    assert.deepEqual([again.held, again.askedAgain], [[], 1]);
    await until("the text arrives", async () => (await network.textsTo(caller)).length === 1);
  });

  it("let a stranger read what was decided about a person, and why", async () => {
    await until("the carrier has told", async () => /delivered/.test((await home.human("why", caller)).out));
    const { code, out: laidOut } = await home.human("why", "07700 900150");
    const out = laidOut.replaceAll(/\n {9,}/g, " ");
    assert.equal(code, 0);
    assert.match(out, /^\+447700900150 \(07700 900150\), the latest last/);
    const me = userInfo().username;
    assert.match(out, new RegExp(`switch: outbound off for this person, by ${me}: a fire drill`));
    assert.match(out, new RegExp(`switch: outbound off for the client, by ${me}: a fire drill`));
    assert.match(out, /Dave's {2}rang -> send first text held: the client was paused/);
    assert.match(out, /refused: first text, because the client was paused \[clientOutbound: paused\]/);
    assert.match(out, /held back: first text, because the client was paused; asked for again later/);
    const [story = "", replays = ""] = out.split(/\n\n(?=With )/);
    assert.match(story.trimEnd().split("\n").at(-1) ?? "", /text \(first text\): delivered$/);
    assert.match(replays, /^With Dave's: \d+ steps?, to be taken again by\n {2}jobrun replay conversation_\w+\n$/);
    const told = await home.says(0, z.array(decision), "why", caller);
    const refused = told.find(({ what }) => what === "refused");
    assert.deepEqual(refused?.inTheWay, { fact: "clientOutbound", value: "paused" });
    assert.equal(refused?.facts?.["optOut"], "none");
    assert.equal(told.find(({ what }) => what === "permitted")?.facts?.["clientOutbound"], "on");
    const nobody = await home.human("why", "+447700900199");
    assert.deepEqual([nobody.code, nobody.out], [0, "Nothing was decided about this person.\n"]);
  });
});
