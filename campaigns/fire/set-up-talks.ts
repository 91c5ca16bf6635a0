import { setTimeout as pause } from "node:timers/promises";
import type { Installation } from "../../test/support/installation.ts";
import type { Chance } from "../hostile/chance.ts";
import type { LaterTalk } from "./load.ts";
import { call, text, type Webhook } from "./talks.ts";

/** Owners who set up by text, and the numbers that there are for them: fewer, so that somebody waits. */
export type SetUpSize = { readonly owners: number; readonly numbers: number };

const friend = "+441632960990";
const lookEveryMs = 50;
const said = ["I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time. iPhone on EE", "AGREE", "done"];

/**
 * What each of them does: texts, and once a number came, or none, the last two codes and a call that is passed on. What they
 * texted may wait behind all else that was acknowledged, so `withinMs` is as long as all of it may take.
 */
export async function makeSetUpTalks(
  home: Installation,
  { owners, numbers }: SetUpSize,
  withinMs: number,
  chance: Chance,
): Promise<readonly LaterTalk[]> {
  const onboarding = await home.addNumber("ONBOARDING");
  for (let at = 0; at < numbers; at += 1) await home.addNumber("OPERATIONAL");
  return Array.from({ length: owners }, () => {
    const phone = home.nextPhone();
    const person = { phone, number: onboarding, chance };
    const first = said.map((body) => text(person, body));
    const later = async (): Promise<readonly Webhook[]> => {
      const number = await numberOf(home, phone, withinMs);
      if (number === null) return [];
      const passedOn = call({ phone: friend, number, chance }).map((webhook) => ({
        ...webhook,
        fields: { ...webhook.fields, ForwardedFrom: phone },
      }));
      return [text(person, "done"), text(person, "done"), ...passedOn];
    };
    return [...first, later];
  });
}

/** The number that an owner was given; null for who waits for one. */
async function numberOf({ records }: Installation, phone: string, withinMs: number): Promise<string | null> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    const [row] = await records.rows<{ number: string | null; waits: boolean }>(
      `SELECT n.phone AS number, o."waitsSince" IS NOT NULL AS waits
       FROM clients c JOIN onboarding_states o ON o."clientId" = c.id
         LEFT JOIN numbers n ON n."clientId" = c.id AND n.state = 'assigned' WHERE c."phoneE164" = $1`,
      [phone],
    );
    if (row !== undefined && (row.number !== null || row.waits)) return row.number;
    await pause(lookEveryMs);
  }
  throw new Error(`${phone} agreed, and neither got a number nor waits for one`);
}

/** What became of them: as many as there are numbers are live, each by a call to a number of its own, and the others wait. */
export async function judgeSetUps(
  { records }: Installation,
  { owners, numbers }: SetUpSize,
): Promise<readonly string[]> {
  const rows = await records.rows<{ state: string; live: boolean; waits: boolean; held: number; proven: boolean }>(
    `SELECT o.current_state::text AS state, c."onboardingComplete" AS live, o."waitsSince" IS NOT NULL AS waits,
       (SELECT count(*)::integer FROM numbers n WHERE n."clientId" = c.id AND n.state = 'assigned') AS held,
       EXISTS (SELECT FROM inbox e WHERE e."clientId" = c.id AND e.id = c."testCallEventId" AND e.kind = 'call_arrived') AS proven
     FROM clients c JOIN onboarding_states o ON o."clientId" = c.id`,
  );
  const live = rows.filter(({ state, ...row }) => state === "COMPLETE" && row.live && row.proven && row.held === 1);
  const waiting = rows.filter(({ state, ...row }) => state === "S5_CONFIRM_LIVE" && row.waits && row.held === 0);
  const ended = live.length === numbers && waiting.length === owners - numbers && rows.length === owners;
  return ended
    ? []
    : [
        `of ${owners} owners who set up ${live.length} are live and ${waiting.length} wait for one of ${numbers} numbers: ${JSON.stringify(rows)}`,
      ];
}
