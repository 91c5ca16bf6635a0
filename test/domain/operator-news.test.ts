import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseClientId } from "../../src/domain/ids.ts";
import { pickNews, type Untold } from "../../src/domain/operator-news.ts";

const clientId = parseClientId("client_dave") ?? assert.fail();
const noon = Temporal.Instant.from("2026-11-23T12:00:00Z");
let made = 0;
function untold(kind: string): Untold {
  made += 1;
  return { clientId, id: `incident_${made}`, kind, detail: "", businessName: null };
}
const calm = (lastQuietAt: Temporal.Instant | null = null) => ({ lastQuietAt, mutedUntil: null });
const several = (kind: string, count: number) => Array.from({ length: count }, () => untold(kind));

describe("what the operator is told now", () => {
  it("is nothing where all is told", () => {
    assert.equal(pickNews([], calm(), noon), null);
  });

  it("is everything at once where nothing is urgent, the oldest named", () => {
    const [first, second] = [untold("stray_number"), untold("owner_not_told")];
    assert.deepEqual(pickNews([first, second], calm(), noon), {
      about: first,
      urgent: false,
      tellsOf: [first, second],
    });
  });

  it("waits half an hour after the last that was not urgent, and not longer", () => {
    const some = several("stray_number", 2);
    assert.equal(pickNews(some, calm(noon.subtract({ minutes: 29, seconds: 59 })), noon), null);
    assert.equal(pickNews(some, calm(noon.subtract({ minutes: 30 })), noon)?.tellsOf.length, 2);
  });

  it("waits while the operator wants none, and what is urgent does not", () => {
    const muted = { lastQuietAt: null, mutedUntil: noon.add({ seconds: 1 }) };
    assert.equal(pickNews(several("stray_number", 2), muted, noon), null);
    const [quiet, urgent] = [untold("stray_number"), untold("danger")];
    assert.deepEqual(pickNews([quiet, urgent], muted, noon), { about: urgent, urgent: true, tellsOf: [urgent] });
    assert.equal(pickNews([quiet], { ...muted, mutedUntil: noon }, noon)?.about, quiet);
  });

  it("is what is urgent first, at once, and by itself", () => {
    for (const kind of ["danger", "safety_not_sent", "carrier_refuses"]) {
      const [quiet, urgent] = [untold("stray_number"), untold(kind)];
      assert.deepEqual(pickNews([quiet, urgent], calm(noon), noon), { about: urgent, urgent: true, tellsOf: [urgent] });
    }
  });

  it("is each of three urgent ones by itself, and all that there is together where they are more", () => {
    const three = several("danger", 3);
    assert.deepEqual(pickNews(three, calm(), noon)?.tellsOf, [three[0]]);
    const more = [untold("stray_number"), ...three, untold("danger")];
    assert.deepEqual(pickNews(more, calm(), noon), { about: three[0], urgent: true, tellsOf: more });
  });
});
