import type { Link } from "../../../src/release/deploy/chain.ts";
import { type Environment, stepsOf } from "../../../src/release/deploy/plan.ts";
import type { Evidence } from "../../../src/release/deploy/record.ts";
import { sha256, type Signer } from "../../../src/release/signing.ts";

export type Entry = {
  readonly step: string;
  readonly what: "approved" | "begun" | "left";
  readonly hour: number;
  readonly evidence: Evidence;
};

export type Release = { readonly commit: string; readonly environment: Environment; readonly signer: Signer | null };

const firstPlace = 7;
const beganAt = 1_790_000_000;

/** All that a whole deployment leaves: what people say first, then each step, with every wait of the plan waited for. */
export function wholePlan(environment: Environment, evidenceOf: (step: string) => Evidence = () => ({})): Entry[] {
  let hour = 0;
  return stepsOf(environment).flatMap(({ name, approvals, waits }) => {
    hour += 1 + (waits?.hours ?? 0);
    const said = (approvals[environment] ?? []).map((step) => ({
      step,
      what: "approved" as const,
      hour,
      evidence: { note: "seen" },
    }));
    return [
      ...said,
      { step: name, what: "begun" as const, hour, evidence: {} },
      { step: name, what: "left" as const, hour: hour + 0.5, evidence: evidenceOf(name) },
    ];
  });
}

/** As the database writes them down: each row hashed with the one before, and signed where somebody signs. */
export function writtenRows(entries: readonly Entry[], { commit, environment, signer }: Release): Link[] {
  let before = "earlier";
  return entries.map(({ step, what, hour, evidence }, at) => {
    const signedBy = signer?.publicKey ?? null;
    const release = [commit, environment, "1/2"];
    const seconds = beganAt + hour * 3600;
    const text = JSON.stringify([
      firstPlace + at,
      "deployment_a",
      step,
      what,
      "Ann",
      evidence,
      seconds,
      before,
      signedBy,
      release,
    ]);
    before = sha256(text);
    return { text, signature: signer?.sign("evidence", before) ?? null };
  });
}
