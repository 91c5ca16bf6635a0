import { freePort } from "../../src/cluster/free-port.ts";
import { type ApplicationGround, isGood } from "../../src/release/verify/check.ts";
import { applicationChecks } from "../../src/release/verify/tier-3.ts";
import { connectCarrier } from "../../src/vendors/twilio/carrier.ts";
import { account } from "../../test/support/installation.ts";
import type { VerifyGround } from "./ground.ts";

/** A fault of what runs: made, and taken away again by what it answers. Some are only another thing to be looked at. */
type Fault = {
  readonly name: string;
  readonly foundBy: string;
  readonly make: (
    place: VerifyGround,
  ) => Promise<{ readonly ground?: Partial<ApplicationGround>; readonly mend?: () => Promise<unknown> }>;
};

const strange = "0".repeat(40);

const faults: readonly Fault[] = [
  {
    name: "another commit deployed than runs",
    foundBy: "processes",
    make: async () => ({ ground: { commit: strange } }),
  },
  {
    name: "another commit answers at the doors",
    foundBy: "version",
    make: async () => ({ ground: { commit: strange } }),
  },
  {
    name: "a process of an old commit that was never stopped",
    foundBy: "processes",
    make: async ({ root }) => {
      await root.query(
        `INSERT INTO processes SELECT (p).* FROM (SELECT jsonb_populate_record(p, jsonb_build_object('id', 'process_old', 'commit', $1::text)) AS p FROM processes p LIMIT 1) q`,
        [strange],
      );
      return { mend: () => root.query("DELETE FROM processes WHERE id = 'process_old'") };
    },
  },
  {
    name: "processes that fell silent",
    foundBy: "processes",
    make: async ({ root }) => {
      await root.query(`UPDATE processes SET "seenAt" = "seenAt" - interval '1 day'`);
      return { mend: () => root.query(`UPDATE processes SET "seenAt" = "seenAt" + interval '1 day'`) };
    },
  },
  {
    name: "doors that are shut",
    foundBy: "health",
    make: async () => ({ ground: { address: `http://127.0.0.1:${await freePort()}` } }),
  },
  {
    name: "metrics that nobody serves",
    foundBy: "errors",
    make: async () => ({ ground: { metricsAddress: `http://127.0.0.1:${await freePort()}` } }),
  },
  {
    name: "a number whose calls go elsewhere",
    foundBy: "webhooks",
    make: async ({ home }) => {
      const { carrier } = home.context;
      const reached = { apiBaseUrl: home.network.url, bundleSid: null };
      const elsewhere = { ...account, ...reached, authTokens: [account.authToken] } as const;
      const [number] = await carrier.listNumbers();
      if (number === undefined) throw new Error("the account has no number");
      const { carrier: other } = connectCarrier(elsewhere, "http://127.0.0.1:9", async () => "home");
      await other.pointHere(number.carrierId);
      return { mend: () => carrier.pointHere(number.carrierId) };
    },
  },
  {
    name: "a number that the account does not have",
    foundBy: "webhooks",
    make: async ({ root }) => {
      await root.query(
        `INSERT INTO numbers (phone, role, state, "addedAt") VALUES ('+441632960778', 'OPERATIONAL', 'warm', now())`,
      );
      return { mend: () => root.query("DELETE FROM numbers WHERE phone = '+441632960778'") };
    },
  },
];

/** Plants each, looks, and takes it away again. */
export async function findsOutside(
  place: VerifyGround,
): Promise<{ readonly planted: number; readonly missed: readonly string[] }> {
  const missed: string[] = [];
  for (const { name, foundBy, make } of faults) {
    const { ground = {}, mend } = await make(place);
    const check = applicationChecks.find((each) => each.name === foundBy);
    const answer = await check
      ?.look({ ...place.ground, ...ground })
      .catch(() => ({ state: "failed", found: "" }) as const);
    if (answer === undefined || isGood(answer))
      missed.push(`${name}: not found by ${foundBy}, which says ${answer?.found ?? "nothing"}`);
    await mend?.();
  }
  return { planted: faults.length, missed };
}
