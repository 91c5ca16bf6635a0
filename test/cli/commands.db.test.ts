import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { phoneNetworkAt } from "../support/phone-network.ts";
import { until } from "../support/until.ts";
import { atHome, type AtHome } from "./at-home.ts";

const number = "+447700900100";
const owner = "+447700900001";
const person = ["--owner-name", "Dave", "--trade", "plumber", "--agreed-by", "Dave"];
const added = z.strictObject({ id: z.string().startsWith("client_") });
const clientLine = z.object({
  id: z.string(),
  businessName: z.string(),
  live: z.boolean(),
  number: z.string().nullable(),
});
const stocked = z.strictObject({ bought: z.array(z.string()), why: z.string().nullable() });
const numberLine = z.strictObject({ phone: z.string(), role: z.string(), state: z.string(), clientId: z.string() });
const incidentLine = z.object({
  id: z.string(),
  kind: z.string(),
  detail: z.string(),
  state: z.string(),
  times: z.number(),
});

describe("the commands", () => {
  let home: AtHome;
  let id = "";

  before(async () => {
    home = await atHome({
      JOBRUN_OPERATOR_PHONE: "+447700900999",
      JOBRUN_OPERATOR_NUMBER: "+447700900998",
      JOBRUN_NUMBERS_MAX: "3",
    });
  });
  after(() => home.close());

  it("end with 2 for what is no command, or a command without what it needs", async () => {
    await home.isMisused(/unknown command 'clint'/, "clint");
    await home.isMisused(/required option '--owner-name <name>' not specified/, "client", "add", "--name", "Dave's");
    await home.isMisused(
      /Allowed choices are OPERATIONAL, ONBOARDING, SYSTEM/,
      "number",
      "add",
      number,
      "--role",
      "SPARE",
    );
  });

  it("refuse nonsense kindly: what is wrong, and what to write", async () => {
    const add = (...words: string[]) => ["client", "add", ...person, ...words];
    await home.refuses(/"12345" is not a phone number/, ...add("--name", "Dave's", "--owner-phone", "12345"));
    await home.refuses(/--name is empty/, ...add("--name", "  ", "--owner-phone", owner));
    await home.refuses(/--name is longer than 100/, ...add("--name", "x".repeat(101), "--owner-phone", owner));
    await home.refuses(/--name holds a line break/, ...add("--name", "Dave\nand son", "--owner-phone", owner));
    await home.refuses(/no UK mobile/, ...add("--name", "Dave's", "--owner-phone", "+441632960001"));
    await home.refuses(/no UK mobile/, ...add("--name", "Dave's", "--owner-phone", "+12125550123"));
    await home.refuses(
      /not a time zone/,
      ...add("--name", "Dave's", "--owner-phone", owner, "--time-zone", "Mars/Base"),
    );
    await home.refuses(/There is no client "client_nobody"/, "client", "show", "client_nobody");
    await home.refuses(/"hello" is not a phone number/, "number", "add", "hello", "--role", "SYSTEM");
    await home.refuses(/there is no such open client/, "number", "assign", number, "--client", "client_nobody");
    await home.refuses(/There is no dead letter/, "dead", "retry", "event_nobody");
    await home.refuses(/There is no incident/, "incident", "ack", "incident_nobody", "--by", "me");
  });

  it("say in words what they say in JSON, and nothing of the inside", async () => {
    const { code, out } = await home.human("client", "list");
    assert.deepEqual([code, out], [0, "No clients.\n"]);
    const refused = await home.human("client", "show", "client_nobody");
    assert.deepEqual([refused.code, refused.out], [1, ""]);
    assert.equal(refused.err, 'There is no client "client_nobody".\nSee jobrun client list.\n');
  });

  it("take a client from its adding to being live", async () => {
    ({ id } = await home.says(
      0,
      added,
      "client",
      "add",
      "--name",
      "Dave's Plumbing",
      "--owner-phone",
      "07700 900001",
      ...person,
    ));
    await home.refuses(
      /Another client has this owner's phone/,
      "client",
      "add",
      "--name",
      "Twin",
      "--owner-phone",
      owner,
      ...person,
    );
    assert.deepEqual(await home.says(0, z.array(clientLine), "client", "list", "--stuck"), []);
    assert.deepEqual(await home.says(0, z.unknown(), "number", "add", "07700 900100", "--role", "OPERATIONAL"), {
      phone: number,
      role: "OPERATIONAL",
    });
    await home.refuses(/is in the pool already/, "number", "add", number, "--role", "SYSTEM");
    assert.deepEqual(await home.says(0, z.unknown(), "number", "sync"), []);
    assert.deepEqual(await home.says(0, z.unknown(), "number", "check"), [
      { phone: number, found: "right" },
      { phone: "+447700900998", found: "right" },
    ]);
    assert.deepEqual(await home.says(1, z.unknown(), "client", "complete", id), { missing: ["number", "test_call"] });
    assert.deepEqual(await home.says(0, z.unknown(), "number", "assign", number, "--client", id), {
      phone: number,
      client: id,
    });
    const network = phoneNetworkAt(home.sandboxUrl);
    await network.call("+447700900150", number);
    await until("the test call proves the divert", async () => (await home.human("client", "complete", id)).code === 0);
    const shown = await home.says(0, clientLine, "client", "show", id);
    assert.deepEqual([shown.live, shown.number], [true, number]);
    assert.deepEqual(await home.says(0, z.array(clientLine), "client", "list", "--stuck"), []);
  });

  it("buy numbers up to what the operator allows, say why no more, and can be asked to again", async () => {
    await home.isMisused(/whole number from 1 to 50/, "number", "buy", "0");
    // What somebody holds is not for sale.
    await phoneNetworkAt(home.sandboxUrl).handset({ phone: "+447700900999" });
    const buy = (code: number) => home.says(code, stocked, "number", "buy", "2");
    const { bought, why } = await buy(1);
    assert.deepEqual([bought.length, why], [1, null]);
    assert.deepEqual(await buy(1), { bought: [], why: null });
    const { out } = await home.human("number", "buy");
    assert.match(out, /^None was bought: JOBRUN_NUMBERS_MAX of the JobRun that runs allows no more/);
    await home.says(0, z.unknown(), "number", "release", bought[0] ?? "", "--for-good");
    const again = await home.human("number", "buy");
    assert.deepEqual([again.code, /^07700 9\d{5} is bought, and free\.\n$/.test(again.out)], [0, true], again.out);
  });

  it("let a person hold a handset: what is typed goes out, what arrives is shown", async () => {
    const { code, out } = await home.phone(
      "07700 900123",
      `/call ${number}\n/wait 8\nThe boiler is leaking, LS1 4AP\n/wait 8\n`,
    );
    assert.equal(code, 0);
    const texts = out
      .trimEnd()
      .split("\n")
      .map((line) => z.object({ event: z.string(), body: z.string().optional() }).parse(JSON.parse(line)))
      .filter(({ event }) => event === "text")
      .map(({ body }) => body);
    assert.equal(texts.length, 2, out);
    assert.match(texts[0] ?? "", /^Hi, it's Dave's Plumbing/);
    assert.match(texts[1] ?? "", /^Thanks\./);
    const wrong = await home.phone("Dave", "");
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, /is not a phone number/);
  });

  it("show the operator what to look at, and take his word that he saw it", async () => {
    await home.says(0, z.unknown(), "number", "add", "+447700900200", "--role", "SYSTEM");
    const network = phoneNetworkAt(home.sandboxUrl);
    await network.text("+447700900160", "+447700900200", "hello?");
    await network.settle(5_000);
    const list = () => home.says(0, z.array(incidentLine), "incident", "list");
    const [incident] = await until("the incident is there", async () => {
      const found = await list();
      return found.length > 0 ? found : null;
    });
    assert.ok(incident !== undefined);
    assert.deepEqual([incident.kind, incident.state], ["stray_number", "open"]);
    assert.doesNotMatch(incident.detail, /hello|900160/);
    const alerts = () => network.textsTo("+447700900999");
    const [alert] = await until("the operator's handset has it", async () => {
      const found = await alerts();
      return found.length > 0 ? found : null;
    });
    assert.equal(alert?.from, "+447700900998");
    assert.match(alert?.body ?? "", /^JobRun: 07700 900200 is no client's number .*: jobrun incident list$/);
    await home.says(
      0,
      z.strictObject({ id: z.string(), acknowledged: z.literal(true) }),
      "incident",
      "ack",
      incident.id,
      "--by",
      "Ann",
    );
    assert.equal((await list())[0]?.state, "acknowledged");
    await home.refuses(/was acknowledged before/, "incident", "ack", incident.id);
    await home.isMisused(/whole number from 1 to 12/, "incident", "mute", "--hours", "13", "--reason", "sleep");
    await home.refuses(/--reason is empty/, "incident", "mute", "--reason", " ");
    const muted = z.strictObject({ mutedUntil: z.iso.datetime() });
    await home.says(0, muted, "incident", "mute", "--hours", "2", "--reason", "sleep");
    const unmuted = z.strictObject({ mutedUntil: z.null() });
    await home.says(0, unmuted, "incident", "mute", "--end", "--reason", "awake");
    assert.deepEqual(await home.says(0, z.array(z.unknown()), "dead", "list"), []);
  });

  it("put a caller on a client's ignore list, and take them off it", async () => {
    const ignore = (...words: string[]) => ["client", "ignore", ...words];
    await home.isMisused(/missing required argument 'phone'/, ...ignore(id));
    await home.refuses(/"hello" is not a phone number/, ...ignore(id, "hello"));
    await home.refuses(/There is no client "client_nobody"/, ...ignore("client_nobody", "+447700900170"));
    await home.refuses(/the owner's own phone/, ...ignore(id, owner));
    const answer = { id, phone: "+447700900170" };
    assert.deepEqual(await home.says(0, z.unknown(), ...ignore(id, "07700 900170")), { ...answer, ignored: true });
    assert.deepEqual(await home.says(0, z.unknown(), ...ignore(id, "07700 900170", "--undo")), {
      ...answer,
      ignored: false,
    });
  });

  it("take a number back into quarantine, and end a client", async () => {
    assert.deepEqual(await home.says(0, z.unknown(), "number", "release", number), { phone: number, released: true });
    await home.refuses(/is not held/, "number", "release", number);
    const numbers = await home.says(0, z.array(numberLine), "number", "list");
    assert.deepEqual(numbers.find(({ phone }) => phone === number)?.state, "quarantine");
    await home.refuses(/is not free/, "number", "assign", number, "--client", id);
    assert.deepEqual(await home.says(0, z.unknown(), "number", "release", number, "--for-good"), {
      phone: number,
      released: true,
    });
    await home.refuses(/is not held/, "number", "release", number, "--for-good");
    assert.deepEqual(await home.says(0, z.unknown(), "client", "close", id, "--reason", "retired"), {
      id,
      closed: true,
    });
    await home.refuses(/There is no client/, "client", "close", id, "--reason", "again");
  });

  it("say where the schema stands, what the settings are and from where, and what is wrong here", async () => {
    assert.deepEqual(await home.says(0, z.unknown(), "migrate", "up"), { steps: 0 });
    assert.equal((await home.says(0, z.object({ is: z.string() }), "migrate", "status")).is, "current");
    const setting = z.object({ variable: z.string(), from: z.string() });
    const { settings } = await home.says(0, z.object({ settings: z.array(setting) }), "config");
    assert.equal(settings.find(({ variable }) => variable === "JOBRUN_DATA_DIR")?.from, "environment");
    assert.equal(settings.find(({ variable }) => variable === "JOBRUN_ENV")?.from, "default");
    const { healthy } = await home.says(0, z.object({ healthy: z.boolean() }), "doctor");
    assert.equal(healthy, true);
  });
});
