import type { Config } from "../../config.ts";
import { commitOf } from "../../home/commit.ts";
import type { Home } from "../../home/home.ts";
import { treeState } from "../../home/tree-state.ts";
import {
  beginDeployment,
  databaseIdentity,
  type Deployment,
  noCommit,
  openRecord,
} from "../../release/deploy/record.ts";
import type { Ground } from "../../release/deploy/works.ts";
import { withAdmin } from "../migrate/bring-up.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

/** The record of this release on this database. */
export async function onRecord<Result>(
  home: Home,
  { deployment: environment }: Config,
  work: (client: Ground["client"], deployment: Deployment) => Promise<Result>,
): Promise<Result> {
  const commit = await commitOf();
  if (environment !== "local") refuseUnknown(commit, await treeState());
  const { adminUrl, passwords } = await withAdmin(home);
  const client = await openRecord(adminUrl, passwords);
  try {
    const database = await databaseIdentity(client);
    return await work(client, await beginDeployment(client, { commit: commit ?? noCommit, environment, database }));
  } finally {
    await client.end();
  }
}
