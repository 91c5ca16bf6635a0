import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plainWhen } from "../../../evaluate/score/same-when.ts";
import { sameJob, sameName, samePlace } from "../../../evaluate/score/same-words.ts";
import { read, wednesday } from "./read.ts";
import { first } from "./voices/first.ts";
import { type Line, linesOf } from "./voices/lines.ts";
import { second } from "./voices/second.ts";
import { third } from "./voices/third.ts";

const at = { now: wednesday, timeZone: "Europe/London" };
const exactly = (wanted: string, found: string) => wanted === found;
const sameWords = (wanted: string, found: string) => plainWhen(wanted, at) === plainWhen(found, at);

/** What of each field must be right, and what counts as the same. Of a stranger's texts less is asked; these have been seen. */
const goals = [
  { field: "intent", goal: 0.97, same: exactly },
  { field: "urgency", goal: 0.97, same: exactly },
  { field: "job", goal: 0.95, same: sameJob },
  { field: "postcode", goal: 1, same: exactly },
  { field: "place", goal: 1, same: samePlace },
  { field: "when", goal: 0.9, same: sameWords },
  { field: "name", goal: 1, same: sameName },
] as const;

const tables = [
  ["the first", linesOf(first)],
  ["the second", linesOf(second)],
  ["the third", linesOf(third)],
] as const;

describe("people in their own voices", () => {
  for (const [voices, lines] of tables) {
    for (const { field, goal, same } of goals) {
      it(`are understood: ${field}, ${voices}`, () => {
        const said = lines.filter((line) => factsOf(line)[field] !== null);
        const missed = said.filter((line) => !isRight(factsOf(line)[field], readAs(line)[field], same));
        const share = 1 - missed.length / said.length;
        assert.ok(share >= goal, `${share}: ${missed.map(({ text }) => text).join(" | ")}`);
      });
    }
  }
});

type Facts = Readonly<Record<(typeof goals)[number]["field"], string | null>>;

function factsOf({ intent, urgency, facts }: Line): Facts {
  const fact = (name: string) => facts.get(name) ?? null;
  return {
    intent,
    urgency,
    job: fact("job"),
    postcode: fact("pc"),
    place: fact("place"),
    when: fact("when"),
    name: fact("name"),
  };
}

function readAs({ text, asked }: Line): Facts {
  const { when, ...reading } = read(text, asked);
  return { ...reading, when: when?.text ?? null };
}

function isRight(wanted: string | null, found: string | null, same: typeof exactly): boolean {
  return wanted === null || found === null ? wanted === found : same(wanted, found);
}
