import { parseClientId } from "../../src/domain/ids.ts";
import { parsePhone } from "../../src/domain/phone.ts";
import { assignNumber } from "../../src/flows/assign-number.ts";
import { ignoreCaller } from "../../src/flows/ignore-caller.ts";
import { switchOff } from "../../src/flows/switch-off.ts";
import { buildApp } from "../../src/http/app.ts";
import type { Installation } from "../../test/support/installation.ts";
import { until } from "../../test/support/until.ts";
import type { Chance } from "../hostile/chance.ts";
import { aboutNobody, carriersIdOf, knock, knocksAbout } from "./knocks.ts";
import { nobody, numberOf, ownerOf, saidOf, type Neighbour, type Neighbourhood } from "./neighbourhood.ts";

const doneWithinMs = 300_000;
const press = { what: "outbound", reason: "the campaign", by: "the campaign" } as const;

type Sent = { readonly where: string; readonly theirs: string; readonly nobodys: string; readonly victim: Neighbour };
export type Knocked = { readonly probes: number; readonly failures: readonly string[] };

/**
 * Half of the tenants knock at every door with what is another's, and have every command run for them that takes a person or a
 * number. What the victims have stays as it was to the last column, and a callback about another's text ends as one about none.
 */
export async function knockForOthers(
  home: Installation,
  hood: Neighbourhood,
  chance: Chance,
  pairs: number,
): Promise<Knocked> {
  await settle(hood);
  const half = Math.floor(hood.neighbours.length / 2);
  const [thieves, victims] = [hood.neighbours.slice(0, half), hood.neighbours.slice(half)];
  const before = await printsOf(hood, victims);
  const app = buildApp(home.context.doors);
  const [sent, failures]: [Sent[], string[]] = [[], []];
  let probes = 0;
  for (let at = 0; at < pairs; at += 1) {
    const [thief, victim] = [thieves[chance.below(half)], victims[chance.below(victims.length)]];
    if (thief === undefined || victim === undefined) throw new Error("there are no two neighbours");
    for (const theirs of knocksAbout(thief, victim, chance)) {
      const nobodys = aboutNobody(theirs, victim, chance);
      const answers = [await knock(app, home.publicUrl, theirs), await knock(app, home.publicUrl, nobodys)];
      if (answers[0] !== answers[1]) failures.push(`${theirs.where} is answered ${answers.join(", but of nobody ")}`);
      const [one, other] = [theirs, nobodys].map(({ form }) => form["MessageSid"] ?? "");
      if (theirs.alike) sent.push({ where: theirs.where, theirs: one ?? "", nobodys: other ?? "", victim });
      probes += 1;
    }
    probes += await command(home, thief, victim, failures);
  }
  await app.close();
  await conclude(home, hood);
  failures.push(...(await whatChanged(hood, victims, before)), ...(await whatEndsOtherwise(hood, sent)));
  return { probes, failures };
}

/** What one-of-everything left waiting is done, and every text has reached the carrier, so that only what is knocked moves. */
async function settle({ root, neighbours }: Neighbourhood): Promise<void> {
  await root.query(`
    BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE inbox SET state = 'done', outcome = 'made up', "finishedAt" = now();
    UPDATE timers SET state = 'done';
    UPDATE outbox SET state = 'accepted', "leasedUntil" = NULL, "senderUntil" = NULL, "settledAt" = now(), "toldAt" = now(),
      "carrierId" = "clientId";
    UPDATE clients SET "onboardingComplete" = true, "liveBecause" = 'proven', "liveAt" = now(), "billingStatus" = 'active'
      WHERE id <> 'client_jobrun';
    COMMIT`);
  for (const each of neighbours)
    await root.query(`UPDATE outbox SET "carrierId" = $2 WHERE "clientId" = $1`, [each.id, carriersIdOf(each)]);
}

/** What an operator may run for the thief with something of the victim's in its place. */
async function command(home: Installation, thief: Neighbour, victim: Neighbour, failures: string[]): Promise<number> {
  const { store, world } = home.context;
  const [clientId, number, owner] = [
    parseClientId(thief.id),
    parsePhone(numberOf(victim)),
    parsePhone(ownerOf(victim)),
  ];
  if (clientId === null || number === null || owner === null) throw new Error("a neighbour is misspelt");
  const now = world.now();
  const refused = await assignNumber(store, number, clientId, now);
  if (refused === null) failures.push("number assign: gave one client another's number");
  await ignoreCaller(store, { clientId, phone: owner, ignored: true }, now);
  await switchOff(store, { level: "customer", clientId, phone: owner }, press, { now });
  return 3;
}

async function conclude(home: Installation, { root }: Neighbourhood): Promise<void> {
  await home.startWork();
  await until(
    "every event is concluded",
    async () => (await root.query("SELECT 1 FROM inbox WHERE state = 'waiting' LIMIT 1")).rowCount === 0,
    doneWithinMs,
  );
  await home.stopWork();
}

/** Everything that a tenant has, as one line for each row. The sweep, which is nobody's knock, marks how far it has come. */
async function printsOf({ root, tables }: Neighbourhood, whose: readonly Neighbour[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { table, tenant } of tables) {
    const { rows } = await root.query<{ line: string }>(
      `SELECT '${table} ' || (to_jsonb(t) - 'sweptUntil')::text AS line FROM ${table} t WHERE "${tenant}" = ANY ($1)`,
      [whose.map(({ id }) => id)],
    );
    for (const { line } of rows) found.add(line);
  }
  return found;
}

async function whatChanged(hood: Neighbourhood, victims: readonly Neighbour[], before: ReadonlySet<string>) {
  const after = await printsOf(hood, victims);
  return [
    ...[...before.difference(after)].map((line) => `a victim's row is no more: ${line}`),
    ...[...after.difference(before)].map((line) => `a victim has a new row: ${line}`),
  ];
}

async function whatEndsOtherwise({ root }: Neighbourhood, sent: readonly Sent[]): Promise<readonly string[]> {
  const { rows } = await root.query<{ sid: string; outcome: string }>(
    `SELECT event ->> 'carrierId' AS sid, outcome FROM inbox WHERE kind = 'text_status'`,
  );
  const ends = new Map(rows.map(({ sid, outcome }) => [sid, outcome]));
  return sent.flatMap(({ where, theirs, nobodys, victim }) => {
    const [one, other] = [saidOf(ends.get(theirs) ?? "nothing", victim, nobody), ends.get(nobodys)];
    return one === other ? [] : [`${where} ends as ${one}, but of nobody as ${other}`];
  });
}
