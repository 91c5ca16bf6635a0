import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { CALLER, OURS, world } from "./network.ts";

const net = await world();

async function text(body: string, from = CALLER): Promise<void> {
  await net.post("/sandbox/texts", { from, to: OURS, body });
  await net.idle();
}

async function replies(): Promise<string[]> {
  return (await net.texts(CALLER)).filter(({ direction }) => direction === "inbound").map(({ body }) => body);
}

beforeEach(async () => {
  await net.post("/sandbox/reset");
  net.jobrun.received.length = 0;
  net.jobrun.answer = (_, response) => response.setHeader("content-type", "text/xml").end("<Response/>");
  await net.buy();
});

describe("a text to our number", () => {
  it("reaches the webhook once, genuine, with Twilio's fields", async () => {
    await text("Bröken boiler 🔥");
    const [sms, ...more] = net.jobrun.at("/sms");
    assert.deepEqual(more, []);
    assert.ok(sms?.genuine);
    const { Body, From, To, NumMedia, NumSegments, SmsStatus, MessageSid, SmsSid } = sms.form;
    assert.deepEqual(
      [Body, From, To, NumMedia, NumSegments, SmsStatus],
      ["Bröken boiler 🔥", CALLER, OURS, "0", "1", "received"],
    );
    assert.equal(MessageSid, SmsSid);
    assert.equal(typeof sms.headers["i-twilio-idempotency-token"], "string");
  });

  it("may come from a short code or a name, which nobody answers", async () => {
    await text("Your code is 1234", "61234");
    await text("STOP", "ALERTS");
    assert.deepEqual(
      net.jobrun.at("/sms").map(({ form }) => form["From"]),
      ["61234", "ALERTS"],
    );
    assert.deepEqual(await net.get("/sandbox/optouts"), []);
  });

  it("that is answered with words in TwiML is answered by text, so that such a JobRun would be seen", async () => {
    net.jobrun.answer = (_, response) =>
      response
        .setHeader("content-type", "text/xml")
        .end("<Response><Message>One &amp; two</Message><Message><Body>three</Body></Message></Response>");
    await text("hi");
    assert.deepEqual((await replies()).toSorted(), ["One & two", "three"]);
    const listed = await net.client.messages.list({ from: OURS });
    assert.deepEqual(
      listed.map(({ direction }) => direction),
      ["outbound-reply", "outbound-reply"],
    );
  });

  it("that is answered with a plain OK sends that OK to the person", async () => {
    net.jobrun.answer = (_, response) => response.setHeader("content-type", "text/plain; charset=utf-8").end("OK");
    await text("hi");
    assert.deepEqual(await replies(), ["OK"]);
  });
});

describe("a text between two handsets", () => {
  it("just lands there", async () => {
    await net.post("/sandbox/texts", { from: CALLER, to: "+447700900201", body: "hi" });
    await net.idle();
    const [sent] = await net.texts(CALLER);
    const [arrived] = await net.texts("+447700900201");
    assert.deepEqual([sent?.direction, arrived?.direction, arrived?.status], ["outbound", "inbound", "delivered"]);
    assert.deepEqual(await net.client.messages.list(), []);
  });
});

describe("the carrier's opt-out list", () => {
  for (const word of ["STOP", "stopall", "Unsubscribe", "END", "quit", "CANCEL", "revoke", " OptOut \n"]) {
    it(`takes ${JSON.stringify(word)} as an opt-out, answers it itself, and still delivers it`, async () => {
      await text(word);
      assert.match((await replies())[0] ?? "", /unsubscribed/u);
      assert.equal(net.jobrun.at("/sms")[0]?.form["Body"], word);
      await assert.rejects(net.send(CALLER, "Hello"), { status: 400, code: 21610 });
      assert.deepEqual(await net.get("/sandbox/optouts"), [{ number: OURS, phone: CALLER }]);
    });
  }

  for (const words of ["STOP PLEASE", "please stop", "Stop.", "the water won't stop"]) {
    it(`does not take "${words}" as one`, async () => {
      await text(words);
      assert.deepEqual(await replies(), []);
      assert.match(await net.send(CALLER, "Hello"), /^SM/u);
    });
  }

  it("is for one number and one person", async () => {
    await net.buy("+447700900002");
    await text("STOP");
    assert.match(await net.send("+447700900201", "Hello"), /^SM/u);
    assert.match(await net.send(CALLER, "Hello", { from: "+447700900002" }), /^SM/u);
  });

  it("says nothing to a second STOP, nor to a START of someone who was not on it", async () => {
    await text("START");
    await text("STOP");
    await text("STOP");
    assert.equal((await replies()).length, 1);
  });

  for (const word of ["START", "unstop", "Yes"]) {
    it(`lets ${word} undo it`, async () => {
      await text("STOP");
      await text(word);
      assert.match((await replies())[1] ?? "", /re-subscribed/u);
      assert.match(await net.send(CALLER, "Hello"), /^SM/u);
    });
  }

  it("answers HELP and INFO with generic words, which are no message of the account", async () => {
    await text("help");
    await text("INFO");
    assert.equal((await replies()).length, 2);
    assert.deepEqual(await net.client.messages.list({ from: OURS }), []);
  });

  it("holds back a TwiML answer too", async () => {
    net.jobrun.answer = (_, response) =>
      response.setHeader("content-type", "text/xml").end("<Response><Message>Bye</Message></Response>");
    await text("STOP");
    assert.equal((await replies()).length, 1);
    const [alert] = await net.get<{ errorCode: number }[]>("/sandbox/alerts");
    assert.equal(alert?.errorCode, 21610);
  });
});
