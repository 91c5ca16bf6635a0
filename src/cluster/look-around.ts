import { answers } from "./answers.ts";
import { superuserUrls } from "./cluster.ts";
import { isPostmaster } from "./is-postmaster.ts";
import type { Place } from "./place.ts";
import { isBeingWritten, readPostmaster, removeStale } from "./postmaster-file.ts";

export type Sight =
  | { readonly is: "ready"; readonly pid: number; readonly port: number }
  | { readonly is: "busy" }
  | { readonly is: "none" };

/** Looks for a server on the folder: one that answers, one that is starting or stopping, or none. */
export async function lookAround(place: Place): Promise<Sight> {
  const file = await readPostmaster(place.data);
  if (file === null) return { is: "none" };
  if (await isBeingWritten(place.data, file)) return { is: "busy" };
  const { pid, port } = file;
  if (!(await isPostmaster(place, pid))) {
    await removeStale(place.data, file);
    return { is: "none" };
  }
  if (port === null) return { is: "busy" };
  const superuserUrl = await superuserUrls(place, port);
  return (await answers(superuserUrl("postgres"))) ? { is: "ready", pid, port } : { is: "busy" };
}
