import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { bake } from "../../home/baked.ts";
import { commitOf } from "../../home/commit.ts";
import { Refused } from "../../home/refused.ts";
import { treeState } from "../../home/tree-state.ts";
import { refuseUnknown } from "../deploy/refuse-unknown.ts";
import { layOut } from "./lay-out.ts";

const root = new URL("../../../", import.meta.url);

export type Shipped = { readonly commit: string; readonly folder: string };

/** Makes a release: the files of this checkout's commit in an empty folder, with the commit baked in. */
export async function shipRelease(to: string, checkout: URL = root): Promise<Shipped> {
  const commit = refuseUnknown(await commitOf(checkout), await treeState(checkout));
  const folder = resolve(to);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Refused(`${folder} is not empty.`, "Name a new folder.");
  await layOut(checkout, commit, folder).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : "no reason given";
    throw new Refused(`The commit's files could not be laid out: ${why}`, "Ship from a checkout, with git and tar.");
  });
  await bake(pathToFileURL(`${folder}/`), commit);
  return { commit, folder };
}
