import { addNumberToPool } from "../../src/flows/add-number.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { setSchedule } from "../../src/worker/schedule.ts";
import { installation, operatorNumber, type Installation, type TestClient } from "../../test/support/installation.ts";
import { carrierLine, type CarrierFailure, type CarrierLine } from "./carrier-line.ts";
import { databaseLine, type DatabaseFailure, type DatabaseLine, type Statement } from "./database-line.ts";
import { makeCrew, type Crew } from "./crew.ts";

/** Which call fails, and how. */
export type Failure =
  | { readonly of: "database"; readonly how: DatabaseFailure; readonly nth: number }
  | { readonly of: "carrier"; readonly how: CarrierFailure; readonly nth: number };

/** Numbers besides the client's own: none, so that nobody can set up by text; or one of each kind, of which the second may come later. */
export type Pool = "none" | "one is free" | "one comes";

/** An installation of one run's own, with a client that is live unless the story is about one that is not. */
export type Stage = {
  readonly home: Installation;
  readonly operator: OperatorStore;
  readonly client: TestClient;
  readonly customer: string;
  /** Somebody who is nobody's owner yet, and the number for set-up. */
  readonly owner: string;
  readonly onboarding: string;
  /** A number that is bought and not in the pool yet, where one is to come. */
  readonly toCome: string | null;
  readonly crew: Crew;
  /** Counts from now on, and lets one call fail. */
  arm(failure: Failure | null): void;
  /** Whether the call that was to fail has come. */
  failed(): boolean;
  statements(): readonly Statement[];
  requests(): number;
  close(): Promise<void>;
};

/** Two look-ups are this far apart, and what fails is not waited for: a run has no minutes. */
const lookupGapMs = 1;
/** Longer than any failure holds up a text; the crew hurries what waits. */
const burstMs = 60_000;

export async function openStage({ live, pool }: { readonly live: boolean; readonly pool: Pool }): Promise<Stage> {
  const [database, carrier] = [await databaseLine(), await carrierLine()];
  const home = await installation({
    lookupGapMs,
    burstMs,
    operatorNumber,
    through: { database: database.through, carrier: carrier.through },
  });
  const client = live ? await home.liveClient() : await home.newClient();
  const { store, world } = home.context;
  await addNumberToPool(store, home.context.carrier, { phone: operatorNumber, role: "SYSTEM" }, world.now());
  const numbers = await openPool(home, pool);
  await home.untilIdle();
  await home.stopWork();
  await setSchedule(world);
  const operator = openOperatorStore(database.through(home.database.operatorUrl));
  const crew = makeCrew(home, carrier.through(home.network.url), lookupGapMs);
  await crew.workUntilCalm();
  return {
    home,
    operator,
    client,
    customer: home.nextPhone(),
    owner: home.nextPhone(),
    ...numbers,
    crew,
    ...armed(database, carrier),
    close: () => closeAll(home, operator, database, carrier),
  };
}

/** The number for set-up, and one for whoever sets up. */
async function openPool(home: Installation, pool: Pool): Promise<Pick<Stage, "onboarding" | "toCome">> {
  if (pool === "none") return { onboarding: operatorNumber, toCome: null };
  const [onboarding, number] = [await home.addNumber("ONBOARDING"), await home.addNumber("OPERATIONAL")];
  if (pool === "one is free") return { onboarding, toCome: null };
  await home.records.rows("DELETE FROM numbers WHERE phone = $1", [number]);
  return { onboarding, toCome: number };
}

function armed(
  database: DatabaseLine,
  carrier: CarrierLine,
): Pick<Stage, "arm" | "failed" | "statements" | "requests"> {
  return {
    arm: (failure) => {
      database.calls.arm(failure?.of === "database" ? failure : null);
      carrier.calls.arm(failure?.of === "carrier" ? failure : null);
    },
    failed: () => database.calls.failed || carrier.calls.failed,
    statements: database.statements,
    requests: () => carrier.calls.calls,
  };
}

async function closeAll(
  home: Installation,
  operator: OperatorStore,
  database: DatabaseLine,
  carrier: CarrierLine,
): Promise<void> {
  await operator.close();
  await home.close();
  await database.close();
  await carrier.close();
}
