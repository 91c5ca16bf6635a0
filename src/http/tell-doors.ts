import type { Log } from "../telemetry/log.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { throttled } from "../telemetry/throttled.ts";
import type { DoorEvent } from "./doors.ts";

const turnedAwayEveryMs = 1_000;

/** Counts what became of each request, and writes a line where somebody may have to look; of those turned away one a second. */
export function tellDoors(log: Log, metrics: Metrics): (event: DoorEvent) => void {
  let turnedAway = 0;
  const sayTurnedAway = throttled(turnedAwayEveryMs, () => {
    log.turnedAway({ webhooks: turnedAway });
    turnedAway = 0;
  });
  return (event) => {
    if (event.what === "acknowledged")
      metrics.webhook(event.route, event.first ? "stored" : "duplicate", event.seconds);
    else if (event.what === "overloaded") {
      metrics.webhook(event.route, "overloaded", null);
      turnedAway += 1;
      sayTurnedAway();
    } else if (event.what === "refused") {
      metrics.webhook(event.route, "refused", null);
      log.webhookRefused(event);
    } else if (event.what === "failed") {
      metrics.webhook(event.route, "away", null);
      log.failed({ where: event.route, error: event.error });
    }
  };
}
