import type { AccountLook } from "../../domain/account-look.ts";
import type { Finding } from "./finding.ts";

/** Guernsey, the Isle of Man and Jersey share the United Kingdom's plan, and may need a permission of their own. */
const ofTheSamePlan = new Set(["GG", "IM", "JE"]);
const namedMax = 5;

/** Whether texts may go where they must, and neither texts nor calls anywhere that only a thief of the token would use. */
export async function textsMayGo(look: AccountLook, served: readonly string[]): Promise<Finding[]> {
  const name = "countries for texts";
  const open = await look.textCountries();
  const where = "(Messaging, Settings, Geo permissions, in the carrier's console)";
  const closed = served.filter((country) => !open.includes(country));
  if (closed.length > 0) {
    const mend = `Open ${closed.join(", ")} ${where}: texts there are refused with 21408.`;
    return [{ name, good: false, found: `${closed.join(", ")} is closed`, mend }];
  }
  return [onlyOpen(name, open, served, where)];
}

/** JobRun rings nobody, so no country has to be open. */
export async function callsMayGo(look: AccountLook, served: readonly string[]): Promise<Finding[]> {
  const where = "(Voice, Settings, Geo permissions, in the carrier's console)";
  return [onlyOpen("countries for calls", await look.callCountries(), served, where)];
}

function onlyOpen(name: string, open: readonly string[], served: readonly string[], where: string): Finding {
  const others = open.filter((country) => !served.includes(country) && !ofTheSamePlan.has(country));
  if (others.length === 0) return { name, good: true, found: open.length === 0 ? "none" : open.join(", "), mend: "" };
  const named = others.slice(0, namedMax).join(", ") + (others.length > namedMax ? " …" : "");
  const mend = `Close all but ${served.join(", ")} ${where}: whoever gets hold of the token could send there at your cost.`;
  return { name, good: false, found: `${others.length} more than is served: ${named}`, mend };
}
