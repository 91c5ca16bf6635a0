import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ACCOUNT, OURS, TOKEN, world } from "./network.ts";

const quick = await world({ limits: { textsPerSecondMax: 1 } });
const narrow = await world({ limits: { queuedPerNumberMax: 2 } });
const forgetful = await world({ limits: { rowsMax: 10 } });

describe("an account that sends too much", () => {
  it("is refused with 429 and told when to come again", async () => {
    await quick.buy();
    const url = `${quick.sandbox.url}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;
    const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}`;
    const send = (): Promise<Response> =>
      fetch(url, {
        method: "POST",
        headers: { authorization },
        body: new URLSearchParams({ To: "+447700900201", From: OURS, Body: "x" }),
      });
    const answers = await Promise.all([send(), send(), send()]);
    const refused = answers.find(({ status }) => status === 429);
    assert.equal(refused?.headers.get("retry-after"), "1");
    assert.equal(Object(await refused?.json())["code"], 20429);
  });

  it("is refused with 21611 when a number's queue is full", async () => {
    await narrow.buy();
    await narrow.post("/sandbox/faults", { send: "slow", delayMs: 60_000 });
    await narrow.send("+447700900201", "1");
    await narrow.send("+447700900202", "2");
    await assert.rejects(narrow.send("+447700900203", "3"), { status: 429, code: 21611 });
  });
});

describe("a network that has seen more than it keeps", () => {
  it("forgets the oldest first", async () => {
    await forgetful.buy();
    for (let index = 0; index < 30; index += 1) await forgetful.send("+447700900201", `text ${index}`);
    const texts = await forgetful.texts("+447700900201");
    assert.deepEqual([texts.length, texts.at(-1)?.body], [10, "text 29"]);
    const rows = await forgetful.get<unknown[]>("/sandbox/ledger");
    assert.ok(rows.length <= 10 && rows.length >= 8);
  });
});
