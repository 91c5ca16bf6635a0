import type { Installation, TestClient } from "../../test/support/installation.ts";
import type { Chance } from "../hostile/chance.ts";

const firstTextsMax = 20;
/** What the owner is told of, and one for each lane that asked before another had told. */
const ringsMax = 20 + 4;
const phones = 1_000;
const atOnce = 16;
const floodWithinMs = 600_000;

export type Flood = { readonly calls: number; readonly clientDayPence: number };

/**
 * So many numbers of one block, alike but for the last four figures, ring once each. What a client texts back, what its owner is
 * told of and what the day costs stay bounded; who is no part of it is served meanwhile.
 */
export async function pump(
  home: Installation,
  clients: readonly TestClient[],
  honest: TestClient,
  { calls, clientDayPence }: Flood,
  chance: Chance,
) {
  let [next, odd] = [0, 0];
  const lane = async () => {
    while (next < calls) {
      const place = next;
      next += 1;
      const client = clients[Math.floor(place / phones) % clients.length];
      if (client === undefined) throw new Error("nobody to ring");
      const From = `+447700900${String(place % phones).padStart(3, "0")}`;
      const call = { CallSid: `CA${chance.hex(32)}`, CallStatus: "ringing", From, To: client.number };
      if ((await home.webhook("/api/twilio/voice", call)) !== 200) odd += 1;
    }
  };
  const flood = Promise.all(Array.from({ length: atOnce }, lane));
  const [asked, rang] = ["+447700900497", "+447700900498"];
  await home.network.text(asked, clients[0]?.number ?? "", "my kitchen tap drips, LS1 4AP");
  await home.network.call(rang, honest.number);
  await flood;
  await home.untilIdle(floodWithinMs);
  const failures = odd === 0 ? [] : [`${odd} calls were not acknowledged`];
  if ((await home.network.textsTo(asked)).length === 0) failures.push("who texted amid the flood was not answered");
  if (!(await home.network.textsTo(rang)).some(({ from }) => from === honest.number))
    failures.push("who rang another client amid the flood was not texted");
  const spent = await judgeSpend(home, clients, clientDayPence, failures);
  return { failures, counts: { "first contacts of one block": calls, ...spent } };
}

type Spent = { id: string; firsts: number; rings: number; customers: number };

async function judgeSpend(home: Installation, clients: readonly TestClient[], cap: number, failures: string[]) {
  const rows = await home.records.rows<Spent>(
    `SELECT "clientId" AS id, count(*) FILTER (WHERE template = 'send_first_text')::int AS firsts,
       count(*) FILTER (WHERE template = 'ring_this_one')::int AS rings,
       coalesce(sum(pence) FILTER (WHERE action NOT IN ('text_owner', 'text_safety')), 0)::float AS customers
     FROM outbox WHERE "clientId" = ANY ($1) GROUP BY 1`,
    [clients.map(({ id }) => id)],
  );
  for (const { id, firsts, rings, customers } of rows) {
    if (firsts > firstTextsMax) failures.push(`${id} texted ${firsts} new callers of one block within an hour`);
    if (rings > ringsMax) failures.push(`${id}'s owner was told to ring ${rings} callers within an hour`);
    if (customers > cap) failures.push(`${id} spent ${customers} pence on customers, above ${cap}`);
  }
  const sum = (of: (row: Spent) => number) => rows.reduce((all, row) => all + of(row), 0);
  if (sum(({ firsts }) => firsts) === 0) failures.push("nobody was texted: nothing was tried");
  return {
    "first texts of them": sum(({ firsts }) => firsts),
    "callers that owners were told of": sum(({ rings }) => rings),
    "pence for customers": sum(({ customers }) => customers),
  };
}
