import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openOperatorStore } from "../../src/store/operator.ts";
import { installation } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { knockEverywhere } from "./bypass/knock.ts";
import { dispatchIs, plays, untilTakenIn, type Stage } from "./bypass/plays.ts";

async function open(dispatch: Stage["dispatch"]): Promise<Stage> {
  const home = await installation();
  const operator = openOperatorStore(home.database.operatorUrl);
  const client = await home.liveClient();
  await dispatchIs({ home, dispatch });
  return { home, client, operator, dispatch };
}

async function close({ home, operator }: Stage): Promise<void> {
  await operator.close();
  await home.close();
}

const reachesAPhone = /\/(?:Messages|Calls)(?:\/|\.json$)/;

/** Every request by which the carrier was asked to text or ring somebody. */
const asked = async ({ home }: Stage) =>
  (await home.network.ledger()).filter(({ method, path }) => method !== "GET" && reachesAPhone.test(path));

const queuedFor = async ({ home }: Stage, phone: string) => (await home.records.outbox(phone)).length;
const heardBy = async ({ home }: Stage, phone: string) => (await home.network.textsTo(phone)).length;

describe("with the dispatch closed, nothing that happens reaches the carrier:", () => {
  let stage: Stage;
  before(async () => {
    stage = await open("closed");
  });
  after(() => close(stage));

  for (const { name, act } of plays) {
    it(name, async () => {
      const { texts } = await act(stage);
      await untilTakenIn(stage.home);
      for (const phone of texts) assert.ok((await queuedFor(stage, phone)) > 0, `something is queued for ${phone}`);
      assert.deepEqual(await asked(stage), []);
    });
  }

  it("a knock at every door", async () => {
    await knockEverywhere(stage.home, stage.client);
    await untilTakenIn(stage.home);
    assert.deepEqual(await asked(stage), []);
  });

  it("and no phone has heard a word of it, though the carrier was asked for its lists and the outbox is full", async () => {
    const { network, records } = stage.home;
    assert.deepEqual(await asked(stage), []);
    assert.ok((await network.ledger()).length > 0);
    const rows = await records.rows<{ recipient: string }>(
      "SELECT DISTINCT recipient FROM outbox WHERE state = 'queued'",
    );
    assert.ok(rows.length >= 8, `${rows.length} people have a text queued`);
    for (const { recipient } of rows) assert.equal(await heardBy(stage, recipient), 0);
  });
});

describe("with the dispatch open, the same", () => {
  let stage: Stage;
  before(async () => {
    stage = await open("open");
  });
  after(() => close(stage));

  for (const { name, act } of plays) {
    it(`gives texts to those whom it should: ${name}`, async () => {
      const { texts } = await act(stage);
      await untilTakenIn(stage.home);
      for (const phone of texts) await until(`${phone} is texted`, async () => (await heardBy(stage, phone)) > 0);
    });
  }

  it("gives texts through the carrier's one door, each with a row of the outbox", async () => {
    const sends = await stage.home.network.sends();
    assert.ok(sends.length >= 8, `${sends.length} texts were sent`);
    assert.equal((await asked(stage)).length, sends.length);
    const rows = await stage.home.records.rows<{ id: string }>("SELECT id FROM outbox");
    const ids = new Set(rows.map(({ id }) => id));
    assert.deepEqual(
      sends.filter(({ outboxId }) => !ids.has(outboxId)),
      [],
    );
  });
});
