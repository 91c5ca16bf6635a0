import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

/** Where a cluster lives and who runs it. */
export interface Place {
  readonly account: Account;
  readonly binaries: Binaries;
  readonly root: string;
  readonly data: string;
  readonly log: string;
}

export function placeIn(root: string, account: Account, binaries: Binaries): Place {
  return { account, binaries, root, data: join(root, "postgres"), log: join(root, "postgres.log") };
}
