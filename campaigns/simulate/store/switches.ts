import type * as real from "../../../src/store/switches.ts";
import type { Action } from "../../../src/domain/action.ts";
import type { Scope, Switch } from "../../../src/domain/scope.ts";
import { notSimulated, statement } from "../port/statement.ts";

export const pressOff: typeof real.pressOff = (db, scope, press) => pressTo(db, scope, press.what, true);

export const pressOn: typeof real.pressOn = (db, scope, press) => pressTo(db, scope, press.what, false);

async function pressTo(
  db: Parameters<typeof real.pressOn>[0],
  scope: Scope,
  what: Switch,
  off: boolean,
): Promise<real.Pressed> {
  const { session, database, t } = await statement(db);
  if (scope.level === "customer" && what !== "outbound") return "no_such_switch";
  await session.lock(nameOf(scope));
  if (scope.level === "customer") {
    if (t.clients.get(session, scope.clientId) === undefined) return "no_such_client";
    const key = `${scope.clientId} ${scope.phone}`;
    const was = await t.pauses.lock(session, key);
    const resumedAt = was?.paused === true && !off ? database.clockMs() : (was?.resumedAt ?? null);
    t.pauses.write(session, { clientId: scope.clientId, phone: scope.phone, paused: off, resumedAt });
    return "pressed";
  }
  const pressed = <Row extends Switched>(row: Row): Row => ({
    ...row,
    ...switched(row, what, off, database.clockMs()),
  });
  const row =
    scope.level === "platform"
      ? await t.platform.change(session, "platform", () => true, pressed)
      : await t.clients.change(session, scope.clientId, () => true, pressed);
  if (row !== null) return "pressed";
  return scope.level === "platform" ? "no_platform" : "no_such_client";
}

type Switched = {
  readonly outboundPaused: boolean;
  readonly outboundResumedAt: number | null;
  readonly aiDisabled: boolean;
  readonly alertsPaused: boolean;
};

function switched(row: Switched, what: Switch, off: boolean, at: number): Partial<Switched> {
  if (what === "ai") return { aiDisabled: off };
  if (what === "alerts") return { alertsPaused: off };
  return { outboundPaused: off, outboundResumedAt: row.outboundPaused && !off ? at : row.outboundResumedAt };
}

function nameOf(scope: Scope): string {
  if (scope.level === "platform") return "platform";
  return scope.level === "client" ? `client:${scope.clientId}` : `customer:${scope.clientId}:${scope.phone}`;
}

const frozenMaxMs = 3_600_000;

export const textsInFlight: typeof real.textsInFlight = async (db, scope, what) => {
  const { session, database, t, at } = await statement(db);
  return t.outbox
    .where(
      session,
      ({ clientId, recipient, action }) =>
        (scope.level === "platform" || clientId === scope.clientId) &&
        (scope.level !== "customer" || recipient === scope.phone) &&
        stops(what, scope.level, action),
    )
    .filter(({ state, attempts, senderUntil, sentAt, claimedBy, stalledBy }) => {
      const called = state === "accepted" && attempts <= 1;
      const until = called ? -Infinity : (senderUntil ?? -Infinity);
      const stalled = stalledBy.some((name) => database.isConnected(name)) && (sentAt ?? 0) > at - frozenMaxMs;
      return until > at || (until > at - frozenMaxMs && database.isConnected(claimedBy ?? "")) || stalled;
    })
    .toSorted((one, other) => one.seq - other.seq)
    .map(({ id }) => id);
};

/** stopped_by(): what each switch stops at each level. */
export function stops(what: Switch, level: Scope["level"], action: Action): boolean {
  if (what === "ai") return action === "use_ai";
  if (what === "alerts") return action === "text_owner";
  if (action === "text_operator") return false;
  if (level === "platform") return true;
  if (action === "text_safety" || action === "use_ai") return false;
  return level === "customer" || !/^(?:text_owner|answer_owner|notify_owner)$/.test(action);
}

export const isPaused: typeof real.isPaused = async () => notSimulated("isPaused");
