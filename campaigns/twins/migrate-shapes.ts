import type { Twin } from "../twin.ts";

const caughtBy = { campaign: "migrate-shapes" };

export const twins: readonly Twin[] = [
  {
    name: "a policy of old programs that outlives the contract",
    caughtBy,
    file: "migrations/predecessor/end-of-old-programs.ts",
    old: "DROP POLICY predecessor ON public.${table};",
    new: "NULL;",
  },
  {
    name: "an old column that outlives the contract in one shape",
    caughtBy,
    file: "migrations/predecessor/old-columns.ts",
    old: `    ["onboarding_states", "phone_type", "text"],\n`,
    new: "",
  },
  {
    name: "old programs that may no longer delete after the take-over",
    caughtBy,
    file: "migrations/20241222_adopt_predecessor.ts",
    old: "GRANT SELECT, INSERT, UPDATE, DELETE ON public.${table} TO predecessor_of_jobrun;",
    new: "GRANT SELECT, INSERT, UPDATE ON public.${table} TO predecessor_of_jobrun;",
  },
];
