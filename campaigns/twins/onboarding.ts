import type { Twin } from "../twin.ts";

const reading = { test: "test/domain/onboarding/read-setup.test.ts" };
const steps = { test: "test/domain/onboarding/on-setup-text.test.ts" };
const codes = { test: "test/domain/divert/steps.test.ts" };
const words = { test: "test/domain/wording/setup.test.ts" };
const stranger = { test: "test/flows/onboard/stranger.db.test.ts" };
const calls = { test: "test/flows/onboard/test-call.db.test.ts" };
const store = { test: "test/store/setups.db.test.ts" };
const queue = { test: "test/flows/onboard/queue.db.test.ts" };
const ways = { test: "test/flows/onboard/five-ways.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "an agreement that is heard before it was asked for",
    caughtBy: reading,
    file: "src/domain/onboarding/read-setup.ts",
    old: `if (open.is === "agreement") {`,
    new: `if (open.is !== "divert") {`,
  },
  {
    name: "a customer who looks for a plumber, taken for one",
    caughtBy: reading,
    file: "src/domain/onboarding/read-trade.ts",
    old: "if (wanted.test(text.slice(0, found.index))) return { trade: null, area: null };",
    new: "",
  },
  {
    name: "a machine that is answered for ever in set-up",
    caughtBy: steps,
    file: "src/domain/onboarding/on-setup-text.ts",
    old: "misses > missesAnsweredMax",
    new: "misses > 1_000",
  },
  {
    name: "codes to dial before there is a number",
    caughtBy: steps,
    file: "src/domain/onboarding/setup.ts",
    old: `if (!hasNumber) return { is: "number" };`,
    new: "",
  },
  {
    name: "an agreement of the predecessor's without a moment",
    caughtBy: steps,
    file: "src/domain/onboarding/parse-setup.ts",
    old: "isInstant(at) ? { at, words }",
    new: 'isInstant(at ?? "2026-01-01T00:00:00Z") ? { at: "2026-01-01T00:00:00Z", words }',
  },
  {
    name: "the code that diverts every call",
    caughtBy: codes,
    file: "src/domain/divert/steps.ts",
    old: "`**62*${number}#`",
    new: "`**21*${number}#`",
  },
  {
    name: "a code in the middle of a line",
    caughtBy: words,
    file: "src/domain/wording/setup-divert.ts",
    old: "return `${intro}\\n${dialling.set}\\n",
    new: "return `${intro} ${dialling.set} ",
  },
  {
    name: "a prospect of everybody who says hello",
    caughtBy: stranger,
    file: "src/flows/onboard/hear-stranger.ts",
    old: `return heard.heard === "facts" && (heard.facts.trade ?? heard.facts.area ?? null) !== null;`,
    new: `return heard.heard !== "declines";`,
  },
  {
    name: "a relay taken for a second business",
    caughtBy: stranger,
    file: "src/domain/onboarding/wants-another.ts",
    old: `if (readOwnerText(text).some(({ is }) => is !== "unclear")) return false;`,
    new: "readOwnerText(text);",
  },
  {
    name: "spam that is greeted",
    caughtBy: stranger,
    file: "src/flows/onboard/hear-stranger.ts",
    old: "if (noProspect.has(reading.intent)) return recorded([`set-up; ${reading.intent}`, ...warned]);",
    new: "",
  },
  {
    name: "a client of somebody who told the house to stop",
    caughtBy: stranger,
    file: "src/flows/onboard/hear-stranger.ts",
    old: "if (await hasOptedOut(tx, houseClient, caller.phone)) return",
    new: "if (await hasOptedOut(tx, houseClient, caller.phone).then(() => false)) return",
  },
  {
    name: "an owner moved on by texts that are not answered",
    caughtBy: stranger,
    file: "src/flows/onboard/answer-setup.ts",
    old: "if (await hasOptedOut(tx, client.id, owner)) return",
    new: "if (await hasOptedOut(tx, client.id, owner).then(() => false)) return",
  },
  {
    name: "a second text that stays the house's",
    caughtBy: stranger,
    file: "migrations/inbox/claim-event.ts",
    old: "AND i.kind = 'text_arrived' THEN",
    new: "AND false THEN",
  },
  {
    name: "an owner's own call that says nothing of itself",
    caughtBy: calls,
    file: "src/flows/onboard/hear-test-call.ts",
    old: `if (caller.is === "staff" || phone === null) {`,
    new: "if (phone === null) {",
  },
  {
    name: "a stray call as the proof of a divert",
    caughtBy: calls,
    file: "src/flows/onboard/hear-test-call.ts",
    old: `(setup.open.is !== "divert" || event.forwardedFrom === null)`,
    new: `setup.open.is !== "divert"`,
  },
  {
    name: "a divert that was proved early and is forgotten",
    caughtBy: calls,
    file: "src/flows/onboard/answer-setup.ts",
    old: `return open.is === "test_call" &&`,
    new: `return open.is === "live" &&`,
  },
  {
    name: "takers of a number who do not wait for each other",
    caughtBy: store,
    file: "migrations/onboarding/setup.ts",
    old: "PERFORM pg_advisory_xact_lock(hashtextextended('the pool of numbers', 0));",
    new: "",
  },
  {
    name: "a number taken for another tenant",
    caughtBy: store,
    file: "migrations/onboarding/setup.ts",
    old: "IF p_client IS DISTINCT FROM current_tenant() THEN RETURN; END IF;\n        PERFORM pg_advisory",
    new: "PERFORM set_config('jobrun.tenant', p_client, true);\n        PERFORM pg_advisory",
  },
  {
    name: "a client begun in another client's transaction",
    caughtBy: store,
    file: "migrations/onboarding/setup.ts",
    old: "PERFORM across_tenants();\n        PERFORM set_config('jobrun.tenant', p_client, true);",
    new: "PERFORM set_config('jobrun.tenant', p_client, true);",
  },
  {
    name: "an operator's number of which the waiting owner never hears",
    caughtBy: store,
    file: "migrations/onboarding/setup.ts",
    old: `OR EXISTS (SELECT FROM numbers n WHERE n."clientId" = w."clientId" AND n.state = 'assigned')`,
    new: "",
  },
  {
    name: "a number for who came last",
    caughtBy: queue,
    file: "migrations/onboarding/setup.ts",
    old: `ORDER BY n."addedAt", n.phone OFFSET before LIMIT 1`,
    new: `ORDER BY n."addedAt", n.phone LIMIT 1`,
  },
  {
    name: "a closed client that waits for a number",
    caughtBy: queue,
    file: "migrations/numbers/close-client.ts",
    old: "PERFORM leave_queue(p_client);",
    new: "",
  },
  {
    name: "answers that never reach the client's profile",
    caughtBy: ways,
    file: "src/store/setups.ts",
    old: "...(businessName === null ? null : { businessName }),",
    new: "",
  },
  {
    name: "a name that set-up wipes out because it was not told there",
    caughtBy: stranger,
    file: "src/store/setups.ts",
    old: "...(businessName === null ? null : { businessName }),",
    new: `...{ businessName: businessName ?? "" },`,
  },
  {
    name: "more free days than there are",
    caughtBy: { test: "test/domain/wording/setup.test.ts" },
    file: "src/domain/wording/setup.ts",
    old: "`${trialDays} days free`",
    new: '"7 days free"',
  },
];
