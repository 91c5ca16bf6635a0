import { postgresAddress } from "./database.ts";
import type { Environment } from "./problem.ts";
import { Secret } from "./secret.ts";
import { type Showing, variables } from "./variables.ts";

/** One line of `jobrun config`. The value is as a person may see it: secrets are already hidden. */
export type Setting = { readonly variable: string; readonly value: string; readonly from: "environment" | "default" };

/** Every variable with its value and where that came from. Expects an environment that was read without problems. */
export function settingsOf(environment: Environment): Setting[] {
  return Object.entries(variables).map(([variable, { fallback, showing }]) => {
    const text = environment[variable];
    if (text === undefined) return { variable, value: fallback, from: "default" };
    return { variable, value: visible(text, showing), from: "environment" };
  });
}

function visible(text: string, showing: Showing): string {
  if (showing === "plain") return text;
  const address = showing === "database" ? postgresAddress(text) : null;
  return address instanceof Secret ? String(address) : "[hidden]";
}
