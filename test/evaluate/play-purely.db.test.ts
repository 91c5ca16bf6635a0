import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { ConversationCase } from "../../evaluate/case.ts";
import { business, type Played, playPurely } from "../../evaluate/play-purely.ts";
import { readCorpus } from "../../evaluate/read-corpus.ts";
import { makeCast } from "../../src/cli/play/cast.ts";
import { openTheatre, type Theatre } from "../../src/cli/play/open-theatre.ts";
import { nothingTold } from "../../src/domain/client-facts.ts";
import { readConfig } from "../../src/config.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";
import { type Cast, type Outcome, playConversation } from "../../src/flows/play-conversation.ts";
import { mobile } from "../gate/gate-bench.ts";
import { wednesday } from "../domain/reading/read.ts";
import { conversationCase } from "./made-cases.ts";

const notJudged = { leads: [], alerts: null, optedOut: false, handedOver: null };
/** Of every kind: short, in five texts, silent, corrected, in danger, handed over, opted out and back, and nothing at all. */
const made: readonly ConversationCase[] = [
  ["my tap is dripping", "LS1 4AP"],
  ["hi", "sorry", "its the shower", "it drips", "LS12 3BB"],
  ["boiler is making a noise"],
  ["dripping tap at LS1 4AP", "sorry LS7 not LS1"],
  ["small leak under the sink", "LS9 6TN", "water is spraying everywhere now", "I can smell gas too"],
  ["can I talk to someone please"],
  ["STOP", "START", "tap drips, LS10 1JQ"],
  ["wrong number sorry"],
  ["how much is a call out?", "tap drips, LS2 7AB, when can you come?", "what time will you be here?"],
  [
    "boiler making a noise, LS3 1AA",
    "another job at my mum's house, her tap is dripping",
    "LS4 2BB",
    "sorry, LS4 2AB not LS4 2BB",
  ],
  ["can someone ring me please", "are you coming?", "thanks"],
].map((texts) => conversationCase(texts, notJudged));
const fromCorpus = readCorpus("develop").conversations.filter((_, place) => place % 6 === 0);

let theatre: Theatre;
let cast: Cast;
before(async () => {
  const reading = readConfig({});
  assert.ok("config" in reading);
  theatre = await openTheatre(reading.config, wednesday);
  cast = await makeCast(theatre.stage.world, {
    trade: "plumber",
    business,
    ownerName: "Dave",
    facts: nothingTold,
    turns: [],
    begins: wednesday,
  });
});
after(() => theatre.close());

describe("a conversation without a database and a gate", () => {
  it("comes to the same as in the running product", async () => {
    assert.ok(fromCorpus.length >= 4);
    for (const [place, { id, turns }] of [...made, ...fromCorpus].entries()) {
      const begins = theatre.stage.world.now();
      const real = await playConversation(theatre.stage, { ...cast, customer: mobile(place + 200) }, turns);
      const pure = await playPurely({ trade: "plumber", begins, turns }, readByRules);
      assert.deepEqual(plainly(pure), plain(real), `${id}: ${turns.map(({ text }) => text).join(" / ")}`);
    }
  });
});

function plainly({ leads, alerts, said, optedOut, handedOver }: Played) {
  const sheets = leads.map(({ job, postcode, place, when, name, urgency }) => {
    const known = { job, postcode, place: postcode === null ? place : null };
    return { ...known, when: when?.text ?? null, name, urgency };
  });
  return { leads: sheets, alerts: alerts.map(withoutNumbers), said, optedOut, handedOver };
}

function plain({ leads, alerts, transcript, optedOut, handedOver }: Outcome) {
  const said = transcript.flatMap(({ from, text }) => (from === "jobrun" ? [text] : []));
  const sheets = leads.map(({ job, postcode, place, when, name, urgency }) => {
    return { job, postcode, place, when, name, urgency };
  });
  return { leads: sheets, alerts: alerts.map(withoutNumbers), said, optedOut, handedOver };
}

/** The number of a lead, and whose phone it is, differ from play to play. */
function withoutNumbers<Alert extends { readonly text: string }>(alert: Alert): Alert {
  return { ...alert, text: alert.text.replace(/07700 ?\d{6}/g, "(phone)").replace(/#\d+/g, "#") };
}
