import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/migrations/old-businesses.db.test.ts" };
const file = "migrations/predecessor/businesses.ts";

const planted: readonly (readonly [name: string, old: string, replacement: string])[] = [
  ["an old program's owner who is not spelt anew", `NEW."phoneE164" := CASE WHEN`, `spelt := CASE WHEN`],
  [
    "an old program's owner who is another business's",
    `WHERE "phoneE164" = spelt AND "closedAt" IS NULL AND id <> NEW.id`,
    "WHERE false",
  ],
  ["an owner who is a closed business's for ever", `spelt AND "closedAt" IS NULL AND id`, "spelt AND id"],
  [
    "an owner's phone that is changed and not followed",
    `OR TG_OP = 'UPDATE' AND NEW."phoneE164" = OLD."phoneE164"`,
    "OR false",
  ],
  ["an owner's phone of ours that is spelt away", `(NEW."phoneE164" IS NULL\n`, "(TG_OP = 'INSERT'\n"],
  ["an old program's number that is nobody's", "IF given IS NOT NULL AND NOT EXISTS", "IF false AND NOT EXISTS"],
  [
    "a number at rest that an old program gives",
    "WHERE numbers.state = 'warm' AND",
    "WHERE numbers.state <> 'assigned' AND",
  ],
  ["a number for other things that an old program gives", " AND numbers.role = 'OPERATIONAL';", ";"],
  ["an owner who is none and is not recorded", `NEW."phoneNumber" IS NOT NULL AND NEW."phoneE164" IS NULL)`, "false)"],
  [
    "a number that contradicts the pool and is not recorded",
    `WHERE "clientId" = NEW.id AND phone = given))`,
    `WHERE "clientId" = NEW.id))`,
  ],
  ["a deleted business whose number is free at once", "SET state = 'quarantine', ", "SET state = 'warm', "],
];

export const twins: readonly Twin[] = planted.map(([name, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
