import type { Twin } from "../twin.ts";

const store = { test: "test/store/orders.db.test.ts" };
const flow = { test: "test/flows/stock-pool.db.test.ts" };
const vendor = { test: "test/vendors/twilio/buy.test.ts" };

const made = "migrations/numbers/orders.ts";
const stock = "src/flows/stock-pool.ts";
const papers = "src/vendors/twilio/requirement.ts";
const buy = "src/vendors/twilio/buy.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  [
    "numbers bought while all is paused",
    store,
    made,
    `CASE WHEN p."outboundPaused" THEN 0 ELSE p."numbersMax" END`,
    `p."numbersMax"`,
  ],
  [
    "orders that do not count as numbers held",
    store,
    made,
    "FROM numbers WHERE state <> 'released')",
    "FROM numbers WHERE state NOT IN ('ordered', 'released'))",
  ],
  ["orders that do not count as numbers to come", store, made, "state IN ('ordered', 'warm')", "state IN ('warm')"],
  [
    "owners who wait and get nothing bought",
    store,
    made,
    `+ (SELECT count(*) FROM onboarding_states WHERE "waitsSince" IS NOT NULL)`,
    "",
  ],
  [
    "numbers bought for owners who cannot begin",
    store,
    made,
    "THEN RETURN 0; END IF;\n        RETURN greatest",
    "THEN NULL; END IF;\n        RETURN greatest",
  ],
  [
    "orders without a lock",
    store,
    made,
    "PERFORM pg_advisory_xact_lock(hashtextextended('the pool of numbers', 0));",
    "",
  ],
  ["an order beyond what is wanted", store, made, "IF numbers_wanted(p_kept) = 0 THEN", "IF false THEN"],
  [
    "a number that was paid for and is nowhere",
    store,
    made,
    "'OPERATIONAL', 'warm', p_carrier_number_id, p_now)\n          ON",
    "'OPERATIONAL', 'ordered', NULL, p_now)\n          ON",
  ],
  [
    "a purchase that is written down twice",
    store,
    made,
    "WHERE numbers.state = 'ordered';\n        IF NOT FOUND",
    "WHERE true;\n        IF NOT FOUND",
  ],
  [
    "a number of ours that is taken back as an order",
    store,
    made,
    "DELETE FROM numbers WHERE phone = p_phone AND state = 'ordered'",
    "DELETE FROM numbers WHERE phone = p_phone",
  ],
  [
    "an order that becomes a client's",
    store,
    "migrations/numbers/rest.ts",
    " OR OLD.state = 'ordered' AND NEW.state <> 'warm'",
    "",
  ],
  [
    "an order that is swept",
    store,
    "migrations/20261122_security.ts",
    "n.state NOT IN ('ordered', 'released')",
    "n.state <> 'released'",
  ],
  ["papers that are not asked about", flow, stock, "if (why !== null) return { bought: [], why };", ""],
  ["a purchase without an answer that is forgotten", flow, stock, "await settleOrders(pool, carrier);", ""],
  [
    "an order that stands for ever",
    flow,
    stock,
    "const orderStands = { minutes: 10 }",
    "const orderStands = { hours: 10 }",
  ],
  [
    "an order that is taken back at once",
    flow,
    stock,
    "const orderStands = { minutes: 10 }",
    "const orderStands = { minutes: 0 }",
  ],
  [
    "a refusal after which every other number is tried",
    flow,
    stock,
    'if (purchase.is === "refused") return',
    'if (purchase.is === "refused" && bought.length > 99) return',
  ],
  [
    "a refusal that leaves its order behind",
    flow,
    stock,
    "else await store.withoutTenant((db) => numberNotBought(db, phone));",
    "",
  ],
  [
    "an operator who is not told that nothing can be bought",
    flow,
    stock,
    "if (stocked.why === null) return resolveIncident",
    "if (stocked !== null) return resolveIncident",
  ],
  ["papers that are only sent in", vendor, papers, 'if (status !== "twilio-approved")', 'if (status === "draft")'],
  ["papers that have run out", vendor, papers, "end.getTime() <= now.epochMilliseconds", "end.getTime() < 0"],
  ["papers for landlines", vendor, papers, 'isoCountry === "GB" && numberType === "mobile"', 'isoCountry === "GB"'],
  ["numbers that no text reaches", vendor, buy, ' && can(capabilities, "sms")', ""],
  ["landlines bought for texts", vendor, buy, "mobile.test(phone) && ", ""],
  ["a purchase without papers", vendor, buy, "bundleSid === null ? {} : { bundleSid }", "{}"],
  [
    "a purchase of which nobody knows, taken for refused",
    vendor,
    buy,
    'if (failure.outcome === "unknown")',
    'if (failure.outcome === "unknown" && failure.reason === "")',
  ],
  [
    "papers asked for at the wrong host",
    vendor,
    "src/vendors/twilio/sdk.ts",
    "ofTwilio === undefined ? origin",
    "ofTwilio !== null ? origin",
  ],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
