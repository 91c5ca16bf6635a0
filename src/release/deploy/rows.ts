import type { Client } from "pg";
import type { Link } from "./chain.ts";
import type { Deployment } from "./record.ts";

/** The stretch of the record from a deployment's first row to its last, with what others noted in between. */
export async function readLinks(client: Client, { id }: Deployment): Promise<readonly Link[]> {
  const { rows } = await client.query<Link>(
    `SELECT public.deployment_text(s) AS text, s.signature FROM public.deployment_steps s,
      (SELECT min(place) AS first, max(place) AS last FROM public.deployment_steps WHERE "deploymentId" = $1) of_it
      WHERE s.place BETWEEN of_it.first AND of_it.last ORDER BY s.place`,
    [id],
  );
  return rows;
}
