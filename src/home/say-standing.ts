import { openRestoration, type Restoration } from "../store/restorations.ts";
import { openStore } from "../store/tenant.ts";
import { Refused } from "./refused.ts";

/** Before anything begins on a database: says that it was restored, and refuses the copy of a rehearsal. */
export async function sayStanding(url: string, announce: (line: string) => void): Promise<void> {
  const restoration = await readRestoration(url);
  if (restoration === null) return;
  const { kind, backupAt } = restoration;
  if (kind === "rehearsal") {
    throw new Refused(
      `This database is a rehearsal's copy of the backup of ${backupAt.toString()}, and may not reach a carrier.`,
      "Start on the database itself, or restore the backup without --rehearsal.",
    );
  }
  announce(
    `This database was restored from the backup of ${backupAt.toString()}. Nothing is sent until the carrier's lists were read, and then until you resume.`,
  );
}

async function readRestoration(url: string): Promise<Restoration | null> {
  const store = openStore({ url, name: "jobrun standing", connectionsMax: 1 });
  try {
    return await store.withoutTenant(openRestoration);
  } finally {
    await store.close();
  }
}
