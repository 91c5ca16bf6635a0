import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { closingTimer } from "../../src/domain/closing.ts";
import { beginClosing } from "../../src/flows/close-client.ts";
import { goOnClosing } from "../../src/flows/go-on-closing.ts";
import { switchOff } from "../../src/flows/switch-off.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { ownerToBe } from "./onboard/owner-to-be.ts";

let home: Installation;
let operator: OperatorStore;
let onboarding: string;
let dave: TestClient;

before(async () => {
  home = await installation();
  operator = openOperatorStore(home.database.operatorUrl);
  onboarding = await home.addNumber("ONBOARDING");
});
after(async () => {
  await operator.close();
  await home.close();
});
beforeEach(async () => {
  await home.startWork();
  const here = home.context.world.now().toZonedDateTimeISO("Europe/London");
  const noon = here.withPlainTime({ hour: 12 }).add({ days: 1 });
  home.advance({ seconds: Math.ceil(here.until(noon).total("seconds")) });
  dave = await home.liveClient("Dave's Plumbing");
});

const now = () => home.context.world.now();
const close = (id = dave.id) => beginClosing(home.context.store, id, { reason: "retired", by: "Olive" }, now());
const lineOf = async (id: string = dave.id) => (await operator.clients()).find((each) => each.id === id);
const isClosed = async (id: string = dave.id) => ((await lineOf(id))?.closedAt ?? null) !== null;
const stateOfNumber = async (phone: string) => (await operator.numbers()).find((each) => each.phone === phone)?.state;
const codes = (texts: readonly string[]) => texts.map((text) => /^[*#\d]+#$/m.exec(text)?.[0]);
/** Takes a step by hand, in place of the timer that waits for it: both would say the same at once. */
const step = async (name: "tell" | "shut", id = dave.id) => {
  await home.records.rows(
    `UPDATE timers SET state = 'done' WHERE "clientId" = $1 AND kind = $2 AND state = 'waiting' RETURNING id`,
    [id, closingTimer],
  );
  await home.context.store.withTenant(id, (tx) => goOnClosing(tx, id, `${name} ${now().toString()}`, now()));
};
const incidents = () =>
  home.records.rows<{ detail: string }>(
    `SELECT detail FROM incidents WHERE "clientId" = $1 AND kind = 'owner_not_notified'`,
    [dave.id],
  );

describe("a client that is closed", () => {
  it("is shut after its owner heard how to take the divert back, a code a text, and its number rests", async () => {
    const texts = await home.heardBy(dave.owner, async () => {
      assert.equal(await close(), "closing");
      home.advance({ seconds: 5 });
      await until("it is closed", () => isClosed(), 30_000);
    });
    assert.deepEqual(codes(texts), ["##61#", "##62#", "##67#"]);
    assert.match(texts[0] ?? "", /^JobRun: your account is closed/);
    assert.equal(await stateOfNumber(dave.number), "quarantine");
    const audit = await home.records.rows<{ what: string; who: string; why: string }>(
      `SELECT what, who, why FROM audit WHERE "clientId" = $1 AND (what = 'closed' OR why LIKE 'closing%') ORDER BY place`,
      [dave.id],
    );
    assert.deepEqual(
      audit.map(({ who, why }) => [who, why]),
      [
        ["Olive", "closing: retired"],
        ["jobrun", "retired"],
      ],
    );
    assert.equal(await close(), "no_such_client");
    const opened = home.records.rows(`UPDATE clients SET "closedAt" = NULL WHERE id = $1`, [dave.id]);
    await assert.rejects(opened, { code: "23514" });
  });

  it("is not shut while a text about the divert waits, however often it is looked at, and is when it has left", async () => {
    await home.stopWork();
    await close();
    await step("tell");
    await step("shut");
    home.advance({ hours: 1 });
    await step("shut");
    assert.equal(await isClosed(), false);
    const texts = await home.heardBy(dave.owner, () => home.startWork());
    assert.deepEqual(codes(texts), ["##61#", "##62#", "##67#"]);
    await step("shut");
    assert.equal(await isClosed(), true);
    assert.deepEqual(await incidents(), []);
  });

  it("texts nobody in its name from the moment of the close, and says so to whoever lists it", async () => {
    await home.stopWork();
    const caller = home.nextPhone();
    await close();
    await home.network.call(caller, dave.owner);
    await home.startWork();
    await home.untilIdle();
    assert.deepEqual(await home.network.bodiesTo(caller), []);
    assert.notEqual((await lineOf())?.closingSince ?? null, null);
  });

  it("tells its owner once, however often it is closed", async () => {
    await home.stopWork();
    await close();
    await step("tell");
    home.advance({ minutes: 1 });
    assert.equal(await close(), "closing");
    await step("tell");
    const texts = await home.heardBy(dave.owner, () => home.startWork());
    assert.equal(texts.length, 3);
  });

  it("waits for the end of a pause of everything, in which nobody could be told", async () => {
    await home.stopWork();
    await close();
    const press = { what: "outbound", reason: "a test", by: "Olive" } as const;
    await switchOff(home.context.store, { level: "platform" }, press, { now: now() });
    await step("tell");
    await operator.pressOn({ level: "platform" }, press, now());
    assert.equal(await isClosed(), false);
    assert.deepEqual(await incidents(), []);
    const texts = await home.heardBy(dave.owner, async () => {
      await step("tell");
      await home.startWork();
    });
    assert.equal(texts.length, 3);
  });

  it("is shut a day later whatever has become of the texts, and the operator hears that nobody was told", async () => {
    await home.stopWork();
    await close();
    home.advance({ hours: 24 });
    await step("tell");
    assert.equal(await isClosed(), true);
    assert.match((await incidents()).map(({ detail }) => detail).join(), /was not told how to take the divert back/);
  });
});

describe("an owner whose set-up is closed", () => {
  async function upTo(...texts: readonly string[]) {
    await home.addNumber("OPERATIONAL");
    const owner = await ownerToBe(home, onboarding);
    await owner.texts("I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time");
    for (const text of texts) await owner.texts(text);
    const client = await owner.client();
    const id = (await operator.clients()).find((each) => each.id === client?.id)?.id ?? assert.fail();
    return { owner, id, number: client?.number ?? null };
  }

  it("hears nothing where no code was shown, is closed at once, and its number rests", async () => {
    const { owner, id, number } = await upTo("AGREE");
    const texts = await home.heardBy(owner.phone, async () => assert.equal(await close(id), "closed"));
    assert.deepEqual([texts, await isClosed(id), await stateOfNumber(number ?? "")], [[], true, "quarantine"]);
  });

  it("hears the one code of a BT landline, and of another landline whom to ask", async () => {
    const told = async ({ owner, id }: Awaited<ReturnType<typeof upTo>>) =>
      home.heardBy(owner.phone, async () => {
        await close(id);
        await step("tell", id);
      });
    assert.deepEqual(codes(await told(await upTo("AGREE", "landline bt"))), ["#61#"]);
    const [text, ...more] = await told(await upTo("AGREE", "landline, another network"));
    assert.match(text ?? "", /ask your network's app or its people to take off the divert/);
    assert.deepEqual(more, []);
  });
});
