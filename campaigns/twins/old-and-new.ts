import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/migrations/old-and-new.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "an old program's row of no business that nobody records",
    caughtBy,
    file: "migrations/predecessor/onboarding-trigger.ts",
    old: `IF NEW."clientId" IS NULL THEN`,
    new: "IF false THEN",
  },
  {
    name: "a record of a row that was never written",
    caughtBy,
    file: "migrations/predecessor/onboarding-trigger.ts",
    old: `        RETURN NEW;
      END \`,
});

/**`,
    new: `        INSERT INTO quarantined_rows VALUES ('onboarding_states', NEW.id, 'x', 'x', '{}');
        RETURN NEW;
      END \`,
});

/**`,
  },
  {
    name: "a row that has a business and is still recorded as nobody's",
    caughtBy,
    file: "migrations/predecessor/onboarding-rows.ts",
    old: `q."rowId" = lone.row AND`,
    new: "false AND",
  },
  {
    name: "an old program's second prospect that raises",
    caughtBy,
    file: "migrations/predecessor/onboarding-trigger.ts",
    old: `IF business IS NULL OR EXISTS (SELECT FROM onboarding_states WHERE "clientId" = business) THEN RETURN NEW; END IF;`,
    new: `IF business IS NOT NULL THEN NEW."clientId" := business; RETURN NEW; END IF;`,
  },
  {
    name: "an old program that may not write to a table any more",
    caughtBy,
    file: "migrations/20241222_adopt_predecessor.ts",
    old: "GRANT SELECT, INSERT, UPDATE, DELETE ON public.${table} TO predecessor_of_jobrun;\n      CREATE POLICY predecessor ON public.${table} TO predecessor_of_jobrun USING (true) WITH CHECK (true);",
    new: "CREATE POLICY predecessor ON public.${table} FOR SELECT TO predecessor_of_jobrun USING (true);",
  },
];
