import type { Danger } from "../reading.ts";
import type { Prepared } from "./clauses.ts";
import { isCarbonMonoxide } from "./danger/carbon-monoxide.ts";
import { isElectric } from "./danger/electric.ts";
import { isFire } from "./danger/fire.ts";
import { isFlood } from "./danger/flood.ts";
import { isGas } from "./danger/gas.ts";
import { isInjury } from "./danger/injury.ts";
import { withoutMended } from "./danger/mended.ts";
import { withoutUnreal } from "./danger/unreal.ts";
import { statementsOf } from "./danger/statements.ts";

/**
 * The danger to people that a text names and neither denies nor shows to be over, or null. By plain rules, before any
 * model; doubt does not clear it (readings page). Where two fit, the one whose safety words matter most wins.
 */
export function readDanger(text: Prepared): Danger | null {
  const told = statementsOf(withoutUnreal(withoutMended(text)));
  for (const [danger, isNamed] of gravestFirst) {
    if (isNamed(told)) return danger;
  }
  return null;
}

const gravestFirst = [
  ["gas", isGas],
  ["carbon_monoxide", isCarbonMonoxide],
  ["fire", isFire],
  ["flood", isFlood],
  ["electric", isElectric],
  ["injury", isInjury],
] as const;
