import type { Twin } from "../twin.ts";

const lookUp = { test: "test/flows/look-up-unknown.db.test.ts" };
const expired = { test: "test/flows/tell-expired.db.test.ts" };
const campaign = { campaign: "outcomes" };
const lattice = { test: "test/gate/lattice.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a second attempt after one look-up",
    caughtBy: lookUp,
    file: "src/flows/look-up-unknown.ts",
    old: "const lookUpsNeeded = 2;",
    new: "const lookUpsNeeded = 1;",
  },
  {
    name: "a database that lets one look-up do",
    caughtBy: lattice,
    file: "migrations/20261123_look_ups.ts",
    old: `OLD."lookUps" >= 2`,
    new: `OLD."lookUps" >= 1`,
  },
  {
    name: "look-ups counted two at once",
    caughtBy: lattice,
    file: "migrations/20261123_look_ups.ts",
    old: `AND NEW."lookUps" = OLD."lookUps" + 1)`,
    new: `AND NEW."lookUps" > OLD."lookUps")`,
  },
  {
    name: "a text that the carrier has queued again",
    caughtBy: lattice,
    file: "migrations/20261123_look_ups.ts",
    old: `IF NEW.state = 'queued' AND OLD.state <> 'queued' AND NEW."carrierId" IS NOT NULL THEN`,
    new: `IF NEW.state = 'queued' AND OLD.state <> 'queued' AND NEW."carrierId" = '' THEN`,
  },
  {
    name: "two look-ups without a gap",
    caughtBy: lookUp,
    file: "migrations/gate/claim-unknown.ts",
    old: `coalesce(o."lookedUpAt", o."unknownAt", o."queuedAt")`,
    new: `coalesce(o."unknownAt", o."queuedAt")`,
  },
  {
    name: "a found message ignored",
    caughtBy: lookUp,
    file: "src/flows/look-up-unknown.ts",
    old: "if (ours !== undefined) {",
    new: "if (ours !== undefined && ours.carrierId === text.id) {",
  },
  {
    name: "another text's message taken for ours",
    caughtBy: lookUp,
    file: "src/flows/look-up-unknown.ts",
    old: "found.find(({ carrierId }) => !held.taken.includes(carrierId))",
    new: 'found.find(({ carrierId }) => carrierId !== "")',
  },
  {
    name: "the message of a text on its way taken for ours",
    caughtBy: lookUp,
    file: "src/flows/look-up-unknown.ts",
    old: "if (held.likeUnderWay)",
    new: "if (held.likeUnderWay && found.length === 0)",
  },
  {
    name: "an unknown text sent again when it is of no use",
    caughtBy: lookUp,
    file: "src/flows/look-up-unknown.ts",
    old: "const useful = Temporal.Instant.compare(now, text.expiresAt) < 0;",
    new: "const useful = Temporal.Instant.compare(now, text.expiresAt) < 2;",
  },
  {
    name: "a look-up that overrules a callback",
    caughtBy: lookUp,
    file: "src/store/look-ups.ts",
    old: `    .where("state", "=", "unknown")\n`,
    new: "",
  },
  {
    name: "a callback that a text waiting to go again does not hear",
    caughtBy: lookUp,
    file: "src/store/text-status.ts",
    old: ` || text.state === "queued"`,
    new: "",
  },
  {
    name: "a sender that queues a text which counts as unknown",
    caughtBy: lookUp,
    file: "src/store/outbox.ts",
    old: `settlement.state === "queued" ? ["sending"] : ["sending", "unknown"]`,
    new: `["sending", "unknown"]`,
  },
  {
    name: "an expired text told of twice",
    caughtBy: expired,
    file: "src/store/expired-texts.ts",
    old: `.set({ ownerToldAt: now.toString(), leasedUntil: null })`,
    new: `.set({ leasedUntil: now.toString() })`,
  },
  {
    name: "an expired text of which nobody is told",
    caughtBy: expired,
    file: "src/flows/tell-expired.ts",
    old: `if (client !== null && text.action !== "text_owner")`,
    new: `if (client === null)`,
  },
  {
    name: "a 500 taken for a refusal",
    caughtBy: campaign,
    file: "src/vendors/twilio/send.ts",
    old: "status >= 400 && status < 500",
    new: "status >= 400 && status < 600",
  },
  {
    name: "a 500 that is tried again",
    caughtBy: campaign,
    file: "src/vendors/twilio/send.ts",
    old: 'return { outcome: "unknown", reason: code };',
    new: 'return { outcome: "refused", code: "20429", reason: code, retryAfterSeconds: null };',
  },
  {
    name: "a found message ignored under faults",
    caughtBy: campaign,
    file: "src/flows/look-up-unknown.ts",
    old: "if (ours !== undefined) {",
    new: "if (ours !== undefined && ours.carrierId === text.id) {",
  },
  {
    name: "one look-up under faults",
    caughtBy: campaign,
    file: "src/flows/look-up-unknown.ts",
    old: "const lookUpsNeeded = 2;",
    new: "const lookUpsNeeded = 1;",
  },
  {
    name: "an unknown text that is never looked up",
    caughtBy: campaign,
    file: "src/context.ts",
    old: "startLoop(() => lookUpUnknown(lookUps)",
    new: "startLoop(async () => (lookUps.gapMs < 0 ? lookUpUnknown(lookUps) : false)",
  },
  {
    name: "a late answer of which the owner hears nothing",
    caughtBy: { test: "test/flows/answer-text.db.test.ts" },
    file: "src/flows/say-in-turn.ts",
    old: "return `too late; owner ${await tellToRing(tx, client, phone, now)}`;",
    new: "return tellToRing.name;",
  },
];
