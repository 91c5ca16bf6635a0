import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { nothingTold } from "../../../src/domain/client-facts.ts";
import type { OwnerCommand } from "../../../src/domain/owner/command.ts";
import { onOwnerText } from "../../../src/domain/owner/on-owner-text.ts";
import { readOwnerText } from "../../../src/domain/owner/read-command.ts";
import { type Desk, type LeadAtDesk, newOwnerThread, type OwnerThread } from "../../../src/domain/owner/thread.ts";

const start = Temporal.Instant.from("2026-11-22T12:00:00Z");
const lead: LeadAtDesk = {
  number: 12,
  standing: { to: "QUALIFIED" },
  touchedAt: start.toString(),
  ignored: false,
  handedOver: false,
};
const desk: Desk = {
  thread: newOwnerThread,
  timeZone: "Europe/London",
  lead,
  facts: nothingTold,
  quiet: null,
  alertsOffUntil: null,
};
const relay = { is: "relay", lead: 12, words: "on my way" } as const;

type How = {
  readonly at?: Temporal.Instant;
  readonly right?: boolean;
  readonly stale?: boolean;
  readonly desk?: Partial<Desk>;
};

function says(command: OwnerCommand, thread: OwnerThread = newOwnerThread, how: How = {}) {
  const { at = start, right = false, stale = false } = how;
  return onOwnerText({ ...desk, ...how.desk, thread }, { command, seal: "a seal", codeIsRight: right, stale }, at);
}

const code = { is: "code", digits: "123456" } as const;
const relays = ({ effects }: ReturnType<typeof says>) => effects.filter((effect) => effect.do === "relay").length;

describe("words for a customer", () => {
  it("do not go before the owner's phone has proved itself that day", () => {
    const step = says(relay);
    assert.deepEqual([step.effects, step.answer], [[], { say: "code", lead: 12, words: "on my way" }]);
  });

  it("go with the right code, in time, and take the thread over", () => {
    const waiting = says(relay).thread;
    const step = says(code, waiting, { right: true });
    assert.deepEqual(step.effects, [
      { do: "relay", lead: 12, words: "on my way" },
      { do: "take_over", lead: 12 },
    ]);
    assert.equal(relays(says(code, step.thread, { right: true })), 0);
  });

  it("do not go with a wrong code, and after three none is right", () => {
    let { thread } = says(relay);
    for (const left of [2, 1]) {
      const step = says(code, thread);
      assert.deepEqual([step.effects, step.answer], [[], { say: "code_wrong", triesLeft: left }]);
      ({ thread } = step);
    }
    const third = says(code, thread);
    assert.deepEqual([third.effects, third.answer], [[], { say: "code_void" }]);
    assert.equal(relays(says(code, third.thread, { right: true })), 0);
  });

  it("do not go with a code that is ten minutes old", () => {
    const late = says(code, says(relay).thread, { right: true, at: start.add({ minutes: 10 }) });
    assert.deepEqual([late.effects, late.answer], [[], { say: "code_void" }]);
  });

  it("need a code once a day, and again on the next", () => {
    const proven = says(code, says(relay).thread, { right: true }).thread;
    assert.equal(relays(says(relay, proven, { at: start.add({ hours: 11 }) })), 1);
    assert.equal(relays(says(relay, proven, { at: start.add({ hours: 12 }) })), 0);
  });

  it("get five codes a day and no more, whoever asks for them", () => {
    let thread = newOwnerThread;
    const answers = Array.from({ length: 6 }, () => {
      const step = says(relay, thread);
      ({ thread } = step);
      return step.answer?.say;
    });
    assert.deepEqual(answers, ["code", "code", "code", "code", "code", "codes_used_up"]);
    assert.equal(says(relay, thread, { at: start.add({ hours: 12 }) }).answer?.say, "code");
  });

  it("are replaced by later ones, whose code is another", () => {
    const other = says({ ...relay, words: "delayed" }, says(relay).thread).thread;
    assert.equal(other.relay?.words, "delayed");
  });

  for (const [why, words] of [
    ["link", "see evil.com"],
    ["phone_number", "ring 07700 900123"],
    ["too_long", "long ".repeat(60)],
  ] as const) {
    it(`are refused for a ${why}, proven or not`, () => {
      const proven = { ...newOwnerThread, provenUntil: start.add({ hours: 1 }).toString() };
      for (const thread of [newOwnerThread, proven]) {
        const step = says({ ...relay, words }, thread);
        assert.deepEqual([step.effects, step.answer], [[], { say: "words_refused", why }]);
      }
    });
  }

  it("are refused where they come too late, or the job was closed weeks ago, or there is no such lead", () => {
    const closed = {
      ...lead,
      standing: { ended: "lost" as const },
      touchedAt: start.subtract({ hours: 15 * 24 }).toString(),
    };
    assert.equal(says(relay, newOwnerThread, { stale: true }).answer?.say, "too_late");
    assert.equal(says(relay, newOwnerThread, { desk: { lead: closed } }).answer?.say, "long_closed");
    assert.equal(says(relay, newOwnerThread, { desk: { lead: null } }).answer?.say, "no_lead");
  });
});

describe("a change", () => {
  const changes: readonly (readonly [string, OwnerCommand, Partial<Desk>, unknown])[] = [
    [
      "a lead that was won",
      { is: "won", lead: 12, pence: 24_000 },
      {},
      [{ do: "move_lead", lead: 12, to: { to: "QUALIFIED" } }],
    ],
    [
      "another sum for one that was won",
      { is: "won", lead: 12, pence: 26_000 },
      { lead: { ...lead, standing: { ended: "won", pence: 24_000 } } },
      [{ do: "move_lead", lead: 12, to: { ended: "won", pence: 24_000 } }],
    ],
    ["a lead that was lost", { is: "lost", lead: 12 }, {}, [{ do: "move_lead", lead: 12, to: { to: "QUALIFIED" } }]],
    [
      "somebody ignored",
      { is: "ignore", lead: 12 },
      {},
      [
        { do: "stop_ignoring", lead: 12 },
        { do: "move_lead", lead: 12, to: { to: "QUALIFIED" } },
      ],
    ],
    [
      "a thread given back",
      { is: "give_back", lead: 12 },
      { lead: { ...lead, handedOver: true } },
      [{ do: "take_over", lead: 12 }],
    ],
    ["alerts off", { is: "alerts_off", until: { day: "tomorrow" } }, {}, [{ do: "set_alerts_off", until: null }]],
    [
      "alerts on",
      { is: "alerts_on" },
      { alertsOffUntil: "2026-11-23T07:00:00Z" },
      [{ do: "set_alerts_off", until: "2026-11-23T07:00:00Z" }],
    ],
    ["quiet hours", { is: "quiet", hours: { from: 0, until: 60 } }, {}, [{ do: "set_quiet", hours: null }]],
    ["hours", { is: "hours", words: "8-6" }, {}, [{ do: "set_facts", facts: nothingTold }]],
    ["a call-out charge", { is: "callout", pence: 6_000 }, {}, [{ do: "set_facts", facts: nothingTold }]],
  ];
  const undo = { is: "undo" } as const;

  for (const [what, command, at, back] of changes) {
    it(`(${what}) is taken back in one step, once, within the hour`, () => {
      const changed = says(command, newOwnerThread, { desk: at });
      assert.ok(changed.effects.length > 0);
      const step = says(undo, changed.thread);
      assert.deepEqual(step.effects, back);
      assert.equal(says(undo, step.thread).answer?.say, "nothing_to_undo");
      assert.equal(says(undo, changed.thread, { at: start.add({ hours: 1 }) }).answer?.say, "nothing_to_undo");
    });
  }

  it("by PAUSE cannot be taken back by text, and RESUME changes nothing", () => {
    const paused = says({ is: "pause" }, says({ is: "lost", lead: 12 }).thread);
    assert.deepEqual(paused.effects, [{ do: "pause" }]);
    assert.deepEqual(says(undo, paused.thread).effects, []);
    const resumed = says({ is: "resume" });
    assert.deepEqual([resumed.effects, resumed.answer], [[], { say: "resume_elsewhere" }]);
  });

  it("of what customers are told is refused where it holds a link or a number", () => {
    for (const words of ["see evil.com", "ring 07700 900123", "x".repeat(81)]) {
      const step = says({ is: "area", words });
      assert.deepEqual([step.effects, step.answer?.say], [[], "words_refused"]);
    }
  });
});

describe("a machine that asks the same again and again", () => {
  it("is answered five times, though what it asks is done", () => {
    let thread = newOwnerThread;
    const answers = Array.from({ length: 7 }, () => {
      const step = says({ is: "lost", lead: 12 }, thread);
      assert.equal(step.effects.length, 1);
      ({ thread } = step);
      return step.answer?.say ?? null;
    });
    assert.deepEqual(answers, [...Array.from({ length: 5 }, () => "lost"), null, null]);
    assert.equal(says({ is: "menu" }, thread).answer?.say, "menu");
    assert.equal(says({ is: "lost", lead: 12 }, thread, { at: start.add({ hours: 1 }) }).answer?.say, "lost");
  });
});

describe("what nobody understands", () => {
  it("is answered three times in a row, and then no more for an hour", () => {
    let thread = newOwnerThread;
    const answers = Array.from({ length: 5 }, () => {
      const step = says({ is: "unclear" }, thread);
      ({ thread } = step);
      return step.answer?.say ?? null;
    });
    assert.deepEqual(answers, ["unclear", "unclear", "unclear", null, null]);
    assert.equal(says({ is: "unclear" }, thread, { at: start.add({ hours: 1 }) }).answer?.say, "unclear");
    assert.equal(says({ is: "unclear" }, says({ is: "menu" }, thread).thread).answer?.say, "unclear");
  });

  it("and thanks change nothing", () => {
    for (const is of ["unclear", "thanks"] as const) assert.deepEqual(says({ is }).effects, []);
    assert.equal(says({ is: "thanks" }).answer, null);
  });
});

describe("any text at all from a phone that is not proven", () => {
  it("sends nothing to a customer, and switches nothing on", () => {
    const texts = fc.constantFrom(
      "12 hello",
      "482913",
      "won 12 9",
      "resume",
      "undo",
      "alerts on",
      "pause",
      "ignore 12",
      "give back 12",
      "x",
      "why 12",
    );
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 20 }), (all) => {
        let thread = newOwnerThread;
        for (const text of all) {
          const step = says(readOwnerText(text)[0], thread);
          ({ thread } = step);
          for (const effect of step.effects) assert.notEqual(effect.do, "relay");
        }
      }),
    );
  });
});
