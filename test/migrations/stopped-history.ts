import { migrations } from "../../migrations/index.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";
import { stepKey } from "../../src/release/migrate/ledger.ts";
import type { Migration } from "../../src/release/migrate/step.ts";

/** Every step of the history, in order, as `migration/step`. */
export const allSteps = migrations.flatMap((migration) => migration.steps.map((step) => stepKey(migration, step)));

/** The history as far as its first `count` steps: what a runner has done that was killed after them. */
export function firstSteps(count: number): readonly Migration[] {
  let left = count;
  return migrations
    .map((migration) => {
      const steps = migration.steps.slice(0, Math.max(0, left));
      left -= migration.steps.length;
      return { ...migration, steps };
    })
    .filter(({ steps }) => steps.length > 0);
}

/** The history through the last step of the migration with this name. */
export function historyThrough(name: string): readonly Migration[] {
  const place = migrations.findIndex((migration) => migration.name === name);
  if (place === -1) throw new Error(`no migration is called ${name}`);
  return migrations.slice(0, place + 1);
}

export function migrate(adminUrl: string, history: readonly Migration[] = migrations): Promise<number> {
  return migrateUp(history, { adminUrl, passwords: {}, announce: () => undefined });
}
