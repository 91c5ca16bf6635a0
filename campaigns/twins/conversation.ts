import type { Twin } from "../twin.ts";

const quiet = { test: "test/flows/pass-on-quiet.db.test.ts" };
const watch = { test: "test/flows/watch-alert.db.test.ts" };
const replay = { test: "test/flows/replay-conversation.db.test.ts" };
const taken = { test: "test/domain/intake/take-step.test.ts" };
const hostile = { test: "test/flows/hostile-reader.db.test.ts" };
const missedCall = { test: "test/flows/answer-missed-call.db.test.ts" };
const unanswerable = { test: "test/flows/hear-unanswerable.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "silence that nobody waits for",
    caughtBy: quiet,
    file: "src/flows/play-step.ts",
    old: "await waitForAnswer(tx, scene, step.intake, now);",
    new: "",
  },
  {
    name: "silence noticed though an answer came",
    caughtBy: quiet,
    file: "src/flows/pass-on-quiet.ts",
    old: " || intake.thread.lastHeardAt !== question.heardAt",
    new: "",
  },
  {
    name: "silence of an ignored caller passed on",
    caughtBy: quiet,
    file: "src/flows/pass-on-quiet.ts",
    old: " || (await isIgnored(tx, clientId, scene.phone))",
    new: "",
  },
  {
    name: "silence after a minute",
    caughtBy: quiet,
    file: "src/domain/quiet.ts",
    old: "export const quietMinutes = 10;",
    new: "export const quietMinutes = 1;",
  },
  {
    name: "an emergency alert that nobody watches",
    caughtBy: watch,
    file: "src/flows/alert-now.ts",
    old: "if (emergency) await watch(tx, client, asked.outboxId, now);",
    new: "",
  },
  {
    name: "every alert watched",
    caughtBy: watch,
    file: "src/flows/carry-out.ts",
    old: 'effect.urgency === "emergency"',
    new: 'effect.urgency !== "unknown" || effect.do === "alert_owner"',
  },
  {
    name: "an alert taken for arrived when it was sent",
    caughtBy: watch,
    file: "src/store/alerts.ts",
    old: `IN ('delivered', 'read')`,
    new: `IN ('delivered', 'read', 'undelivered')`,
  },
  {
    name: "a second try of an alert that counts for nothing",
    caughtBy: watch,
    file: "src/store/alerts.ts",
    old: "AND split_part(o.slot, ' try ', 1) = split_part(first.slot, ' try ', 1)",
    new: "AND o.slot = first.slot",
  },
  {
    name: "one open incident for all emergencies of a client",
    caughtBy: watch,
    file: "src/flows/alert-now.ts",
    old: 'kind: "emergency_not_told", subject: slot',
    new: 'kind: "emergency_not_told", subject: client.id',
  },
  {
    name: "a step that depends on what is not kept",
    caughtBy: replay,
    file: "src/flows/play-step.ts",
    old: "const step = takeStep(input);",
    new: "const step = takeStep({ ...input, at: cause.happenedAt.toString() });",
  },
  {
    name: "a replay that looks at effects alone",
    caughtBy: replay,
    file: "src/flows/replay-conversation.ts",
    old: "!isDeepStrictEqual(parsed.before, intake)",
    new: "parsed.before === intake",
  },
  {
    name: "a replay that finds everything the same",
    caughtBy: replay,
    file: "src/flows/replay-conversation.ts",
    old: "!isDeepStrictEqual(again, output)",
    new: "again === output",
  },
  {
    name: "a stored input that loses its keyword",
    caughtBy: taken,
    file: "src/domain/intake/parse-step-input.ts",
    old: "input, reading, onModelsWord, body, keyword }",
    new: "input, reading, onModelsWord, body, keyword: null }",
  },
  {
    name: "a place asked for that was said",
    caughtBy: { test: "test/domain/intake.test.ts" },
    file: "src/domain/intake/find-out.ts",
    old: "isPlaced(draft.facts));",
    new: "false);",
  },
  {
    name: "a question twice in the same words",
    caughtBy: { test: "test/domain/intake.test.ts" },
    file: "src/domain/intake/draft.ts",
    old: "said: [...draft.thread.said, question]",
    new: "said: draft.thread.said",
  },
  {
    name: "an enquiry begun before the client is live",
    caughtBy: taken,
    file: "src/domain/intake/heard-while-not-live.ts",
    old: "return { intake: before, effects: before",
    new: "return { intake: step.intake, effects: before",
  },
  {
    name: "danger that waits until the client is live",
    caughtBy: taken,
    file: "src/domain/intake/heard-while-not-live.ts",
    old: "if (danger !== null) return step;",
    new: "",
  },
  {
    name: "a reader's name for the template",
    caughtBy: hostile,
    file: "src/flows/carry-out.ts",
    old: "template: `alert_${effect.about}`",
    new: "template: effect.lead.name ?? `alert_${effect.about}`",
  },
  {
    name: "a reader's place for the recipient",
    caughtBy: hostile,
    file: "src/flows/say-in-turn.ts",
    old: "recipient: phone, sender",
    new: "recipient: (/[+]447700900777/.exec(body)?.[0] ?? phone) as typeof phone, sender",
  },
  {
    name: "no smaller action for a client that does not pay",
    caughtBy: missedCall,
    file: "src/flows/say-in-turn.ts",
    old: 'asked.block === "SOFT"',
    new: 'asked.reason === "SOFT"',
  },
  {
    name: "a landline that is texted for its test call",
    caughtBy: missedCall,
    file: "src/flows/answer-missed-call.ts",
    old: 'if (caller.is !== "uk_mobile" || isLate(claimed, now)) return recorded("kept as the test call");',
    new: 'if (!("phone" in caller)) return recorded("kept as the test call");',
  },
  {
    name: "a text from abroad answered",
    caughtBy: unanswerable,
    file: "src/flows/answer-text.ts",
    old: 'const textable = caller.is === "uk_mobile"',
    new: "const textable = caller.is.length > 0",
  },
  {
    name: "a seller from abroad told of",
    caughtBy: unanswerable,
    file: "src/flows/hear-unanswerable.ts",
    old: 'reading.intent === "spam"',
    new: 'reading.intent === "abuse"',
  },
  {
    name: "a text from a landline told of each time",
    caughtBy: unanswerable,
    file: "src/flows/hear-unanswerable.ts",
    old: "danger === null ? `unanswerable ${phone} ${day}` : `${claimed.id}/0`",
    new: "`${claimed.id}/0`",
  },
];
