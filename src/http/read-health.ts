import { readQueueDepth } from "../store/queue-depth.ts";
import type { Store } from "../store/tenant.ts";
import type { HealthCheck, HealthReport } from "./doors.ts";

/** An event waits seconds; minutes mean that nobody works. */
const lagWarnSeconds = 60;

/**
 * Asks the database and says in each check's reason what a person should know. Never throws. `schemaDiffers`: in how much the
 * schema is not what it should be, where somebody has looked.
 */
export async function readHealth(store: Store, schemaDiffers: number | null = null): Promise<HealthReport> {
  const drift = `it differs in ${schemaDiffers ?? 0} from what the migrations make: see jobrun migrate drift`;
  const checks = [...(await readChecks(store)), check("schema", (schemaDiffers ?? 0) === 0, drift)];
  return {
    status: worst(checks),
    uptime: Math.round(process.uptime() * 10) / 10,
    timestamp: Temporal.Now.instant().toString(),
    checks,
  };
}

async function readChecks(store: Store): Promise<readonly HealthCheck[]> {
  try {
    const { dead, unknown, oldestSeconds, waiting } = await store.withoutTenant(readQueueDepth);
    return [
      { name: "database", state: "ok", reason: null },
      check(
        "inbox",
        oldestSeconds < lagWarnSeconds,
        `the oldest of ${waiting} events has waited ${Math.round(oldestSeconds)} s`,
      ),
      check("dead_letters", dead === 0, `${dead} events could not be handled: see jobrun dead list`),
      check("unknown_texts", unknown === 0, `of ${unknown} texts it is not known whether the carrier took them`),
    ];
  } catch {
    return [{ name: "database", state: "unhealthy", reason: "the database does not answer" }];
  }
}

function check(name: string, good: boolean, reason: string): HealthCheck {
  return good ? { name, state: "ok", reason: null } : { name, state: "degraded", reason };
}

function worst(checks: readonly HealthCheck[]): HealthReport["status"] {
  if (checks.some(({ state }) => state === "unhealthy")) return "unhealthy";
  return checks.some(({ state }) => state === "degraded") ? "degraded" : "ok";
}
