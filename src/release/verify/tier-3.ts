import { z } from "zod";
import { readProcesses } from "../migrate/processes.ts";
import type { ApplicationGround, Check, Found } from "./check.ts";
import { errorShare, readMetrics } from "./errors-seen.ts";
import { askDoors } from "./ask-doors.ts";

const skewMaxMs = 5_000;
/** The documents' bounds: above the first a person looks, above the second the release goes back. */
const errorsWarn = 0.001;
const errorsMax = 0.01;

/** Tier 3: what runs, seen from outside. */
export const applicationChecks: readonly Check<ApplicationGround>[] = [
  {
    name: "processes",
    promise: "this program's processes live, and no other commit's do",
    means: "Nobody serves, or the release was not switched everywhere.",
    mend: "Start them; jobrun migrate status says who lives and on which commit.",
    look: async ({ client, commit }) => {
      const living = (await readProcesses(client)).filter((each) => each.living);
      if (living.length === 0) return { state: "no_data", found: "no process has told of itself within 20 s" };
      const others = living.filter((each) => each.commit !== commit);
      if (others.length === 0)
        return { state: "ok", found: `${living.length} of ${(commit ?? "no commit").slice(0, 12)}` };
      const [other] = others;
      return {
        state: "failed",
        found: `${others.length} of ${living.length} are of ${other?.commit?.slice(0, 12) ?? "no commit"}`,
      };
    },
  },
  {
    name: "health",
    promise: "the doors answer and say that they are well",
    means: "Calls and texts come to a closed door; the carrier tells again, the sweep finds the rest.",
    mend: "Each check in /health says what is wrong.",
    look: async ({ address }) => {
      const { status, body } = await askDoors(address, "/health");
      const words = healthWords(body);
      if (status !== 200) return { state: "failed", found: `${status}: ${words}` };
      return { state: words === "ok" ? "ok" : "warning", found: words };
    },
  },
  {
    name: "version",
    promise: "the doors are of this commit",
    means: "Another release answers at this address than the one that was deployed.",
    mend: "Restart what listens there.",
    look: async ({ address, commit }) => {
      const theirs = versionAnswer.parse((await askDoors(address, "/api/version")).body).commit;
      return { state: theirs === commit ? "ok" : "failed", found: theirs?.slice(0, 12) ?? "no commit" };
    },
  },
  {
    name: "errors",
    promise: `of what reached the doors since they opened, less than ${errorsMax * 100} % could not be taken or worked off`,
    means: "The new release fails where the old one did not: roll back.",
    mend: "jobrun dead list, and the log's lines of level error.",
    look: async ({ metricsAddress }) => errorsFound(await readMetrics(metricsAddress)),
  },
  {
    name: "webhooks",
    promise: "the carrier sends each of our numbers' calls and texts here",
    means: "Callers of that number reach nobody, and nothing here shows it.",
    mend: "jobrun number check, which mends the addresses.",
    look: numbersPointHere,
  },
  {
    name: "clock",
    promise: `this machine's clock and the database's differ by less than ${skewMaxMs / 1000} s`,
    means: "Expiry, caps and quiet hours are judged by two clocks.",
    mend: "Synchronise both clocks (NTP).",
    look: async ({ client }) => {
      const { rows } = await client.query<{ ms: string }>("SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms");
      const skew = Math.round(Number(rows[0]?.ms) - Temporal.Now.instant().epochMilliseconds);
      return { state: Math.abs(skew) < skewMaxMs ? "ok" : "failed", found: `${skew} ms` };
    },
  },
];

const healthAnswer = z.looseObject({
  checks: z.array(z.looseObject({ name: z.string(), state: z.string(), reason: z.string().nullable() })),
});
const versionAnswer = z.looseObject({ commit: z.string().nullable() });

function healthWords(body: unknown): string {
  const bad = healthAnswer.parse(body).checks.filter(({ state }) => state !== "ok");
  return bad.length === 0 ? "ok" : bad.map(({ name, reason }) => `${name}: ${reason ?? "no reason"}`).join("; ");
}

function errorsFound(seen: Awaited<ReturnType<typeof readMetrics>>): Found {
  const { share, looked, failed } = errorShare(seen);
  if (looked === 0) return { state: "nothing", found: "nothing has reached the doors yet" };
  const found = `${failed} of ${looked}`;
  if (share > errorsMax) return { state: "failed", found };
  return { state: share > errorsWarn ? "warning" : "ok", found };
}

async function numbersPointHere({ client, carrier }: ApplicationGround): Promise<Found> {
  const { rows } = await client.query<{ phone: string }>(
    `SELECT phone FROM numbers WHERE state <> 'released' ORDER BY phone`,
  );
  if (rows.length === 0) return { state: "nothing", found: "there is no number yet" };
  const account = new Map((await (await carrier()).listNumbers()).map((number) => [String(number.phone), number]));
  const wrong = rows.flatMap(({ phone }) => {
    const number = account.get(phone);
    if (number === undefined) return [`${phone} is not the account's`];
    return number.pointsHere ? [] : [`${phone} points elsewhere`];
  });
  return wrong.length === 0
    ? { state: "ok", found: `${rows.length} point here` }
    : { state: "failed", found: wrong.slice(0, 5).join("; ") };
}
