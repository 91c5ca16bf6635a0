import { installation, type Installation, type TestClient } from "../../test/support/installation.ts";
import { until } from "../../test/support/until.ts";
import { judgeCalendar, judgeDays } from "./judge-days.ts";
import { moveTo } from "./move-clock.ts";
import type { Part } from "./part.ts";

/** The nights in which London's clocks go forward and back: a day of 23 hours, and one of 25. */
const nights = ["2027-03-28", "2027-10-31"] as const;
const zone = "Europe/London";
/** Two first texts: less than a day of this brings. */
const clientDayPence = 16;
/** Of the customer who says when, and of the one who falls silent. */
const textsBesides = 2;
const trialHours = 168;

/** From how many hours before the day of the change until how many after it people ring, and how far apart. */
export type HourSizes = { readonly around: number; readonly hoursBetween: number };

/** What is counted by the day, and what has a time, on the days on which the clocks change. */
export async function changeHours(sizes: HourSizes): Promise<Part> {
  const parts: Part[] = [];
  for (const night of nights) {
    const home = await installation({ clientDayPence });
    try {
      parts.push({ counts: {}, failures: await judgeCalendar(home, zone) });
      parts.push(await goThrough(home, Temporal.PlainDate.from(night).toZonedDateTime({ timeZone: zone }), sizes));
    } finally {
      await home.close();
    }
  }
  const calls = parts.reduce((sum, { counts }) => sum + (counts["calls"] ?? 0), 0);
  return {
    counts: { "calls around changes of the clocks": calls },
    failures: parts.flatMap(({ failures }) => failures),
  };
}

/** `midnight`: where the day of the change begins. */
async function goThrough(home: Installation, midnight: Temporal.ZonedDateTime, sizes: HourSizes): Promise<Part> {
  const { around, hoursBetween } = sizes;
  const eve = midnight.subtract({ hours: hoursBetween });
  const end = midnight.add({ days: 1 }).add({ hours: around });
  moveTo(home, midnight.subtract({ days: 2 }));
  const client = await home.liveClient();
  const failures = [...(await trialIsWhole(home, client))];
  let calls = 0;
  for (
    let at = midnight.subtract({ hours: around });
    Temporal.ZonedDateTime.compare(at, end) < 0;
    at = at.add({ hours: hoursBetween })
  ) {
    if (at.equals(midnight)) failures.push(...(await silenceIsPassedOn(home, client, midnight)));
    moveTo(home, at.add({ minutes: 1 }));
    if (at.equals(eve)) failures.push(...(await tomorrowIsTheDay(home, client, at)));
    await home.network.call(home.nextPhone(), client.number);
    await home.untilIdle();
    calls += 1;
  }
  return {
    counts: { calls },
    failures: [
      ...failures,
      ...(await judgeDays(home, client.id, { zone, clientDayPence, asked: calls + textsBesides })),
    ],
  };
}

/** Seven days are as many hours, whatever the clocks on the wall do in them. */
async function trialIsWhole({ records, context }: Installation, { id }: TestClient): Promise<readonly string[]> {
  const [row] = await records.rows<{ hours: number }>(
    `SELECT extract(epoch FROM "trialEndsAt" - $2::timestamptz)::float8 / 3600 AS hours FROM clients WHERE id = $1`,
    [id, context.world.now().toString()],
  );
  const hours = row?.hours ?? 0;
  return Math.abs(hours - trialHours) < 1 / 60 ? [] : [`a trial of seven days lasts ${hours} hours`];
}

/** "Tomorrow at five" is five o'clock by the clocks of the day itself, which is the day of the change where it is said on its eve. */
async function tomorrowIsTheDay(
  { network, records, untilIdle, nextPhone }: Pick<Installation, "network" | "records" | "untilIdle" | "nextPhone">,
  { number }: TestClient,
  said: Temporal.ZonedDateTime,
): Promise<readonly string[]> {
  await network.text(nextPhone(), number, "no hot water, can you come tomorrow at 5pm? LS1 4AP");
  await untilIdle();
  const [row] = await records.rows<{ from: string | null }>(
    `SELECT reading #>> '{when,from}' AS from FROM inbox WHERE reading IS NOT NULL ORDER BY seq DESC LIMIT 1`,
  );
  const five = said.add({ days: 1 }).withPlainTime("17:00").toInstant().toString();
  return row?.from === five ? [] : [`"tomorrow at 5pm" was read as ${row?.from}, and is ${five}`];
}

/** The clocks change within the ten minutes in which nobody answers: the owner is told once, and an hour later as well. */
async function silenceIsPassedOn(
  home: Installation,
  { number, owner }: TestClient,
  midnight: Temporal.ZonedDateTime,
): Promise<readonly string[]> {
  const change = midnight.getTimeZoneTransition("next");
  if (change === null) throw new Error("the clocks change no more");
  moveTo(home, change.subtract({ minutes: 5 }));
  await home.network.text(home.nextPhone(), number, "the boiler makes a noise");
  await home.untilIdle();
  for (const by of [{ minutes: 11 }, { hours: 1 }]) {
    home.advance(by);
    await until("no silence waits to be noticed", async () => (await silences(home)) === 0);
    await home.untilIdle();
  }
  const told = (await home.network.textsTo(owner)).filter(({ body }) => body.includes("boiler makes a noise"));
  return told.length === 1 ? [] : [`the owner was told ${told.length} times of one silence`];
}

async function silences({ records, context }: Installation): Promise<number> {
  const due = `SELECT 1 FROM timers WHERE kind = 'quiet' AND state = 'waiting' AND "dueAt" <= $1`;
  return (await records.rows(due, [context.world.now().toString()])).length;
}
