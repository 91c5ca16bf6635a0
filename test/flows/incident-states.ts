import type { ClientId } from "../../src/domain/ids.ts";
import type { Installation } from "../support/installation.ts";

/** The states of a client's incidents of one kind, in the order in which they were opened. */
export async function incidentStates({ records }: Installation, clientId: ClientId, kind: string): Promise<string[]> {
  const rows = await records.rows<{ state: string }>(
    `SELECT state FROM incidents WHERE "clientId" = $1 AND kind = $2 ORDER BY "openedAt"`,
    [clientId, kind],
  );
  return rows.map(({ state }) => state);
}
