import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { CALLER, OURS, world } from "../network.ts";

const net = await world();

describe("a number of the account", () => {
  beforeEach(async () => {
    await net.post("/sandbox/reset");
  });

  it("cannot be bought twice, nor when somebody holds the phone, nor when it is no number", async () => {
    await net.buy();
    await assert.rejects(net.buy(), { status: 400, code: 21422 });
    await net.post("/sandbox/handsets", { phone: CALLER });
    await assert.rejects(net.buy(CALLER), { code: 21422 });
    await assert.rejects(net.buy("+44"), { code: 21421 });
  });

  it("can be bought when the network only made a phone up for it", async () => {
    await net.post("/sandbox/texts", { from: CALLER, to: OURS, body: "wrong number?" });
    assert.match(await net.buy(), /^PN[\da-f]{32}$/u);
  });

  it("keeps its addresses as they were when a new one is no address", async () => {
    const sid = await net.buy();
    const number = net.client.incomingPhoneNumbers(sid);
    await assert.rejects(number.update({ smsUrl: "http://127.0.0.1/a", voiceUrl: "nonsense" }), { code: 21402 });
    assert.equal((await number.fetch()).smsUrl, `${net.jobrun.url}/sms`);
  });

  it("is bought, found by its number, changed and released by the official client", async () => {
    const sid = await net.buy(OURS, "#ct=1500&rt=3500&rc=5&rp=all");
    await net.buy("+447700900002");
    const [found] = await net.client.incomingPhoneNumbers.list({ phoneNumber: OURS });
    assert.deepEqual([found?.sid, found?.smsUrl], [sid, `${net.jobrun.url}/sms#ct=1500&rt=3500&rc=5&rp=all`]);
    assert.deepEqual(found?.capabilities, { voice: true, sms: true, mms: false, fax: false });
    const changed = await net.client.incomingPhoneNumbers(sid).update({ friendlyName: "Dave", smsMethod: "GET" });
    assert.deepEqual([changed.friendlyName, changed.smsMethod, changed.voiceUrl], ["Dave", "GET", found?.voiceUrl]);
    assert.ok(await net.client.incomingPhoneNumbers(sid).remove());
    assert.deepEqual(
      (await net.client.incomingPhoneNumbers.list()).map(({ phoneNumber }) => phoneNumber),
      ["+447700900002"],
    );
  });

  it("is sold under an approved bundle for UK mobiles alone, once the account has bundles", async () => {
    const sid = `BU${"0a".repeat(16)}`;
    await net.post("/sandbox/bundles", { sid });
    await assert.rejects(net.buy(), { status: 400, code: 21649 });
    const bought = (phoneNumber: string) => net.client.incomingPhoneNumbers.create({ phoneNumber, bundleSid: sid });
    for (const wrong of [
      { status: "in-review" },
      { country: "US" },
      { numberType: "local" },
      { validUntil: "2026-01-01T00:00:00Z" },
    ]) {
      await net.post("/sandbox/bundles", { sid, ...wrong });
      await assert.rejects(bought(OURS), { code: 21649 }, JSON.stringify(wrong));
    }
    await net.post("/sandbox/bundles", { sid, validUntil: "2099-01-01T00:00:00Z" });
    assert.equal((await bought(OURS)).phoneNumber, OURS);
  });

  it("has papers that the official client reads, with the regulation that they answer to", async () => {
    const sid = `BU${"0b".repeat(16)}`;
    const { bundles, regulations } = net.client.numbers.v2.regulatoryCompliance;
    await assert.rejects(bundles(sid).fetch(), { status: 404 });
    await net.post("/sandbox/bundles", { sid, status: "draft", country: "US", numberType: "local" });
    const { status, regulationSid } = await bundles(sid).fetch();
    const { isoCountry, numberType } = await regulations(regulationSid).fetch();
    assert.deepEqual([status, isoCountry, numberType], ["draft", "US", "local"]);
    await assert.rejects(regulations(`RN${"0c".repeat(16)}`).fetch(), { status: 404 });
  });

  it("is offered only while nobody holds it", async () => {
    const offered = async (): Promise<string[]> =>
      (await net.client.availablePhoneNumbers("GB").mobile.list({ contains: "90012" })).map((one) => one.phoneNumber);
    assert.ok((await offered()).includes("+447700900123"));
    await net.buy("+447700900123");
    await net.post("/sandbox/handsets", { phone: "+447700900124" });
    assert.ok((await offered()).every((phone) => phone !== "+447700900123" && phone !== "+447700900124"));
  });
});
