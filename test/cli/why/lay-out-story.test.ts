import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { layOutStory } from "../../../src/cli/why/lay-out-story.ts";
import { houseClient, parseClientId } from "../../../src/domain/ids.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import type { Told } from "../../../src/flows/tell-why.ts";

const phone = parsePhone("+447700900150") ?? assert.fail();
const clientId = parseClientId("client_dave") ?? assert.fail();
const noon = Temporal.Instant.from("2026-11-23T12:00:00.5Z");

function decision(part: Partial<Told>): Told {
  return {
    at: noon,
    clientId,
    business: "Dave's Plumbing",
    what: "permitted",
    action: "text_customer",
    template: null,
    outcome: null,
    carrierStatus: null,
    errorCode: null,
    facts: null,
    words: null,
    covers: null,
    inTheWay: null,
    ...part,
  };
}

const linesOf = (...parts: Partial<Told>[]) => layOutStory(phone, parts.map(decision)).split("\n").slice(3);
const sentence = (part: Partial<Told>) =>
  linesOf(part)
    .map((line) => line.slice("12:00:00  Dave's Plumbing  ".length))
    .join(" ");

describe("a person's story in the terminal", () => {
  it("begins with who it is about, and has each day as a heading", () => {
    const lines = layOutStory(phone, [decision({}), decision({ at: noon.add({ hours: 24 }) })]).split("\n");
    assert.deepEqual(lines, [
      "+447700900150 (07700 900150), the latest last. Times are UTC.",
      "",
      "2026-11-23",
      "12:00:00  Dave's Plumbing  allowed: text customer",
      "",
      "2026-11-24",
      "12:00:00  Dave's Plumbing  allowed: text customer",
    ]);
  });

  it("is never wider than eighty columns, whatever somebody wrote or is called", () => {
    for (const words of ["q and ".repeat(26), "q".repeat(160)]) {
      const lines = linesOf({ what: "texted", words, business: "A very long name of a business ".repeat(3) }, {});
      assert.ok(lines.length > 2);
      for (const line of lines) assert.ok(line.length <= 80, line);
      assert.equal(lines.join("").split("q").length, words.split("q").length, "nothing is lost");
    }
  });

  it("lets nobody's words steer the terminal", () => {
    const [line = ""] = linesOf({ what: "texted", words: "a\u001B[2Jb\r\nc\u202Ed", business: "Da\u0007ve" });
    assert.doesNotMatch(line, /\p{C}/u);
    assert.match(line, /Da ve {2}texted "a \[2Jb c d"/);
  });

  it("names the house and the whole platform in plain words", () => {
    assert.match(linesOf({ clientId: houseClient })[0] ?? "", /12:00:00 {2}no client {2}allowed/);
    const pressed = { what: "switch pressed", action: "outbound off", outcome: "ann: a fire drill" } as const;
    assert.equal(
      linesOf({ ...pressed, covers: "everybody" })[0],
      "12:00:00  everybody  switch: outbound off for everybody, by ann: a fire drill",
    );
    assert.equal(
      sentence({ ...pressed, covers: "client" }),
      "switch: outbound off for the client, by ann: a fire drill",
    );
    assert.equal(
      sentence({ ...pressed, covers: "person" }),
      "switch: outbound off for this person, by ann: a fire drill",
    );
  });
});

describe("a line of it", () => {
  it("says what arrived, and what was done about it", () => {
    assert.equal(sentence({ what: "rang", outcome: "send_first_text queued" }), "rang -> send first text queued");
    assert.equal(sentence({ what: "rang" }), "rang (not worked on yet)");
    const texted = { what: "texted", words: " STOP ", outcome: "opt_out kept" } as const;
    assert.equal(sentence(texted), 'texted "STOP" -> opt out kept');
  });

  it("says why something was refused, and the fact that stood in the way", () => {
    const refused = { what: "refused", template: "send_first_text", outcome: "opted_out" } as const;
    assert.equal(sentence(refused), "refused: first text, because this person had opted out");
    assert.equal(
      sentence({ ...refused, inTheWay: { fact: "optOut", value: "opted_out" } }),
      "refused: first text, because this person had opted out [optOut: opted_out]",
    );
  });

  it("says what a pause held back, and what became of it", () => {
    const held = (state: string) => sentence({ what: "held", template: "confirm", outcome: `client_paused, ${state}` });
    assert.equal(
      held("waiting"),
      "held back: confirm, because the client was paused; waits for jobrun resume --send-held",
    );
    assert.equal(held("sent"), "held back: confirm, because the client was paused; asked for again later");
    assert.match(held("refused"), /refused when it was asked for again$/);
    assert.match(held("expired"), /expired meanwhile$/);
  });

  it("says what became of a text, by the carrier's word where it has one", () => {
    const text = (part: Partial<Told>) => sentence({ what: "text", template: "send_first_text", ...part });
    assert.equal(text({ outcome: "accepted", carrierStatus: "delivered" }), "text (first text): delivered");
    assert.equal(
      text({ outcome: "accepted", carrierStatus: "undelivered", errorCode: "30005" }),
      "text (first text): did not arrive, error 30005",
    );
    assert.equal(
      text({ outcome: "stopped, opted_out" }),
      "text (first text): not sent, because this person had opted out",
    );
    assert.equal(
      text({ outcome: "held, client_paused" }),
      "text (first text): held back, because the client was paused",
    );
    assert.equal(text({ outcome: "queued" }), "text (first text): waits to be sent");
  });

  it("says how somebody opted out, and that they came back", () => {
    const out = (outcome: string, words: string) => sentence({ what: "opted out", outcome, words });
    assert.equal(out("keyword", "STOP"), 'opted out "STOP"');
    assert.equal(out("phrase", "no more please"), 'opted out in their own words: "no more please"');
    assert.equal(
      out("carrier", "the carrier answered 21610"),
      'opted out, says the carrier: "the carrier answered 21610"',
    );
    assert.equal(sentence({ what: "came back" }), "texted START: may be texted again");
  });

  it("says what else keeps texts from them", () => {
    assert.equal(sentence({ what: "ignored" }), "is on the client's ignore list from now on");
    assert.equal(sentence({ what: "not ignored" }), "is off the client's ignore list");
    assert.match(
      sentence({ what: "looping", outcome: "four quick replies, until 2026-11-24 12:00" }),
      /as a loop: four/,
    );
    assert.match(
      sentence({ what: "unreachable", errorCode: "30005", outcome: "until 2026-12-23 12:00" }),
      /nothing arrives there \(30005\), until 2026-12-23/,
    );
  });
});
