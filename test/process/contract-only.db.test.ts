import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addBusiness, assign, goLive, missingShape, person, type Business } from "./contract-only/business.ts";
import { startJobrun, type Jobrun } from "./contract-only/jobrun.ts";
import { phonesAt, type Phones } from "./contract-only/phones.ts";
import { until } from "../support/until.ts";

const operator = "+447700900999";
const settings = {
  JOBRUN_OPERATOR_PHONE: operator,
  JOBRUN_OPERATOR_NUMBER: "+447700900998",
  JOBRUN_BURST_MS: "100",
};
const dangers = [
  ["gas", "I can smell gas in the hall", /0800 111 999/],
  ["carbon monoxide", "my carbon monoxide alarm is beeping", /fresh air.*0800 111 999.*999/],
  ["electricity", "the socket is sparking", /999.*105/],
  ["a flood", "water is dripping through the light fitting", /sockets.*999/],
  ["fire", "the dryer is on fire", /get everyone out.*999/],
  ["an injury", "my mum has fallen and can't get up", /ring 999/],
] as const;

describe("a program that knows only the contract", () => {
  let jobrun: Jobrun;
  let phones: Phones;
  let dave: Business;
  let ellen: Business;
  let notLive: Business;
  let people = 300;
  /** How many texts each phone had when its rule was checked: at the end it must not be more. */
  const settled = new Map<string, number>();
  const nextPerson = () => `+447700900${people++}`;
  const nationalOf = (phone: string) => `0${phone.slice(3, 7)} ${phone.slice(7)}`;

  before(async () => {
    jobrun = await startJobrun(settings);
    phones = phonesAt(jobrun.sandbox);
  });
  after(() => jobrun.stop());

  /** Whom JobRun answers, by now, with how many texts. */
  async function hasReceived(phone: string, count: number): Promise<void> {
    const bodies = await phones.bodies(phone);
    assert.equal(bodies.length, count, `${phone}: ${JSON.stringify(bodies)}`);
    settled.set(phone, count);
  }
  /** Somebody else is answered: what was asked before that has been worked on, or the last test of all tells. */
  async function othersGoOn(): Promise<void> {
    const other = nextPerson();
    await phones.ring(other, dave.owner);
    await phones.arrives(other, /STOP/);
  }
  const rung = async (business: Business, already = 0) => {
    const caller = nextPerson();
    await phones.ring(caller, business.owner);
    await phones.arrives(caller, /STOP/, already);
    return caller;
  };

  describe("who sets up a client", () => {
    it("cannot leave out who it is, who owns it, or who agreed", async () => {
      const all = ["--name", "Nobody's", "--owner-phone", "+447700900009", ...person];
      const flags = ["--name", "--owner-phone", "--owner-name", "--trade", "--agreed-by"];
      const without = (flag: string) => all.toSpliced(all.indexOf(flag), 2);
      const answers = await Promise.all(flags.map((flag) => jobrun.command("client", "add", ...without(flag))));
      assert.deepEqual(
        answers.map(({ code }) => code),
        flags.map(() => 2),
      );
    });

    it("is told by name what is missing, until a call from another phone has come through", async () => {
      [dave, ellen, notLive] = await Promise.all([
        addBusiness(jobrun, { name: "Dave's Plumbing", owner: "+447700900001", number: "+447700900100" }),
        addBusiness(jobrun, { name: "Ellen's Electrics", owner: "+447700900002", number: "+447700900101" }),
        addBusiness(jobrun, { name: "Not Yet Live", owner: "+447700900003", number: "+447700900102" }),
      ]);
      const missing = async () => {
        const { code, said } = await jobrun.command("client", "complete", dave.id);
        return { code, ...missingShape.parse(said) };
      };
      assert.deepEqual(await missing(), { code: 1, missing: ["number", "test_call"] });
      await Promise.all([dave, ellen, notLive].map((business) => assign(jobrun, business)));
      await phones.own(dave.owner, dave.number);
      await phones.ring(dave.owner, dave.number);
      assert.deepEqual(await missing(), { code: 1, missing: ["test_call"] });
      await Promise.all([dave, ellen].map((business) => goLive(jobrun, phones, business)));
    });
  });

  describe("danger", () => {
    for (const [danger, body, words] of dangers) {
      it(`of ${danger} is answered with safety words first, and the owner is told to ring`, async () => {
        const customer = nextPerson();
        await phones.text(customer, dave.number, body);
        const first = await phones.arrives(customer, /./);
        assert.match(first.body, words);
        assert.ok(!first.body.includes("?"), first.body);
        await phones.arrives(dave.owner, new RegExp(`DANGER.*RING NOW: ${nationalOf(customer)}`));
        await hasReceived(customer, 1);
      });
    }
  });

  describe("a missed call", () => {
    it("is answered by one text in a day, however often they ring and at once: name, STOP, one segment", async () => {
      const caller = nextPerson();
      for (let ring = 0; ring < 3; ring += 1) await phones.ring(caller, dave.owner);
      await Promise.all(Array.from({ length: 5 }, () => phones.ring(caller, dave.owner)));
      await phones.arrives(dave.owner, new RegExp(`Rang again.*${nationalOf(caller)}`));
      const [text] = await phones.received(caller);
      assert.match(text?.body ?? "", /Dave's Plumbing.*Reply STOP to opt out$/);
      assert.deepEqual([text?.segments, text?.from], [1, dave.number]);
      await othersGoOn();
      await hasReceived(caller, 1);
    });

    it("with a withheld number is not texted, and the owner is told that somebody rang", async () => {
      const caller = nextPerson();
      await phones.ring(caller, dave.number, { withheld: true });
      await phones.arrives(dave.owner, /rang with a withheld number/);
      await hasReceived(caller, 0);
    });

    for (const [kind, caller, shown] of [
      ["a landline", "+441632960123", "01632 960123"],
      ["a pager", "+447612345678", "07612 345678"],
      ["a foreign number", "+12025550123", "\\+1 202 555 0123"],
    ] as const) {
      it(`from ${kind} is not texted, and the owner is told to ring`, async () => {
        await phones.ring(caller, dave.number);
        await phones.arrives(dave.owner, new RegExp(`Ring this one: ${shown}`));
        assert.deepEqual(await phones.asked(caller), []);
        settled.set(caller, 0);
      });
    }

    it("from the owner's own phone is no customer's, nor is the owner's text, which gets one line about what can be texted", async () => {
      const already = (await phones.received(dave.owner)).length;
      await phones.ring(dave.owner, dave.number);
      await phones.text(dave.owner, dave.number, "my own tap drips, LS1 4AP");
      await phones.arrives(dave.owner, /MENU/, already);
      await othersGoOn();
      const heard = (await phones.bodies(dave.owner)).slice(already);
      assert.deepEqual(
        heard.map((body) => /MENU/.test(body)),
        [true],
        JSON.stringify(heard),
      );
    });
  });

  describe("what is no person's phone", () => {
    it("is never answered: a short code, a name, a number of ours", async () => {
      for (const from of ["61234", "PLUMBCO"]) await phones.text(from, dave.number, "no hot water, call us");
      await phones.ring(ellen.number, dave.number);
      await othersGoOn();
      for (const from of ["61234", "PLUMBCO", ellen.number]) {
        assert.deepEqual(await phones.asked(from), []);
        settled.set(from, 0);
      }
    });
  });

  describe("the same person at two clients", () => {
    it("has two threads that know nothing of each other, a STOP included", async () => {
      const customer = nextPerson();
      for (const { owner } of [dave, ellen]) await phones.ring(customer, owner);
      await phones.arrives(customer, /Dave's Plumbing/);
      await phones.arrives(customer, /Ellen's Electrics/);
      await phones.text(customer, dave.number, "STOP");
      await phones.text(customer, ellen.number, "the lights keep flickering, LS1 4AP");
      const reply = await phones.arrives(customer, /LS1 4AP/);
      assert.equal(reply.from, ellen.number);
      await phones.arrives(ellen.owner, new RegExp(nationalOf(customer)));
      await hasReceived(customer, 3);
      assert.ok((await phones.bodies(dave.owner)).every((body) => !body.includes(nationalOf(customer))));
    });
  });

  describe("a conversation", () => {
    it("asks only for what was not said, and alerts the owner: number, problem, place, phone, urgency", async () => {
      const caller = await rung(dave);
      await phones.text(caller, dave.number, "there is no hot water at all, it is an emergency");
      const question = await phones.arrives(caller, /./, 1);
      assert.match(question.body, /postcode/);
      assert.doesNotMatch(question.body, /problem/);
      await phones.text(caller, dave.number, "LS1 4AP");
      const said = await phones.arrives(caller, /./, 2);
      assert.doesNotMatch(said.body, /\?/);
      const about = (await phones.bodies(dave.owner)).filter((body) => body.includes(nationalOf(caller))).join("\n");
      for (const part of [/#\d+/, /EMERGENCY/, /no hot water/]) assert.match(about, part);
      await phones.arrives(dave.owner, new RegExp(`${nationalOf(caller)}.*LS1 4AP`));
      await hasReceived(caller, 3);
    });

    it("tells the owner of later texts once, not each time", async () => {
      const caller = await rung(dave);
      await phones.text(caller, dave.number, "the tap drips, LS1 4AP");
      await phones.arrives(caller, /LS1 4AP/, 1);
      await phones.arrives(dave.owner, new RegExp(`Job #\\d+: .*${nationalOf(caller)}`));
      await phones.text(caller, dave.number, "the kitchen one, under the window");
      await phones.arrives(dave.owner, new RegExp(`More on #\\d+: ${nationalOf(caller)}`));
      await phones.text(caller, dave.number, "the neighbour in number 4 has a key");
      await phones.ring(caller, dave.owner);
      await phones.arrives(dave.owner, new RegExp(`Rang again.*${nationalOf(caller)}`));
      const told = (await phones.bodies(dave.owner)).filter((body) => body.includes(nationalOf(caller)));
      assert.equal(told.length, 3, told.join("\n"));
    });

    it("ends after two questions in vain: the owner gets it as it is", async () => {
      const caller = await rung(dave);
      await phones.text(caller, dave.number, "hello?");
      await phones.arrives(caller, /\?/, 1);
      await phones.text(caller, dave.number, "are you there");
      await phones.arrives(dave.owner, new RegExp(`Please ring ${nationalOf(caller)}`));
      const questions = (await phones.bodies(caller)).filter((body) => body.includes("?"));
      assert.equal(questions.length, 2, questions.join("\n"));
    });
  });

  describe("who wants no texts", () => {
    for (const words of ["STOP", "please stop texting me"]) {
      it(`and writes "${words}" gets nothing more, whatever they do; the owner is told that they rang`, async () => {
        const caller = await rung(dave);
        await phones.text(caller, dave.number, words);
        await phones.ring(caller, dave.owner);
        await phones.arrives(dave.owner, new RegExp(`${nationalOf(caller)} rang and has opted out`));
        await phones.text(caller, dave.number, "and the tap drips, LS1 4AP");
        await othersGoOn();
        await hasReceived(caller, 1);
      });
    }

    it("comes back with START, and with nothing else", async () => {
      const caller = await rung(dave);
      await phones.text(caller, dave.number, "STOP");
      await phones.text(caller, dave.number, "START");
      await phones.text(caller, dave.number, "the tap drips, LS1 4AP");
      await phones.arrives(caller, /LS1 4AP/, 1);
      await hasReceived(caller, 2);
    });
  });

  describe("a client that is not live", () => {
    it("says nothing but a holding reply, once", async () => {
      const caller = nextPerson();
      await phones.ring(caller, notLive.number);
      const reply = await phones.arrives(caller, /./);
      assert.match(reply.body, /^Not Yet Live.*can't take messages.*STOP to opt out$/);
      await phones.text(caller, notLive.number, "the tap drips, LS1 4AP");
      await phones.ring(caller, notLive.number);
      await othersGoOn();
      await hasReceived(caller, 1);
      assert.deepEqual(await phones.asked(notLive.owner), []);
    });

    it("leaves nobody alone with danger: safety words go", async () => {
      const customer = nextPerson();
      await phones.text(customer, notLive.number, "I can smell gas in the hall");
      await phones.arrives(customer, /0800 111 999/);
      await hasReceived(customer, 1);
    });
  });

  describe("a pause", () => {
    it("holds a text and says why; resume sends it only if asked", async () => {
      const caller = nextPerson();
      const scope = ["--client", dave.id, "--reason", "a check"];
      assert.equal((await jobrun.command("pause", ...scope)).code, 0);
      await phones.ring(caller, dave.owner);
      const why = async () => JSON.stringify((await jobrun.command("why", caller)).said);
      await until("why says that it is held", async () => (await why()).includes('"held"'));
      assert.deepEqual(await phones.asked(caller), []);
      const lifted = await jobrun.command("resume", ...scope);
      assert.equal(lifted.code, 0);
      assert.ok(JSON.stringify(lifted.said).includes(caller), "what is held is printed");
      await othersGoOn();
      assert.deepEqual(await phones.asked(caller), []);
      assert.equal((await jobrun.command("resume", ...scope, "--send-held")).code, 0);
      await phones.arrives(caller, /Dave's Plumbing.*STOP/);
      await hasReceived(caller, 1);
    });
  });

  describe("in the end", () => {
    it("the operator was told of every danger, each by itself or counted in one text", async () => {
      const told = async () =>
        (await phones.bodies(operator))
          .filter((body) => /JobRun URGENT.*danger/.test(body))
          .reduce((sum, body) => sum + 1 + Number(/And (\d+) more/.exec(body)?.[1] ?? 0), 0);
      await until("all are told", async () => (await told()) >= dangers.length, 20_000);
    });

    it("nothing more has reached anybody than when their rule was checked", async () => {
      for (const [phone, count] of settled) assert.equal((await phones.asked(phone)).length, count, phone);
    });
  });
});
