import { signedText, type Target } from "./signed-text.ts";

export const referenceTable = "bench_reference";

/** The inbox's columns, defaults, checks and indexes; no row security and no foreign key, which only helps the reference. */
export const makeReference = `CREATE TABLE ${referenceTable} (LIKE inbox INCLUDING ALL)`;

const columns = `"clientId", id, seq, key, kind, role, "ourNumber", thread, event, raw, door, "happenedAt", "receivedAt"`;

/** One row as the inbox holds it for a text; `n` makes it another one. */
export const referenceInsert = {
  name: "reference",
  /** Of pgbench, which knows parameters by name. */
  named: insertOf({ client: ":client", n: ":n", kind: ":kind", role: ":role", to: ":to", from: ":from", event: ":event", raw: ":raw", door: ":door" }),
  numbered: insertOf({ client: "$1", n: "$2", kind: "$3", role: "$4", to: "$5", from: "$6", event: "$7", raw: "$8", door: "$9" }),
} as const;

type Places = Record<"client" | "n" | "kind" | "role" | "to" | "from" | "event" | "raw" | "door", string>;

function insertOf(p: Places): string {
  const values = `${p.client}, 'event_' || ${p.n}, nextval('inbox_seq'), 'sms-in:SM0000000000000' || ${p.n}, ${p.kind}`;
  const more = `${p.role}, ${p.to}, ${p.to} || '|' || ${p.from}, ${p.event}, ${p.raw}, ${p.door}, NULL, now()`;
  return `INSERT INTO ${referenceTable} (${columns}) VALUES (${values}, ${more})`;
}

/** What every row has in common, as large as what a webhook brings. */
export function commonValues(target: Target) {
  const request = signedText(target);
  const raw = request.subarray(request.indexOf("\r\n\r\n") + 4);
  const [to, from] = ["+441632960000", "+447700900123"];
  const event = { kind: "text_arrived", carrierId: `SM${"0".repeat(32)}`, from, to, body: new URLSearchParams(raw.toString()).get("Body") };
  return { to, from, kind: "text_arrived", role: "OPERATIONAL", door: "webhook", event: JSON.stringify(event), raw: `\\x${raw.toString("hex")}` };
}
