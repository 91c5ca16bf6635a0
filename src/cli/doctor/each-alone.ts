import { Refused } from "../../home/refused.ts";
import type { Finding } from "./finding.ts";

export type Look = () => Promise<readonly Finding[]>;

/** One look after the other; one that fails is a finding of its own and stops no other. */
export async function eachAlone(looks: Readonly<Record<string, Look>>): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, look] of Object.entries(looks)) {
    findings.push(...(await look().catch((error: unknown) => [failed(name, error)])));
  }
  return findings;
}

function failed(name: string, error: unknown): Finding {
  const found = error instanceof Error ? error.message : "failed";
  return { name, good: false, found, mend: error instanceof Refused ? error.next : "See the message." };
}
