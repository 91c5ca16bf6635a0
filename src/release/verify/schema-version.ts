import { history, optional } from "../migrate/history.ts";
import type { SchemaStatus } from "../migrate/schema-status.ts";
import { schemaWindow, whyOutside } from "../migrate/schema-window.ts";
import type { Found } from "./check.ts";

export function schemaVersion(status: SchemaStatus): Found {
  const outside = whyOutside(status, schemaWindow(history, optional), history);
  if (outside !== null) return { state: "failed", found: outside.why };
  if (status.is === "foreign") throw new Error("a foreign schema is outside of every window");
  const found = `version ${status.version} of ${history.length}`;
  if (status.is === "older") return { state: "warning", found: `${found}: what takes away has not run yet` };
  return { state: "ok", found };
}

/** Whether the schema is served and not finished: what was only for the predecessor's programs is still there. */
export function contractWaits(status: SchemaStatus): boolean {
  return status.is === "older";
}
