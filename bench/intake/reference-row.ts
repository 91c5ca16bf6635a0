import { signedText, type Target } from "./signed-text.ts";

export const referenceTable = "bench_reference";

/** The inbox's columns, defaults, checks and indexes; no row security and no foreign key, which only helps the reference. */
export const makeReferenceTable = `CREATE TABLE ${referenceTable} (LIKE inbox INCLUDING ALL)`;

export const dropReferenceTable = `DROP TABLE ${referenceTable}`;

/** What all rows have in common: as large as what a webhook brings. */
export type CommonValues = Readonly<Record<(typeof names)[number], string>>;

const names = ["client", "kind", "role", "to", "from", "event", "raw", "door"] as const;
const columns = `"clientId", id, seq, key, kind, role, "ourNumber", thread, event, raw, door, "happenedAt", "receivedAt"`;

/** One row as the inbox holds it for a text, made another one by `n`. pgbench knows parameters by name. */
export const referenceInsert = {
  name: "reference",
  named: insertOf((name) => `:${name}`),
  numbered: insertOf((name) => `$${["n", ...names].indexOf(name) + 1}`),
} as const;

/** In the order of `numbered`. */
export function parametersOf(common: CommonValues, n: string): string[] {
  return [n, ...names.map((name) => common[name])];
}

export function commonValues(target: Target): CommonValues {
  const request = signedText(target);
  const raw = request.subarray(request.indexOf("\r\n\r\n") + 4);
  const text = new URLSearchParams(raw.toString());
  const [from, to] = ["+447700900123", target.numbers[0] ?? ""];
  const event = { kind: "text_arrived", carrierId: text.get("MessageSid"), from, to, body: text.get("Body") };
  return {
    client: "client_00000000000000000000000000",
    kind: "text_arrived",
    role: "OPERATIONAL",
    to,
    from,
    event: JSON.stringify(event),
    raw: `\\x${raw.toString("hex")}`,
    door: "webhook",
  };
}

function insertOf(at: (name: string) => string): string {
  const ids = `${at("client")}, 'event_' || ${at("n")}, nextval('inbox_seq'), 'sms-in.SM000000000000' || ${at("n")}`;
  const parties = `${at("kind")}, ${at("role")}, ${at("to")}, ${at("to")} || '|' || ${at("from")}`;
  const rest = `${at("event")}, ${at("raw")}, ${at("door")}, NULL, now()`;
  return `INSERT INTO ${referenceTable} (${columns}) VALUES (${ids}, ${parties}, ${rest})`;
}
