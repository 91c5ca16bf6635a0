import type { Client } from "pg";
import { connect } from "../../connect.ts";
import { wouldBreak } from "../begin-contract.ts";
import type { Decisions } from "../decisions.ts";
import { editedSteps, readLedger, stepKey } from "../ledger.ts";
import { brokenBy, processWords } from "../processes.ts";
import type { Migration } from "../step.ts";
import { type Adoption, takenOverFrom } from "../take-over.ts";
import { findExceptions, type FoundException } from "./find-exceptions.ts";
import { type PlannedStep, planStep } from "./plan-step.ts";
import { recognise, type Shape } from "./recognise.ts";
import { questionsLeft } from "./questions.ts";

export type Plan = {
  readonly shape: Shape;
  readonly steps: readonly PlannedStep[];
  readonly exceptions: readonly FoundException[];
  /** What the operator has to say first; each names the option to say it with. */
  readonly questions: readonly string[];
  /** Why `migrate up` would not begin. */
  readonly refusals: readonly string[];
  readonly proposedLive: readonly string[];
};

export type PlanOptions = {
  readonly adminUrl: string;
  readonly adoption: Adoption;
  readonly decisions: Decisions;
  readonly contract: boolean;
};

/** What `migrate up` with the same options would do, and what it would find. Reads in one transaction that cannot write. */
export async function planMigration(migrations: readonly Migration[], options: PlanOptions): Promise<Plan> {
  const client = await connect(options.adminUrl, "jobrun migrate plan");
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await readPlan(client, migrations, options);
  } finally {
    await client.end();
  }
}

async function readPlan(client: Client, migrations: readonly Migration[], options: PlanOptions): Promise<Plan> {
  const shape = await recognise(client, migrations);
  const nothing = { steps: [], exceptions: [], questions: [], refusals: [], proposedLive: [] };
  if (shape.is === "unknown") return { ...nothing, shape, refusals: shape.differences };
  const takenOver = shape.is === "predecessor" || (await takenOverFrom(client)) !== null;
  const history = takenOver ? [options.adoption.runs, ...migrations] : migrations;
  const ledger = await readLedger(client);
  const madeAlready = shape.is === "predecessor" ? options.adoption.insteadOf : null;
  const steps: PlannedStep[] = [];
  const inUse: string[] = [];
  for (const migration of history) {
    if (migration === madeAlready || (takenOver && migration.phase === "contract" && !options.contract)) continue;
    for (const step of migration.steps) {
      if (!ledger.has(stepKey(migration, step))) steps.push(await planStep(client, migration, step));
    }
    if (migration.phase === "contract" && steps.some(({ key }) => key.startsWith(`${migration.name}/`))) {
      const broken = await brokenBy(client, migrations.indexOf(migration) + 1);
      if (broken.length > 0) inUse.push(wouldBreak(migration.name, broken.map(processWords)));
    }
  }
  const { found, proposedLive } =
    shape.is === "predecessor" ? await findExceptions(client) : { found: [], proposedLive: [] };
  const edited = editedSteps(history, ledger).map((key) => `step ${key} changed after it ran`);
  const inTheWay = steps
    .filter(({ stands }) => stands === "in the way")
    .map(({ key }) => `something else is in the place of ${key}`);
  return {
    shape,
    steps,
    exceptions: found,
    questions: shape.is === "predecessor" ? questionsLeft(options.decisions, found, proposedLive) : [],
    refusals: [...edited, ...inTheWay, ...inUse, ...(await unknownLive(client, takenOver, options.decisions))],
    proposedLive,
  };
}

/** An id in the operator's list that no business has is a mistake, not a business that falls silent. */
async function unknownLive(client: Client, takenOver: boolean, { liveClients }: Decisions): Promise<readonly string[]> {
  if (!takenOver || liveClients === null) return [];
  const ids = liveClients.map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM unnest($1::text[]) id WHERE NOT EXISTS (SELECT FROM clients c WHERE c.id = id.id) LIMIT 10",
    [ids],
  );
  return rows.map(({ id }) => `the list of live clients names ${id}, which no business is`);
}
