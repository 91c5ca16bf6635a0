import type { Twin } from "../twin.ts";

const settles = { test: "test/flows/settle-prices.db.test.ts" };
const listed = { test: "test/vendors/twilio/prices.test.ts" };
const lists = "src/vendors/twilio/lists.ts";

export const twins: readonly Twin[] = [
  {
    name: "dollars taken for pounds",
    caughtBy: listed,
    file: lists,
    old: ` || unit?.toUpperCase() !== "GBP") return null;`,
    new: ` || unit === "") return null;`,
  },
  {
    name: "what we are paid taken for a price",
    caughtBy: listed,
    file: lists,
    old: "pence >= 0 && Number.isFinite(pence)",
    new: "Number.isFinite(pence)",
  },
  {
    name: "a price that is no number",
    caughtBy: listed,
    file: lists,
    old: "return pence >= 0 && Number.isFinite(pence) ? Math.abs(pence) : null;",
    new: "return pence < 0 ? null : Math.abs(pence);",
  },
  {
    name: "a price that is settled twice",
    caughtBy: settles,
    file: "src/store/prices.ts",
    old: ` AND o."carrierPence" IS NULL`,
    new: "",
  },
  {
    name: "a price asked for again and again",
    caughtBy: settles,
    file: "migrations/gate/spend.ts",
    old: ` AND o."carrierPence" IS NULL AND o."sentAt" IS NOT NULL`,
    new: ` AND o."sentAt" IS NOT NULL`,
  },
  {
    name: "a price asked for of what was not accepted",
    caughtBy: settles,
    file: "migrations/gate/spend.ts",
    old: `o.state = 'accepted' AND o."carrierPence" IS NULL AND o."sentAt" IS NOT NULL`,
    new: `o."carrierPence" IS NULL`,
  },
  {
    name: "a price waited for for ever",
    caughtBy: settles,
    file: "src/flows/settle-prices.ts",
    old: "const priceComesWithinHours = 24;",
    new: "const priceComesWithinHours = 2400;",
  },
  {
    name: "a carrier's price that changes no day",
    caughtBy: settles,
    file: "migrations/gate/spend.ts",
    old: `NEW.pence := NEW."carrierPence";`,
    new: "NEW.pence := OLD.pence;",
  },
  {
    name: "prices that nobody asks for",
    caughtBy: settles,
    file: "src/worker/schedule.ts",
    old: "settle_prices: { everySeconds: 300,",
    new: "settle_prices: { everySeconds: 3_000_000,",
  },
];
