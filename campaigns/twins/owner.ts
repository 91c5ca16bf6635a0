import type { Twin } from "../twin.ts";

const relay = { test: "test/flows/relay-to-customer.db.test.ts" };
const forged = { test: "test/flows/forged-owner.db.test.ts" };
const codes = { test: "test/flows/relay-code.db.test.ts" };
const machines = { test: "test/flows/owner-machines.db.test.ts" };
const commands = { test: "test/flows/answer-owner.db.test.ts" };
const wakes = { test: "test/flows/wake-owner.db.test.ts" };
const steps = { test: "test/domain/owner/on-owner-text.test.ts" };
const words = { test: "test/domain/owner/relay-words.test.ts" };
const texts = { test: "test/domain/owner/read-command.test.ts" };
const hours = { test: "test/domain/owner/quiet-hours.test.ts" };
const answers = { test: "test/domain/wording/owner-answers.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "an owner's words that go without a code",
    caughtBy: steps,
    file: "src/domain/owner/on-relay.ts",
    old: "if (isProven(thread, now)) return",
    new: "if (!isProven(thread, now)) return",
  },
  {
    name: "a code that never gets old",
    caughtBy: steps,
    file: "src/domain/owner/on-relay.ts",
    old: "Temporal.Instant.from(relay.expiresAt)) >= 0",
    new: "Temporal.Instant.from(relay.expiresAt)) > 1",
  },
  {
    name: "a code that may be guessed for ever",
    caughtBy: steps,
    file: "src/domain/owner/on-relay.ts",
    old: "if (triesLeft <= 0)",
    new: "if (triesLeft < -1_000)",
  },
  {
    name: "as many codes a day as somebody asks for",
    caughtBy: codes,
    file: "src/domain/owner/on-relay.ts",
    old: "if (sent > codesPerDayMax)",
    new: "if (sent > 100 * codesPerDayMax)",
  },
  {
    name: "a phone that is proven for good",
    caughtBy: steps,
    file: "src/domain/owner/on-relay.ts",
    old: "const provenUntil = endOfDay(timeZone, now).toString();",
    new: "const provenUntil = endOfDay(timeZone, now.add({ hours: 72 })).toString();",
  },
  {
    name: "any six figures for a code",
    caughtBy: codes,
    file: "src/flows/owner/relay-code.ts",
    old: "expected.length === given.length && timingSafeEqual(expected, given)",
    new: "expected.length === given.length",
  },
  {
    name: "a code that is kept as it is",
    caughtBy: codes,
    file: "src/flows/owner/relay-code.ts",
    old: 'seal: `${salt} ${hashOf(salt, code).toString("hex")}`',
    new: 'seal: `${salt} ${hashOf(salt, code).toString("hex")} ${code}`',
  },
  {
    name: "links in an owner's words",
    caughtBy: words,
    file: "src/domain/owner/relay-words.ts",
    old: 'if (hasLink(plain)) return { refused: "link" };',
    new: "",
  },
  {
    name: "phone numbers in an owner's words",
    caughtBy: words,
    file: "src/domain/owner/relay-words.ts",
    old: 'if (hasPhoneNumber(plain)) return { refused: "phone_number" };',
    new: "",
  },
  {
    name: "what customers are told taken as it is texted",
    caughtBy: forged,
    file: "src/domain/owner/on-owner-text.ts",
    old: 'if ("refused" in checked) return told(thread, { say: "words_refused", why: checked.refused });\n      const words = tidyFact(checked.words);',
    new: "const words = tidyFact(command.words);",
  },
  {
    name: "an owner's words that a pause keeps for later",
    caughtBy: relay,
    file: "src/flows/owner/relay-to-customer.ts",
    old: "if (!isPermit(answer)) return answer.refused;",
    new: 'if (!isPermit(answer)) return "queued";',
  },
  {
    name: "an owner's words that are too old to be of use",
    caughtBy: relay,
    file: "src/flows/answer-owner.ts",
    old: ">= textLifeMinutes.reply;",
    new: ">= 1_000 * textLifeMinutes.reply;",
  },
  {
    name: "a chat that the owner began and JobRun goes on with",
    caughtBy: steps,
    file: "src/domain/owner/on-relay.ts",
    old: '      { do: "take_over", lead },\n',
    new: "",
  },
  {
    name: "an UNDO that lifts a pause's own",
    caughtBy: steps,
    file: "src/domain/owner/on-owner-text.ts",
    old: "{ thread: { ...thread, undo: null }, effects: [{",
    new: "{ thread, effects: [{",
  },
  {
    name: "an UNDO that works for ever",
    caughtBy: steps,
    file: "src/domain/owner/on-undo.ts",
    old: "Temporal.Instant.compare(now, Temporal.Instant.from(undo.until)) >= 0",
    new: "false",
  },
  {
    name: "an UNDO that works twice",
    caughtBy: steps,
    file: "src/domain/owner/on-undo.ts",
    old: "thread: { ...thread, undo: null }, effects: backTo(change)",
    new: "thread, effects: backTo(change)",
  },
  {
    name: "a machine on an owner's phone that is answered for ever",
    caughtBy: machines,
    file: "src/domain/owner/on-owner-text.ts",
    old: "return enough ? { ...step, answer: null } : step;",
    new: "return enough ? step : step;",
  },
  {
    name: "an answer that is a command when it comes back",
    caughtBy: answers,
    file: "src/domain/wording/owner-answers.ts",
    old: "`Not sent: #${answer.lead} was closed weeks ago. Please ring them.`",
    new: "`#${answer.lead} was closed weeks ago. Please ring them.`",
  },
  {
    name: "a time of day taken for a customer's number",
    caughtBy: texts,
    file: "src/domain/owner/plain-words.ts",
    old: "(?![.:/-]?\\\\d)",
    new: "(?!\\\\d)",
  },
  {
    name: "a list of commands that a customer reads",
    caughtBy: texts,
    file: "src/domain/owner/read-relay.ts",
    old: "|| isCommand(body) || isList(body)",
    new: "|| isCommand(body)",
  },
  {
    name: "a STOP of an owner's that nobody hears of",
    caughtBy: commands,
    file: "src/flows/answer-owner.ts",
    old: 'if (kept === "opt-out") await tellOfSilence(tx, claimed, now);',
    new: "",
  },
  {
    name: "a command for another client's lead from the number for set-up",
    caughtBy: commands,
    file: "migrations/20261122_inbox.ts",
    old: `WHERE c."phoneE164" = a.event::jsonb ->> 'from' AND c."closedAt" IS NULL`,
    new: `WHERE c."closedAt" IS NULL AND c.id <> 'client_jobrun' ORDER BY c.id DESC LIMIT 1`,
  },
  {
    name: "quiet hours that hold an emergency back",
    caughtBy: wakes,
    file: "src/flows/tell-owner.ts",
    old: "const waitsUntil = emergency ? null : ",
    new: "const waitsUntil = ",
  },
  {
    name: "quiet hours that nothing ends",
    caughtBy: wakes,
    file: "src/flows/tell-owner.ts",
    old: "await wakeLater(tx, client.id, waitsUntil, now);",
    new: "",
  },
  {
    name: "a night that ends when it begins",
    caughtBy: hours,
    file: "src/domain/owner/quiet-hours.ts",
    old: "const day = overMidnight && minute >= from ?",
    new: "const day = overMidnight && minute < from ?",
  },
  {
    name: "a lead that an owner's UNDO leaves closed",
    caughtBy: commands,
    file: "src/flows/owner/do-command.ts",
    old: 'if (named === null) return "no such lead";',
    new: 'if (named === null || "to" in effect.to) return "no such lead";',
  },
];
