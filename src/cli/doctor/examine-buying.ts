import type { Config } from "../../config.ts";
import type { Home } from "../../home/home.ts";
import type { Finding } from "./finding.ts";

/** Whether the carrier would sell a number under the configured papers; nothing where JobRun buys none, or in the sandbox. */
export async function buying(home: Home, { limits, carrier }: Config): Promise<Finding[]> {
  if (limits.numbersMax === 0 || carrier.kind === "sandbox") return [];
  const why = await (await home.carrier()).whyNotToBuy(Temporal.Now.instant());
  const found = why ?? `the papers are approved, up to ${limits.numbersMax} numbers`;
  const mend =
    "Have a bundle for UK mobile numbers approved in the carrier's console, and name it in TWILIO_BUNDLE_SID.";
  return [{ name: "buying numbers", good: why === null, found, mend }];
}
