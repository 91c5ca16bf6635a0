import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Config } from "../../config.ts";
import type { HomeDatabase } from "../../home/database.ts";
import { Refused } from "../../home/refused.ts";
import { copyInto, proveCopy } from "../backup/copy-and-prove.ts";
import { newName } from "../backup/describe.ts";
import type { Standing } from "../../release/show-bar.ts";

type Proved = {
  readonly of: string;
  readonly proved: true;
  readonly folder: string;
  readonly tables: number;
  readonly rows: string;
};

/** Copies the database that JobRun runs itself, and proves the copy by a restore. Null where somebody else runs it. */
export async function proveBackup(
  opened: HomeDatabase,
  config: Config,
  progress: (standing: Standing) => void,
): Promise<Proved | null> {
  const { cluster } = opened;
  if (cluster === null) return null;
  const folder = join(await placeFor(resolve(config.database.dataDir)), newName());
  const { at } = await copyInto(folder, { ...opened, cluster }, config, progress);
  const { faults, tables, rows } = await proveCopy(folder, config, progress);
  if (faults.length > 0)
    throw new Refused(faults.join("\n"), `Nothing was changed. Look at ${folder}, and run jobrun deploy again.`);
  return { of: at, proved: true, folder, tables, rows };
}

/** One deployment at a time is under way, so what is unfinished there is a killed one's. */
async function placeFor(home: string): Promise<string> {
  const place = join(home, "backups", "of-deployments");
  await mkdir(place, { recursive: true, mode: 0o700 });
  const unfinished = (await readdir(place)).filter((name) => name.includes(".unfinished-"));
  for (const name of unfinished) await rm(join(place, name), { recursive: true, force: true });
  return place;
}
