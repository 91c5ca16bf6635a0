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

/** An installation of one run's own, with a client that is live unless the story is about one that is not. */
export type Stage = {
  readonly home: Installation;
  readonly operator: OperatorStore;
  readonly client: TestClient;
  readonly customer: string;
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

export async function openStage({ live }: { readonly live: boolean }): Promise<Stage> {
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
    crew,
    ...armed(database, carrier),
    close: () => closeAll(home, operator, database, carrier),
  };
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
