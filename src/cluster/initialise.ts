import { randomBytes } from "node:crypto";
import { chmod, lchown, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { passwordFile, stateOf } from "./cluster-state.ts";
import type { Place } from "./place.ts";
import { runProgram } from "./run-program.ts";
import { settingsFile } from "./settings.ts";
import { othersBuilding, removeFolder, unfinishedName } from "./unfinished.ts";
import { writeOwned } from "./write-owned.ts";

const initdbTimeoutMs = 120_000;
/** Before this version the locales are the system's, and a machine may have none but C. */
const firstWithOwnLocale = 17;
const onlyWithPassword = "host all all 127.0.0.1/32 scram-sha-256\n";

/**
 * Makes the cluster unless it is there. It grows beside its place and is renamed when it is whole, so that a start killed
 * half-way leaves nothing that the next could take for a cluster; of two starts at once one rename wins.
 */
export async function initialise(place: Place, durable: boolean, announce: (line: string) => void): Promise<void> {
  if ((await stateOf(place, announce)) === "whole") return chmod(place.data, 0o700);
  await othersBuilding(place.root, async () => (await stateOf(place, announce)) === "whole");
  if ((await stateOf(place, announce)) === "whole") return;

  announce("making a new database");
  const folder = join(place.root, unfinishedName("postgres"));
  await mkdir(folder, { mode: 0o700 });
  if (place.account.kind === "user") await lchown(folder, place.account.uid, place.account.gid);
  try {
    const data = join(folder, "postgres");
    await build(place, folder, data, durable);
    await rename(data, place.data).catch(async (error: unknown) => {
      // Systems differ in what they call a place that is taken.
      if ((await stateOf(place, announce)) !== "whole") throw error;
    });
  } finally {
    await removeFolder(folder);
  }
}

async function build(place: Place, folder: string, data: string, durable: boolean): Promise<void> {
  const password = join(folder, passwordFile);
  await writeOwned(place.account, password, randomBytes(24).toString("base64url"));
  const { code, output } = await runProgram(place.account, folder, initdbTimeoutMs, place.binaries.initdb, [
    `--pgdata=${data}`,
    "--username=postgres",
    `--pwfile=${password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    ...(place.binaries.majorVersion >= firstWithOwnLocale
      ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
      : []),
    ...(durable ? [] : ["--no-sync"]),
  ]);
  if (code !== 0) throw new Error(`The database could not be made in ${place.root}: initdb said: ${output}`);
  await writeOwned(place.account, join(data, "pg_hba.conf"), onlyWithPassword);
  await writeOwned(place.account, join(data, "postgresql.conf"), `include '${settingsFile}'\n`);
  await rename(password, join(data, passwordFile));
}
