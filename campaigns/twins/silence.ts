import type { Twin } from "../twin.ts";

const loop = { test: "test/domain/loop.test.ts" };
const breaks = { test: "test/flows/break-loop.db.test.ts" };
const ignored = { test: "test/flows/ignore-caller.db.test.ts" };
const undelivered = { test: "test/flows/tell-undelivered.db.test.ts" };
const refusal = { test: "test/flows/tell-of-refusal.db.test.ts" };
const judge = "src/domain/loop.ts";
const tells = "src/flows/tell-of-refusal.ts";

/** What keeps texts from a person, and who is told of it. */
export const twins: readonly Twin[] = [
  {
    name: "three fast answers taken for a loop",
    caughtBy: loop,
    file: judge,
    old: "const fastReplies = 4;",
    new: "const fastReplies = 3;",
  },
  {
    name: "an answer of two seconds taken for a machine's",
    caughtBy: loop,
    file: judge,
    old: `.total("seconds") < fastSeconds`,
    new: `.total("seconds") <= fastSeconds`,
  },
  {
    name: "a person who types on taken for a machine",
    caughtBy: loop,
    file: judge,
    old: `before?.by === "us" && isFast(before, text)`,
    new: `before !== undefined && isFast(before, text)`,
  },
  {
    name: "three alike in a week taken for a loop",
    caughtBy: loop,
    file: judge,
    old: "return soon && rest.every(",
    new: "return rest.every(",
  },
  {
    name: "two alike of three taken for a loop",
    caughtBy: loop,
    file: judge,
    old: "rest.every(({ body })",
    new: "rest.some(({ body })",
  },
  {
    name: "a postcode put right taken for the same words",
    caughtBy: loop,
    file: judge,
    old: "const alikeShare = 0.1;",
    new: "const alikeShare = 0.5;",
  },
  {
    name: "a counter that hides a loop",
    caughtBy: loop,
    file: judge,
    old: "const alikeShare = 0.1;",
    new: "const alikeShare = 0;",
  },
  {
    name: "our own words taken for theirs",
    caughtBy: loop,
    file: judge,
    old: `exchange.filter(({ by }) => by === "them")`,
    new: "exchange",
  },
  {
    name: "a loop that goes on",
    caughtBy: breaks,
    file: "src/flows/answer-text.ts",
    old: "await breakLoop(tx, scene, now);",
    new: "if (client.number === null) await breakLoop(tx, scene, now);",
  },
  {
    name: "a loop told of each time",
    caughtBy: { test: "test/gate/act-on-code.db.test.ts" },
    file: "src/store/looping-threads.ts",
    old: `looping_threads."stoppedUntil" <= `,
    new: `looping_threads."stoppedUntil" > `,
  },
  {
    name: "an opt-out told of as a loop",
    caughtBy: breaks,
    file: "src/flows/break-loop.ts",
    old: `if (conversation.intake.stage === "opted_out") return;`,
    new: "",
  },
  {
    name: "a loop judged by when it was handled",
    caughtBy: breaks,
    file: "src/store/exchanges.ts",
    old: `coalesce(e."happenedAt", e."receivedAt") AS at`,
    new: `e."finishedAt" AS at`,
  },
  {
    name: "an exchange read from its beginning",
    caughtBy: breaks,
    file: "src/store/exchanges.ts",
    old: "ORDER BY e.seq DESC LIMIT",
    new: "ORDER BY e.seq LIMIT",
  },
  {
    name: "an ignored caller told of when they ring",
    caughtBy: ignored,
    file: "src/flows/answer-missed-call.ts",
    old: "if (phone !== null && (await isIgnored(tx, client.id, phone)))",
    new: "if (phone === null && (await isIgnored(tx, client.id, claimed.event.to)))",
  },
  {
    name: "an ignored caller told of when they write",
    caughtBy: ignored,
    file: "src/flows/answer-text.ts",
    old: "const ignored = await isIgnored(tx, client.id, phone);",
    new: "const ignored = await isIgnored(tx, client.id, client.number ?? phone);",
  },
  {
    name: "an ignored caller in danger who is left alone",
    caughtBy: ignored,
    file: "src/domain/intake/heard-from-ignored.ts",
    old: "if (danger !== null) return step;",
    new: "if (danger === undefined) return step;",
  },
  {
    name: "an ignored caller's STOP that does not count",
    caughtBy: ignored,
    file: "src/domain/intake/heard-from-ignored.ts",
    old: `effect.do === "opt_out" || `,
    new: "",
  },
  {
    name: "an ignored caller's START that does not count",
    caughtBy: ignored,
    file: "src/domain/intake/heard-from-ignored.ts",
    old: ` || effect.do === "opt_in"`,
    new: "",
  },
  {
    name: "a caller on the list for ever",
    caughtBy: ignored,
    file: "src/store/ignored-callers.ts",
    old: "return row?.ignored === true;",
    new: "return row !== undefined;",
  },
  {
    name: "an owner on the ignore list",
    caughtBy: ignored,
    file: "src/flows/ignore-caller.ts",
    old: `if (client.ownerPhone === phone) return "owner_phone";`,
    new: "",
  },
  {
    name: "an ignored caller told of when a text was late",
    caughtBy: undelivered,
    file: "src/flows/tell-undelivered.ts",
    old: "const unwanted = kind === null && (await isIgnored(tx, client.id, text.recipient));",
    new: "const unwanted = kind === null && (await isIgnored(tx, client.id, client.number ?? text.recipient));",
  },
  {
    name: "a wish told of",
    caughtBy: undelivered,
    file: "src/flows/tell-undelivered.ts",
    old: `&& !stopsToTellOf.has(text.reason ?? "")) return;`,
    new: `&& stopsToTellOf.has(text.reason ?? "-")) return;`,
  },
  {
    name: "safety words stopped in silence",
    caughtBy: undelivered,
    file: "src/flows/tell-undelivered.ts",
    old: `if (kind === null && text.state === "stopped"`,
    new: `if (text.state === "stopped"`,
  },
  {
    name: "an answer's asker rung",
    caughtBy: undelivered,
    file: "src/flows/tell-undelivered.ts",
    old: `if (client !== null && forWhom(text.action) === "customer") {`,
    new: `if (client !== null && forWhom(text.action) !== "owner") {`,
  },
  {
    name: "a notice to an owner lost in silence",
    caughtBy: undelivered,
    file: "src/domain/for-whom.ts",
    old: `    case "text_owner":
    case "notify_owner":
      return "owner";`,
    new: `    case "text_owner":
      return "owner";
    case "notify_owner":
      return "nobody";`,
  },
  {
    name: "money spent in silence",
    caughtBy: refusal,
    file: tells,
    old: `  "money_cap",\n`,
    new: "",
  },
  {
    name: "money spent without the operator",
    caughtBy: refusal,
    file: tells,
    old: "if (isLimit(reason)) await",
    new: `if (isLimit(reason) && reason !== "money_cap") await`,
  },
  {
    name: "money that ran out at the claim without the operator",
    caughtBy: refusal,
    file: "src/flows/tell-undelivered.ts",
    old: `if (client !== null && text.reason === "money_cap")`,
    new: `if (client !== null && text.reason === "")`,
  },
  {
    name: "an incident for each text that the money stops",
    caughtBy: refusal,
    file: "src/flows/raise-limit.ts",
    old: `per === "day" ? "2026-01-01".length :`,
    new: `per === "day" ? 30 :`,
  },
  {
    name: "a first contact too many in silence",
    caughtBy: refusal,
    file: tells,
    old: `  "first_contacts_reached",\n`,
    new: "",
  },
  {
    name: "the same words again without an alarm",
    caughtBy: refusal,
    file: tells,
    old: "if (isLimit(reason)) await",
    new: `if (isLimit(reason) && reason !== "same_words_lately") await`,
  },
  {
    name: "too many texts to one person in silence",
    caughtBy: refusal,
    file: tells,
    old: `  "cap_reached",\n`,
    new: "",
  },
  {
    name: "a caller in a loop whom nobody rings",
    caughtBy: refusal,
    file: tells,
    old: `reason === "loop" && cause.is === "call"`,
    new: `reason === "loop" && cause.is === "silence"`,
  },
  {
    name: "a machine's every text told of",
    caughtBy: refusal,
    file: tells,
    old: `reason === "loop" && cause.is === "call"`,
    new: `reason === "loop"`,
  },
  {
    name: "safety words refused in silence",
    caughtBy: refusal,
    file: tells,
    old: `action === "text_safety" && !saidLately`,
    new: `action === "send_booking_link" && !saidLately`,
  },
  {
    name: "safety words said twice that alarm",
    caughtBy: refusal,
    file: tells,
    old: `const unsafe = action === "text_safety" && !saidLately.has(reason);`,
    new: `const unsafe = action === "text_safety" && saidLately.size > 0;`,
  },
  {
    name: "safety words too late without the operator",
    caughtBy: refusal,
    file: "src/flows/say-in-turn.ts",
    old: `if (say.action === "text_safety") await raiseUnsafe`,
    new: `if (say.action === "text_drill") await raiseUnsafe`,
  },
];
