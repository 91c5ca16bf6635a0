import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { replayConversation } from "../../src/flows/replay-conversation.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { inboxTurn } from "../../src/worker/inbox-loop.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";

/** Long enough for one text after the other to be told over HTTP on a busy machine. */
const burstMs = 2_000;
/** What must not wait for the window is over before it. */
const atOnceMs = 1_700;

let home: Installation;
let dave: TestClient;
let operator: OperatorStore;
before(async () => {
  home = await installation({ burstMs });
  dave = await home.liveClient("Dave's Plumbing");
  operator = openOperatorStore(home.database.operatorUrl);
  told = await everybodySpeaks();
  await home.untilIdle();
});
after(async () => {
  await operator.close();
  await home.close();
});

/** Texts in order, without waiting for an answer; answers with their SIDs. */
async function says(from: string, ...bodies: readonly string[]): Promise<readonly string[]> {
  const sids: string[] = [];
  for (const body of bodies) {
    const sid = await home.network.text(from, dave.number, body);
    sids.push(sid);
    await until("it is in the inbox", async () => (await home.records.event(`sms-in:${sid}`)) !== null);
  }
  return sids;
}

const outcomeOf = async (sid: string) => (await home.records.event(`sms-in:${sid}`))?.outcome ?? "";
const idOf = async (sid: string) => (await home.records.event(`sms-in:${sid}`))?.id;
const keptFrom = (phone: string) =>
  home.records.rows<{ body: string; sid: string }>(
    `SELECT m.body, m."twilioSid" AS sid FROM messages m JOIN conversations c ON c.id = m."conversationId"
     JOIN customers u ON u.id = c."customerId" WHERE u."phoneE164" = $1 AND m.direction = 'INBOUND' AND m.type = 'SMS' ORDER BY m.id`,
    [phone],
  );
const stepsOf = (phone: string) =>
  home.records.rows<{ id: string; said: string | null }>(
    `SELECT c.id, s.input #>> '{heard,body}' AS said FROM steps s JOIN conversations c ON c.id = s."conversationId"
     JOIN customers u ON u.id = c."customerId" WHERE u."phoneE164" = $1 ORDER BY s.seq`,
    [phone],
  );
/** How long after it arrived an event was done, by the database's clock: the window is no part of it where it did not wait. */
const tookMs = async (sid: string) =>
  (
    await home.records.rows<{ ms: number }>(
      `SELECT (extract(epoch FROM "finishedAt" - "receivedAt") * 1000)::float8 AS ms FROM inbox WHERE key LIKE '%' || $1`,
      [sid],
    )
  )[0]?.ms ?? Infinity;

const bodies = ["hi", "sorry", "its the shower", "it drips all night", "LS12 3BB"];
const landline = "+441632960123";
type Told = Readonly<Record<string, { readonly phone: string; readonly sids: readonly string[] }>>;
let told: Told = {};

/** Everybody speaks at the same time, so that one window is waited for. */
async function everybodySpeaks(): Promise<Told> {
  const lines = {
    five: [home.nextPhone(), bodies],
    one: [home.nextPhone(), ["my tap drips"]],
    two: [home.nextPhone(), ["hello", "no hot water"]],
    stops: [home.nextPhone(), ["my tap drips", "LS1 4AP", "STOP", "sorry"]],
    gas: [home.nextPhone(), ["I can smell gas"]],
    helloGas: [home.nextPhone(), ["hello", "I can smell gas"]],
    owner: [dave.owner, ["hello", "hello again"]],
    landline: [landline, ["my boiler", "is broken"]],
  } as const;
  const spoken = Object.entries(lines).map(async ([who, [phone, texts]]) => {
    return [who, { phone, sids: await says(phone, ...texts) }] as const;
  });
  return Object.fromEntries(await Promise.all(spoken));
}

const by = (who: string) => {
  const one = told[who];
  assert.ok(one !== undefined, `${who} said nothing`);
  return one;
};
const saidBy = async (who: string) => (await stepsOf(by(who).phone)).map(({ said }) => said);

describe("five short texts in a row", () => {
  it("are read as one: one answer, one alert, one lead with all of it", async () => {
    const { phone, sids } = by("five");
    const [first = "", ...others] = sids;
    for (const sid of others) assert.equal(await outcomeOf(sid), `read with ${await idOf(first)}`);
    assert.deepEqual(await saidBy("five"), [bodies.join("\n")]);
    assert.equal((await home.network.bodiesTo(phone)).length, 1);
    const alerts = (await home.network.bodiesTo(dave.owner)).filter((alert) => alert.includes("LS12 3BB"));
    assert.equal(alerts.length, 1);
    assert.match(alerts[0] ?? "", /drips/);
  });

  it("are each kept as a message of its own, and the conversation is repeated as it was", async () => {
    const { phone, sids } = by("five");
    assert.deepEqual(
      await keptFrom(phone),
      bodies.map((body, place) => ({ body, sid: sids[place] })),
    );
    const [step] = await stepsOf(phone);
    assert.equal(replayConversation(await operator.stepsOf(step?.id ?? "")), null);
  });

  it("of two people are two bursts, and neither waits for the other", async () => {
    assert.deepEqual([await saidBy("one"), await saidBy("two")], [["my tap drips"], ["hello\nno hot water"]]);
    const ms = await tookMs(by("one").sids[0] ?? "");
    assert.ok(ms >= burstMs && ms < 2 * burstMs, `it took ${ms} ms`);
  });
});

describe("what must be acted upon at once", () => {
  it("is STOP amid a burst: what came before is read before it, and what comes after is not answered", async () => {
    const { phone, sids } = by("stops");
    const [first = "", second = "", stop = ""] = sids;
    assert.ok((await tookMs(stop)) < atOnceMs, "STOP waited");
    assert.deepEqual(await saidBy("stops"), ["my tap drips\nLS1 4AP", "STOP", "sorry"]);
    assert.match(await outcomeOf(stop), /opt_out kept/);
    assert.equal(await outcomeOf(second), `read with ${await idOf(first)}`);
    assert.ok((await home.network.bodiesTo(phone)).length <= 1, "what followed STOP was answered");
  });

  for (const who of ["gas", "helloGas"]) {
    it(`is a smell of gas (${who})`, async () => {
      const { phone, sids } = by(who);
      assert.ok((await tookMs(sids.at(-1) ?? "")) < atOnceMs, "danger waited");
      assert.match((await home.network.bodiesTo(phone)).at(-1) ?? "", /0800 111 999/);
    });
  }

  it("is what the owner writes, each text by itself", async () => {
    for (const sid of by("owner").sids) {
      assert.equal(await outcomeOf(sid), "unclear; answered");
      assert.ok((await tookMs(sid)) < atOnceMs, "the owner waited");
    }
  });

  it("is a call, alone and behind a text", async () => {
    const [bob, cid] = [home.nextPhone(), home.nextPhone()];
    const [text = ""] = await says(cid, "my tap drips");
    for (const person of [bob, cid]) {
      const sid = await home.network.call(person, dave.number);
      const done = () => home.records.event(`call-in:${sid}`).then((event) => event?.state === "done");
      await until("the call is done", done);
      assert.ok((await tookMs(sid)) < atOnceMs, "a call waited");
    }
    assert.ok((await tookMs(text)) < atOnceMs, "what was said before a call waited");
    await home.untilIdle();
  });
});

describe("a burst from somebody who cannot be texted back", () => {
  it("is told to the owner as one", async () => {
    const [first = "", second = ""] = by("landline").sids;
    assert.equal(await outcomeOf(second), `recorded: read with ${await idOf(first)}`);
    const [alert = "", ...more] = (await home.network.bodiesTo(dave.owner)).filter((each) =>
      each.includes("my boiler"),
    );
    assert.match(alert, /my boiler\s+is broken/);
    assert.deepEqual(more, []);
  });
});

describe("a burst", () => {
  it("is answered as soon as its window is over, and not when somebody looks by chance", async () => {
    const people = Array.from({ length: 6 }, () => home.nextPhone());
    const sids = [by("one").sids[0] ?? ""];
    for (const person of people) sids.push(...(await says(person, "my tap drips")));
    await home.untilIdle();
    const late = await Promise.all(sids.map(async (sid) => (await tookMs(sid)) - burstMs));
    assert.ok(Math.min(...late) < 150, `it was done ${late.map(Math.round).join(", ")} ms after its window`);
  });

  it("of which nobody can read one text is read text by text, and loses that one alone", async () => {
    const ann = home.nextPhone();
    await home.stopWork();
    const sids = await says(ann, "my tap drips", "unreadable", "LS1 4AP");
    const { world } = home.context;
    const read: typeof world.read = async (text, context) => {
      if (text.includes("unreadable")) throw new Error("nobody can read this");
      return world.read(text, context);
    };
    const nobody = { done: () => undefined, retried: () => undefined, dead: () => undefined };
    const turn = inboxTurn({ ...world, read }, nobody, () => 0);
    const states = () => Promise.all(sids.map(async (sid) => (await home.records.event(`sms-in:${sid}`))?.state));
    await until("all three came to their end", async () => {
      await turn();
      return !(await states()).includes("waiting");
    });
    assert.deepEqual(await states(), ["done", "dead", "done"]);
    assert.deepEqual(
      (await stepsOf(ann)).map(({ said }) => said),
      ["my tap drips", "LS1 4AP"],
    );
  });
});
