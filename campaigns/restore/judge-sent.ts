import type { LedgerLine } from "../../test/support/phone-network.ts";

type Send = LedgerLine & { readonly outboxId: string };

/** What may never have been asked of the carrier: the same words twice, or any after the restore for who had opted out. */
export function judgeSent(
  sends: readonly Send[],
  restoredAfter: number,
  optedOut: ReadonlySet<string>,
): readonly string[] {
  const accepted = sends.filter((send) => send.accepted);
  const alike = Map.groupBy(accepted, ({ form }) => [form["From"], form["To"], form["Body"]].join(" "));
  const twice = [...alike]
    .filter(([, same]) => same.length > 1)
    .map(([words, same]) => `sent ${same.length} times: ${words}`);
  const unwanted = sends
    .slice(restoredAfter)
    .filter(({ form }) => optedOut.has(form["To"] ?? ""))
    .map(({ form }) => `${form["To"] ?? ""} had opted out and was texted: ${form["Body"] ?? ""}`);
  return [...twice, ...unwanted];
}
