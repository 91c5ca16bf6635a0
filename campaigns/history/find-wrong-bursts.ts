import type { Event, History } from "./history.ts";

const burstMax = 10;

/** What was read with another text must have come after that one, in its thread, and be done with it; ten at most are one. */
export function findWrongBursts({ events }: History): readonly string[] {
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const followers = followersIn(events);
  const strays = followers.flatMap(([follower, leaderId]) => {
    const wrong = wrongLeader(follower, eventOf.get(leaderId));
    return wrong === null ? [] : [`${follower.what} was read with ${leaderId}, ${wrong}`];
  });
  const long = [...Map.groupBy(followers, ([, leaderId]) => leaderId)]
    .filter(([, some]) => some.length >= burstMax)
    .map(([leaderId, some]) => `${some.length} texts were read with ${leaderId}`);
  return [...strays, ...long];
}

/** How many texts were read with another. */
export function readWithOthers({ events }: History): number {
  return followersIn(events).length;
}

function followersIn(events: readonly Event[]): readonly (readonly [follower: Event, leaderId: string])[] {
  return events.flatMap((event) => {
    const leaderId = /^(?:recorded: )?read with (\S+)$/.exec(event.outcome ?? "")?.[1];
    return leaderId === undefined ? [] : [[event, leaderId] as const];
  });
}

function wrongLeader(follower: Event, leader: Event | undefined): string | null {
  if (leader === undefined) return "which is nowhere";
  if (leader.state !== "done") return `which is ${leader.state}`;
  if (leader.kind !== "text_arrived" || follower.kind !== "text_arrived") return "and not both of them are texts";
  if (leader.thread !== follower.thread) return "which somebody else wrote";
  if (leader.seq >= follower.seq) return "which came later";
  return /read with/.test(leader.outcome ?? "") ? "which was read with another itself" : null;
}
