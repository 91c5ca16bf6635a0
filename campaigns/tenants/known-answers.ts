import { keysAcrossTenants, referencesWithoutTenant } from "../../test/store/catalogue/keys.ts";
import type { Probe } from "./probe.ts";

/** Functions whose answer about another's row differs from that about none, each with the reason why that says nothing. */
const knownFunctions: Readonly<Record<string, string>> = {
  is_our_number: "whoever is texted must not be a number of ours, whosever it is",
  grant_permit: "refuses to text a number of ours, whosever it is",
  assign_number: "the operator assigns numbers, and hears that one is not free",
};

const constraints: object = { ...keysAcrossTenants, ...referencesWithoutTenant };

/**
 * A list that may only shrink: what the application can tell apart all the same, and why that is no secret of anybody's. The
 * inherited keys of one column say whether an id is in use; ids are of chance.
 */
export function isKnown({ where }: Probe, broken: readonly string[]): boolean {
  if (broken.some((constraint) => constraint in constraints)) return true;
  return Object.keys(knownFunctions).some((name) => where.startsWith(`${name}() `));
}
