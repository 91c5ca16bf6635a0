import type { Scope, Switch } from "../../domain/scope.ts";
import { drainBoundMs, type SwitchedOff } from "../../flows/switch-off.ts";
import type { Said } from "../run-command.ts";

type Off = Exclude<SwitchedOff, { readonly refused: unknown }>;

/** What a press says. One that left something under way has not done what was asked: a script must not go on as if it had. */
export function saidOf(scope: Scope, what: Switch, done: Off): Said {
  const { tookMs } = done;
  if (done.state === "drained") {
    return { json: { scope, ...done }, human: `Off. Nothing is under way any more (${tookMs} ms).` };
  }
  const next = `A send ends within ${drainBoundMs / 1000} s, unless its sender is frozen. Ask again: ${commandOf(scope, what)}`;
  const human = [
    `Off, and nothing new is begun. But after ${tookMs} ms these texts may still be under way:`,
    ...done.inFlight.map((id) => `  ${id}`),
    next,
  ].join("\n");
  return { json: { scope, ...done, next }, human, refused: true };
}

/** The same press once more. */
function commandOf(scope: Scope, what: Switch): string {
  const press = what === "outbound" ? "jobrun pause" : `jobrun ${what} off`;
  const client = scope.level === "platform" ? "" : ` --client ${scope.clientId}`;
  const customer = scope.level === "customer" ? ` --customer ${scope.phone}` : "";
  return `${press}${client}${customer} --reason "again"`;
}
