import type { Client } from "pg";
import type { Postcondition } from "./step/move.ts";

/** Where a move stands by the catalogue: to be run, done already, or something else is in its place. */
export type Standing =
  | { readonly is: "to do"; readonly found: string | null }
  | { readonly is: "done" }
  | { readonly is: "in the way"; readonly found: string | null };

export async function standing(client: Client, { look, done, from }: Postcondition): Promise<Standing> {
  const { rows } = await client.query<{ found: string | null }>(look);
  const found = rows[0]?.found ?? null;
  if (done.includes(found)) return { is: "done" };
  return from.includes(found) ? { is: "to do", found } : { is: "in the way", found };
}

/** Whether a move is still to be run. Throws where the catalogue has something else by its name: nothing is guessed. */
export async function leftToDo(
  client: Client,
  leaves: Postcondition | null,
  when: "before" | "after" = "before",
): Promise<boolean> {
  if (leaves === null) return when === "before";
  const stands = await standing(client, leaves);
  if (stands.is !== "in the way") return stands.is === "to do";
  throw new Error(`the catalogue has ${shown(stands.found)} where ${leaves.done.map(shown).join(" or ")} must be`);
}

function shown(found: string | null): string {
  return found === null ? "nothing" : `"${found}"`;
}
