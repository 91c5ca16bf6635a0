import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serveQueue } from "../../../src/flows/onboard/serve-queue.ts";
import { closeClient } from "../../../src/flows/close-client.ts";
import { parseClientId } from "../../../src/domain/ids.ts";
import { takeNumber } from "../../../src/store/setups.ts";
import { installation, type Installation } from "../../support/installation.ts";
import { ownerToBe, type OwnerToBe } from "./owner-to-be.ts";

const all = "I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time";

describe("owners who agree while numbers are few", () => {
  let home: Installation;
  let onboarding: string;
  const waiting: OwnerToBe[] = [];
  const numberOf = async (owner: OwnerToBe | undefined) => (await owner?.client())?.number ?? null;
  /** A number comes, and the queue is served; what this owner hears of it. */
  const served = (owner: OwnerToBe | undefined) =>
    home.heardBy(owner?.phone ?? assert.fail(), async () => {
      number = await home.addNumber("OPERATIONAL");
      await serveQueue(home.context.world);
    });
  let number: string;

  before(async () => {
    home = await installation();
    onboarding = await home.addNumber("ONBOARDING");
    await home.addNumber("SYSTEM");
    for (let owner = 0; owner < 3; owner += 1) waiting.push(await ownerToBe(home, onboarding));
  });
  after(() => home.close());

  it("hear honestly that there is none, keep a place, and the operator hears of each once", async () => {
    for (const [place, owner] of waiting.entries()) {
      await owner.texts(all);
      const [words] = await owner.texts("AGREE");
      assert.match(
        words ?? "",
        new RegExp(`^Thank you\\. All our phone numbers are taken.* number ${place + 1} in the queue`),
      );
      const client = await owner.client();
      assert.deepEqual([client?.number, client?.state, client?.waits], [null, "S5_CONFIRM_LIVE", true]);
    }
    await waiting[0]?.texts("where am I");
    const opened = await home.records.rows(`SELECT kind FROM incidents WHERE kind = 'waits_for_number'`);
    assert.equal(opened.length, 3);
  });

  it("are never given the number for set-up, or one of the system's", async () => {
    assert.equal(await serveQueue(home.context.world), 0);
    const taken = await home.records.rows(`SELECT 1 FROM numbers WHERE role <> 'OPERATIONAL' AND state = 'assigned'`);
    assert.deepEqual(taken, []);
  });

  it("are served in the order in which they came, and asked the next question", async () => {
    const words = await served(waiting[0]);
    assert.match(words.join(), /^Good news: a number is free and it is yours\. Your JobRun number is 07700 900/);
    assert.deepEqual([await numberOf(waiting[0]), await numberOf(waiting[1])], [number, null]);
    const client = await waiting[0]?.client();
    assert.deepEqual([client?.state, client?.waits], ["S6_PHONE_TYPE", false]);
  });

  it("are not overtaken by who asks when a number has come and is not given yet", async () => {
    const late = await ownerToBe(home, onboarding);
    await late.texts(all);
    await home.stopWork();
    number = await home.addNumber("OPERATIONAL");
    const id = parseClientId((await late.client())?.id ?? "") ?? assert.fail();
    const { store, world } = home.context;
    const asked = await store.withTenant(id, (tx) => takeNumber(tx, id, world.now()));
    assert.deepEqual(asked, { phone: null, place: 3 });
    await serveQueue(world);
    await home.startWork();
    assert.deepEqual([await numberOf(waiting[1]), await numberOf(late)], [number, null]);
  });

  it("lose their place with a close, and nobody gets two numbers or shares one", async () => {
    const third = await waiting[2]?.client();
    const id = parseClientId(third?.id ?? "") ?? assert.fail();
    assert.equal(
      await closeClient(
        home.context.store,
        id,
        { reason: "changed their mind", by: "Olive" },
        home.context.world.now(),
      ),
      true,
    );
    await home.addNumber("OPERATIONAL");
    await Promise.all([serveQueue(home.context.world), serveQueue(home.context.world), serveQueue(home.context.world)]);
    await home.untilIdle();
    const held = await home.records.rows<{ clients: number; numbers: number }>(
      `SELECT count(DISTINCT "clientId")::integer AS clients, count(*)::integer AS numbers FROM numbers WHERE state = 'assigned'`,
    );
    assert.deepEqual(held, [{ clients: 3, numbers: 3 }]);
  });
});

describe("two owners who agree at once where one number is left", () => {
  it("get one number and one place between them", async () => {
    const home = await installation();
    try {
      const onboarding = await home.addNumber("ONBOARDING");
      const number = await home.addNumber("OPERATIONAL");
      const pair = [await ownerToBe(home, onboarding), await ownerToBe(home, onboarding)];
      for (const owner of pair) await owner.texts(all);
      await Promise.all(pair.map((owner) => home.network.text(owner.phone, onboarding, "AGREE")));
      await home.untilIdle();
      const clients = await Promise.all(pair.map((owner) => owner.client()));
      assert.deepEqual(
        clients.map((client) => [client?.number ?? null, client?.waits]).toSorted((one) => (one[0] === null ? 1 : -1)),
        [
          [number, false],
          [null, true],
        ],
      );
    } finally {
      await home.close();
    }
  });
});
