import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { commandsMax, leadNumberMax, type OwnerCommand, wonPenceMax } from "../../../src/domain/owner/command.ts";
import { readOwnerText } from "../../../src/domain/owner/read-command.ts";
import { anyText } from "../any-text.ts";

const unclear = { is: "unclear" } as const;
const tomorrow = { is: "alerts_off", until: { day: "tomorrow" } } as const;
const relay = (lead: number, words: string) => ({ is: "relay", lead, words }) as const;
const won = (lead: number | "last", pence: number | null) => ({ is: "won", lead, pence }) as const;

/** Texts that must not be taken for a command: each would reach a person that nobody named, or change what nobody meant. */
const notCommands = [
  "on my way, 20 min",
  "20 mins late",
  "10 am ok?",
  "10am ok?",
  "12.30 is fine",
  "12-2pm is fine",
  "12:30 works",
  "07700 900123 rang",
  "2 of us will come",
  "0 hello",
  "100000 hello",
  "won 12 240 lost 13",
  "won 12 for 99999999",
  "ignore 12 and 13",
  "ignore that one",
  "give that one back",
  "alerts off until monday",
  "pause 12",
  "cause",
  "yes",
  "no",
  "the boiler is leaking, LS1 4AP",
] as const;

const understood: readonly (readonly [string, OwnerCommand])[] = [
  ...["MENU", "Menu!", "help", "commands", "menue"].map((text) => [text, { is: "menu" }] as const),
  ...["STATUS", "status?", "stauts"].map((text) => [text, { is: "status" }] as const),
  ...["LEADS", "my jobs", "leads.", "open jobs?"].map((text) => [text, { is: "leads" }] as const),
  ...["12", "#12", "no. 12", "No 12?", "job 12", "lead #12", "12.", " 12 "].map(
    (text) => [text, { is: "details", lead: 12 }] as const,
  ),
  ["12 on my way, 20 min", relay(12, "on my way, 20 min")],
  ["#12: on my way", relay(12, "on my way")],
  ["no. 12 - I'll be there at 3", relay(12, "I'll be there at 3")],
  ["12\non my way\n20 mins", relay(12, "on my way\n20 mins")],
  ["tell 12 I'm on my way", relay(12, "I'm on my way")],
  ["12 won't be long", relay(12, "won't be long")],
  ["12 lost my keys, will be late", relay(12, "lost my keys, will be late")],
  ["12 see you at 10.30 - 11.30", relay(12, "see you at 10.30 - 11.30")],
  ...["GIVE BACK 12", "give 12 back", "giveback 12", "12 give back", "Hand back #12"].map(
    (text) => [text, { is: "give_back", lead: 12 }] as const,
  ),
  ...["WON 12 240", "won #12 for £240", "12 won 240", "wom 12, 240 quid", "got 12 240", "I won job 12: 240 pounds"].map(
    (text) => [text, won(12, 24_000)] as const,
  ),
  ["won 12", won(12, null)],
  ["won 12 for £1,250.50", won(12, 125_050)],
  ["won that one, 240 quid", won("last", 24_000)],
  ["Won that one. 240 quid!", won("last", 24_000)],
  ...["LOST 12", "12 lost", "lost job 12", "didn't get 12"].map((text) => [text, { is: "lost", lead: 12 }] as const),
  ["lost that one", { is: "lost", lead: "last" }],
  ...["IGNORE 12", "ignroe 12", "12 ignore"].map((text) => [text, { is: "ignore", lead: 12 }] as const),
  ...["PAUSE", "pause everything", "pasue", "Pause."].map((text) => [text, { is: "pause" }] as const),
  ...["RESUME", "unpause", "resume please"].map((text) => [text, { is: "resume" }] as const),
  ...["WHY 12", "why 12?", "why didn't you text 12?", "12 why"].map((text) => [text, { is: "why", lead: 12 }] as const),
  ["why?", { is: "why", lead: "last" }],
  ...["ALERTS OFF until tomorrow", "alerts off", "no alerts till tomorrow", "mute until tmrw"].map(
    (text) => [text, tomorrow] as const,
  ),
  ["alerts off till 5pm", { is: "alerts_off", until: { day: "next", minutes: [17 * 60] } }],
  ["alerts off until 7", { is: "alerts_off", until: { day: "next", minutes: [7 * 60, 19 * 60] } }],
  ["ALERTS ON", { is: "alerts_on" }],
  ["turn alerts back on", { is: "alerts_on" }],
  ...["QUIET 21-7", "quiet hours 9pm to 7am", "quiet 9-7", "quiet 21:00 until 07:00"].map(
    (text) => [text, { is: "quiet", hours: { from: 21 * 60, until: 7 * 60 } }] as const,
  ),
  ["quiet off", { is: "quiet", hours: null }],
  ["HOURS Mon-Fri 8-6", { is: "hours", words: "Mon-Fri 8-6" }],
  ["hours", { is: "hours", words: null }],
  ["AREA Leeds and 15 miles", { is: "area", words: "Leeds and 15 miles" }],
  ["we cover LS1 to LS17", { is: "area", words: "LS1 to LS17" }],
  ...["CALLOUT 60", "call-out £60", "call out fee is 60 quid"].map(
    (text) => [text, { is: "callout", pence: 6_000 }] as const,
  ),
  ["callout free", { is: "callout", pence: 0 }],
  ...["UNDO", "undo that", "Undo!"].map((text) => [text, { is: "undo" }] as const),
  ...["482913", "482 913", "code 482913"].map((text) => [text, { is: "code", digits: "482913" }] as const),
  ...["ok thanks", "got it", "👍", "", "cheers mate", 'Liked "Job #12: no hot water"'].map(
    (text) => [text, { is: "thanks" }] as const,
  ),
];

describe("an owner's text", () => {
  for (const text of notCommands) {
    it(`"${text}" is no command`, () => {
      assert.deepEqual(readOwnerText(text), [unclear]);
    });
  }

  for (const [text, command] of understood) {
    it(`${JSON.stringify(text)} is ${command.is}`, () => {
      assert.deepEqual(readOwnerText(text), [command]);
    });
  }

  it("holds several commands, a line each, and none of them is for a customer to read", () => {
    assert.deepEqual(readOwnerText("won 12 240\nlost 13"), [won(12, 24_000), { is: "lost", lead: 13 }]);
    assert.deepEqual(readOwnerText("12 won 240\n13 lost\n\n"), [won(12, 24_000), { is: "lost", lead: 13 }]);
    assert.deepEqual(readOwnerText("leads\nand then some words"), [unclear]);
    assert.deepEqual(readOwnerText("1\n2\n3\n4\n5"), [unclear]);
  });

  it("never throws, is read in no time, and names nothing beyond its bounds, whatever it says", () => {
    const words = fc.constantFrom(
      "won",
      "12",
      "#",
      "no.",
      "for",
      "£",
      "240",
      " ",
      "\n",
      "alerts off",
      "until",
      "-",
      "why",
      "give back",
      "0",
    );
    const pieces = fc.array(fc.oneof(words, anyText), { maxLength: 12 }).map((each) => each.join(" "));
    fc.assert(
      fc.property(fc.oneof(anyText, pieces, fc.constant("1 ".repeat(2_000))), (text) => {
        const commands = readOwnerText(text);
        assert.ok(commands.length >= 1 && commands.length <= commandsMax);
        for (const command of commands) assertBounded(command);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read in a time that does not grow out of hand with what it holds", () => {
    const started = process.cpuUsage();
    for (const piece of ["alerts off ,", "won that one ", "12 ", "# ", "callout ", "£", " - ", "job no. ", "why "])
      readOwnerText(piece.repeat(1_600 / piece.length));
    assert.ok(process.cpuUsage(started).user < 500_000);
  });
});

function assertBounded(command: OwnerCommand): void {
  if ("lead" in command && command.lead !== "last") {
    assert.ok(Number.isInteger(command.lead) && command.lead > 0 && command.lead <= leadNumberMax);
  }
  if ("pence" in command && command.pence !== null) {
    assert.ok(Number.isInteger(command.pence) && command.pence >= 0 && command.pence <= wonPenceMax);
  }
  if (command.is === "quiet" && command.hours !== null) {
    for (const minute of [command.hours.from, command.hours.until]) assert.ok(minute >= 0 && minute < 24 * 60);
  }
  if (command.is === "alerts_off" && command.until.day === "next") {
    for (const minute of command.until.minutes) assert.ok(minute >= 0 && minute < 24 * 60);
  }
}
