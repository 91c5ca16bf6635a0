import type { Twin } from "../twin.ts";

const store = { test: "test/store/rests.db.test.ts" };
const flow = { test: "test/flows/end-rests.db.test.ts" };
const numbers = "migrations/20261122_numbers.ts";
const rest = "migrations/numbers/rest.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  [
    "a rest of eighty-nine days",
    store,
    rest,
    `p_now - n."releasedAt" >= interval '90 days'`,
    `p_now - n."releasedAt" >= interval '89 days'`,
  ],
  [
    "a rest that never ends",
    flow,
    rest,
    `p_now - n."releasedAt" >= interval '90 days'`,
    `p_now - n."releasedAt" >= interval '900 days'`,
  ],
  ["a rest that ends without a trace", store, rest, "PERFORM write_audit('audit_rest_'", "PERFORM ('audit_rest_'"],
  ["a rest that ends for two at once", store, rest, "LIMIT p_most FOR UPDATE", "LIMIT p_most"],
  [
    "a rest that is ended by hand",
    store,
    rest,
    `coalesce(NEW."returnedAt" - OLD."releasedAt" >= interval '90 days', false)`,
    "true",
  ],
  ["a rest whose beginning is moved", store, rest, `NEW."releasedAt" IS DISTINCT FROM OLD."releasedAt")`, "false)"],
  ["a number that a client has, free without a rest", store, rest, "OLD.state = 'assigned'\n", "false\n"],
  ["a number taken out that comes back", store, rest, "IF OLD.state = 'released' OR", "IF"],
  [
    "a number that is free before its rest is over, put in by hand",
    store,
    numbers,
    `coalesce("returnedAt" - "releasedAt" >= interval '90 days', false)`,
    "true",
  ],
  [
    "a client's number taken out",
    store,
    rest,
    "IF held.state = 'assigned' THEN RETURN 'number_is_a_clients'; END IF;",
    "",
  ],
  ["a second rest that is over at once", store, numbers, `"releasedAt" = p_now, "returnedAt"`, `"returnedAt"`],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
