import type { Client } from "pg";
import { businessesWithSeveralRows } from "../../src/release/migrate/plan/exceptions.ts";
import type { LiveUpgrade } from "./live-upgrade.ts";
import type { Judged } from "./judge-rows.ts";

type Numbers = Readonly<Record<string, number>>;

/** What fill-l.sql says that it planted, by the name that it has for each. */
async function readPlanted(root: Client): Promise<(what: string) => number> {
  const { rows } = await root.query<{ what: string; n: number }>("SELECT what, n::int AS n FROM planted");
  return (what) => {
    const row = rows.find((each) => each.what === what);
    if (row === undefined) throw new Error(`nothing was planted by the name of ${what}`);
    return row.n;
  };
}

/** The first two businesses have one owner's phone, which was the second's; so one row is several businesses', and one nobody's now. */
const sharedOwners = 1;

/** The plan found what was planted and nothing else, and so did the upgrade. */
export async function judgeExceptions(root: Client, { plan, steps }: LiveUpgrade): Promise<Judged> {
  const planted = await readPlanted(root);
  const gone = planted("rows whose customer is gone");
  const sharing = planted("rows that share a business by the documented rule");
  const several = planted("businesses with more than one row by the documented rule");
  const ofOneOwner = planted("rows whose customer is an owner by phone") - 2 * sharedOwners;
  const live = planted("businesses that look live (own number and onboarding_complete in settings)");
  const settled = await countOf(
    root,
    `kept.client_settings JOIN client_settings s USING (id) WHERE s.metadata ->> 'bookingUrl' <> ''`,
  );
  const found = Object.fromEntries(plan.exceptions.map(({ kind, count }) => [kind, count]));
  const whose = "onboarding rows whose customer's phone is the owner's of";
  const meant: Numbers = {
    "onboarding rows whose customer is gone": gone,
    [businessesWithSeveralRows]: several,
    [`${whose} one business`]: ofOneOwner,
    [`${whose} several businesses`]: sharedOwners,
    [`${whose} no business`]: planted("onboarding rows in all") - gone - ofOneOwner - sharedOwners,
    "businesses that look live (their own number and onboarding_complete in their settings, or a mark of the predecessor's)":
      live,
    "owner phones on several businesses": sharedOwners,
    "old inbound texts that are an opt-out": planted("old inbound texts that are an opt-out"),
    "rows of messages with another business's customer": 1,
    "rows of client_settings whose business is gone": 1,
    "settings with a booking link": settled,
  };
  const { rows } = await root.query<{ what: string; n: number }>(keptApart);
  const apart = Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  const meantApart: Numbers = {
    "onboarding_states: its customer is gone": gone,
    "onboarding_states: another row of this business is more advanced, or as advanced and later": sharing - several,
    "clients: another business has this owner's phone": sharedOwners,
    "clients: cannot go live without owner_phone": sharedOwners,
  };
  const wentLive = await countOf(root, `clients WHERE "onboardingComplete" AND "liveBecause" = 'grandfathered'`);
  return {
    counts: {
      "kinds of exceptions in the plan": plan.exceptions.length,
      "rows kept apart": sum(apart),
      "went live": wentLive,
    },
    failures: [
      ...compared("the plan", meant, found),
      ...compared("the quarantine", meantApart, apart),
      ...(wentLive === live - sharedOwners ? [] : [`${wentLive} businesses went live, and not ${live - sharedOwners}`]),
      ...(plan.refusals.length === 0 ? [] : [`the plan refuses: ${plan.refusals.join("; ")}`]),
      ...(steps === plan.steps.length ? [] : [`${steps} steps ran, and the plan has ${plan.steps.length}`]),
    ],
  };
}

/** Of rows that were there before: what the traffic wrote meanwhile is judged with its own rows. */
const keptApart = `
  SELECT "tableName" || ': ' || reason AS what, count(*)::int AS n FROM quarantined_rows q
  WHERE "tableName" <> 'onboarding_states' OR EXISTS (SELECT FROM kept.onboarding_states k WHERE k.id = q."rowId")
  GROUP BY 1`;

function compared(where: string, meant: Numbers, found: Numbers): readonly string[] {
  return [...new Set([...Object.keys(meant), ...Object.keys(found)])].flatMap((what) =>
    (meant[what] ?? 0) === (found[what] ?? 0)
      ? []
      : [`${where} has ${found[what] ?? 0} of "${what}", and ${meant[what] ?? 0} were planted`],
  );
}

async function countOf(root: Client, from: string): Promise<number> {
  return (await root.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n ?? 0;
}

function sum(numbers: Numbers): number {
  return Object.values(numbers).reduce((all, each) => all + each, 0);
}
