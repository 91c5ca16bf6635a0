import type { Twin } from "../twin.ts";

const house = { test: "test/architecture.test.ts" };
const types = { test: "test/gate/must-not-compile.test.ts" };
const inCode = { test: "test/gate/bypass-in-code.db.test.ts" };
const tried = { test: "test/gate/bypass.db.test.ts" };
const hunt = { test: "test/gate/no-other-way.db.test.ts" };

/** Ways round the gate that a change of the source could open, and that need no database to be caught. */
export const quickPlants: readonly Twin[] = [
  {
    name: "a text that is answered with a text",
    caughtBy: house,
    file: "src/vendors/twilio/voice-answer.ts",
    old: `export const emptyAnswer = "<Response/>";`,
    new: `export const emptyAnswer = "<Response><Sms>We will ring you.</Sms></Response>";`,
  },
  {
    name: "a route that asks for a permit",
    caughtBy: house,
    file: "src/http/twilio-routes.ts",
    old: `import type { Doors } from "./doors.ts";`,
    new: `import { ask } from "../gate/system-gate.ts";\nimport type { Doors } from "./doors.ts";\nvoid ask;`,
  },
  {
    name: "a route that has the vendor's send",
    caughtBy: house,
    file: "src/http/stripe-routes.ts",
    old: `import { refusals } from "./refusal.ts";`,
    new: `import { makeSendText } from "../vendors/twilio/send.ts";\nimport { refusals } from "./refusal.ts";\nvoid makeSendText;`,
  },
  {
    name: "a second file that asks for permits",
    caughtBy: house,
    file: "src/store/held.ts",
    old: "/** Keeps what only a pause refused, without a permit. */",
    new: "export const again = sql`SELECT grant_permit($1, $2, $3, $4, $5, $6, $7, $8, $9)`;\n",
  },
  {
    name: "a list of texts that makes one",
    caughtBy: house,
    file: "src/vendors/twilio/lists.ts",
    old: "  const wanted = sought.body.trim();",
    new: "  const wanted = sought.body.trim();\n  if (texts.length === 0) await client.messages.create({ to: sought.to, from: sought.from, body: wanted });",
  },
  {
    name: "a flow with a socket of its own",
    caughtBy: house,
    file: "src/flows/tell-to-ring.ts",
    old: "\nexport function tellToRing(",
    new: `\nexport const post = (body: string) => fetch("https://api.twilio.com", { method: "POST", body });\nexport function tellToRing(`,
  },
];

/** The others. Those of `migrations/` follow that text: they are to be written anew where it is replaced by a later one. */
const slowPlants: readonly Twin[] = [
  {
    name: "a class of permits that anybody may import",
    caughtBy: types,
    file: "src/gate/system-gate.ts",
    old: "\nclass GrantedPermit<",
    new: "\nexport class GrantedPermit<",
  },
  {
    name: "an outbox that takes a plain request",
    caughtBy: types,
    file: "src/gate/outbox.ts",
    old: "  permit: Permit<TextAction>,\n",
    new: `  permit: Pick<Permit<TextAction>, "id" | "request" | "segments">,\n`,
  },
  {
    name: "a permit that leads back to its class",
    caughtBy: inCode,
    file: "src/gate/system-gate.ts",
    old: `Reflect.deleteProperty(GrantedPermit.prototype, "constructor");\n`,
    new: "",
  },
  {
    name: "a process that answers a call before it is asked",
    caughtBy: hunt,
    file: "src/context.ts",
    old: `    if (receipt.first) wake("inbox");`,
    new: `    if (receipt.first) wake("inbox");
    const { event: said } = event;
    const words = { outboxId: "text_past_the_gate", body: "We will ring you.", validitySeconds: 60 };
    if (said.kind === "call_arrived") void send(JSON.parse(JSON.stringify({ ...words, from: said.to, to: said.from })));`,
  },
  {
    name: "a claim that does not ask again",
    caughtBy: { test: "test/gate/through-the-locks.db.test.ts" },
    file: "migrations/gate/claim-text.ts",
    old: `refusal := gate_refusal(head."clientId", head.action, head.recipient, head.sender, head."askedForAt", p_now);`,
    new: "refusal := NULL;",
  },
  {
    name: "an application that may make permits",
    caughtBy: tried,
    file: "migrations/20261122_security.ts",
    old: "GRANT INSERT ON circuits TO jobrun_app;",
    new: "GRANT INSERT ON circuits, permits TO jobrun_app;",
  },
  {
    name: "a half key, which a database does not check",
    caughtBy: tried,
    file: "migrations/gate/outbox.ts",
    old: `CREATE INDEX outbox_queued ON outbox (seq) WHERE state = 'queued'`,
    new: `CREATE INDEX outbox_queued ON outbox (seq) WHERE state = 'queued';
      ALTER TABLE outbox ALTER COLUMN template DROP NOT NULL,
        DROP CONSTRAINT "outbox_clientId_permitId_action_recipient_sender_template__fkey",
        ADD FOREIGN KEY ("clientId", "permitId", action, recipient, sender, template, slot, segments, "bodyHash")
          REFERENCES permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash")`,
  },
  {
    name: "a trigger that looks at some changes only",
    caughtBy: tried,
    file: "migrations/gate/outbox-lattice.ts",
    old: "CREATE TRIGGER outbox_lattice BEFORE UPDATE ON outbox",
    new: `CREATE TRIGGER outbox_lattice BEFORE UPDATE OF "carrierRank" ON outbox`,
  },
];

export const allPlants: readonly Twin[] = [...quickPlants, ...slowPlants];
