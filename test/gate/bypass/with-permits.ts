import { requestOf, permitted } from "../gate-bench.ts";
import { honestWords, type Stolen, type Thief } from "./thief.ts";
import type { Way } from "./way.ts";

/** A genuine permit, and then a text that is not the one that it is for. */
const other = (wish: (thief: Thief) => Stolen) => async (thief: Thief) => {
  await thief.ask();
  await thief.queue(wish(thief));
};

const without = (...columns: readonly (keyof Stolen)[]): readonly Way[] =>
  columns.map((column) => ({
    name: `a text whose ${column} is NULL, so that the key over it would not be checked`,
    stoppedBy: column === "clientId" ? "no right" : "a column that must be there",
    steal: other(() => ({ [column]: null })),
  }));

const fields = `"clientId", id, action, recipient, sender, template, slot, segments, "bodyHash", facts, "grantedAt"`;
const invented = ({ client, victim }: Thief) =>
  `'${client.id}', 'permit_invented', 'text_customer', '${victim}', '${client.number}', 'greeting', 'slot', 1, body_hash('hello'), '{}', now()`;

/** Ways that begin with no permit, or with one for something else. */
export const withPermits: readonly Way[] = [
  {
    name: "a permit made by INSERT",
    stoppedBy: "no right",
    steal: (thief) => thief.sql(`INSERT INTO permits (${fields}) VALUES (${invented(thief)})`),
  },
  {
    name: "a permit made by MERGE",
    stoppedBy: "no right",
    steal: (thief) =>
      thief.sql(
        `MERGE INTO permits USING (SELECT 1) AS one ON false WHEN NOT MATCHED THEN INSERT (${fields}) VALUES (${invented(thief)})`,
      ),
  },
  {
    name: "a genuine permit turned to other words by UPDATE",
    stoppedBy: "no right",
    steal: async (thief) => {
      await thief.ask();
      await thief.sql(`UPDATE permits SET "bodyHash" = body_hash('other words')`);
    },
  },
  {
    name: "a spent permit deleted, so that its slot is free again",
    stoppedBy: "no right",
    steal: async (thief) => {
      await thief.ask();
      await thief.sql("DELETE FROM permits");
    },
  },
  { name: "a text without a permit", stoppedBy: "no such permit", steal: (thief) => thief.queue() },
  {
    name: "a text without a permit, its foreign key put off to the end",
    stoppedBy: "no such permit",
    steal: async (thief) => {
      await thief.sql("BEGIN");
      await thief.sql("SET CONSTRAINTS ALL DEFERRED");
      await thief.queue();
    },
  },
  {
    name: "a permit that was taken back to a savepoint",
    stoppedBy: "no such permit",
    steal: async (thief) => {
      await thief.sql("BEGIN");
      await thief.sql("SAVEPOINT before");
      await thief.ask();
      await thief.sql("ROLLBACK TO SAVEPOINT before");
      await thief.queue();
    },
  },
  ...without("clientId", "permitId", "action", "recipient", "sender", "template", "slot", "segments", "body"),
  { name: "other words", stoppedBy: "no such permit", steal: other(() => ({ body: "buy now" })) },
  {
    name: "words that look the same and are other bytes",
    stoppedBy: "no such permit",
    steal: async (thief) => {
      await thief.ask({ body: "caf\u00E9" });
      await thief.queue({ body: "cafe\u0301" });
    },
  },
  {
    name: "another recipient",
    stoppedBy: "no such permit",
    steal: async (thief) => {
      await thief.ask({ recipient: "+447700900799" });
      await thief.queue();
    },
  },
  { name: "another template", stoppedBy: "no such permit", steal: other(() => ({ template: "farewell" })) },
  { name: "another slot", stoppedBy: "no such permit", steal: other(() => ({ slot: "another slot" })) },
  { name: "other segments, which cost less", stoppedBy: "no such permit", steal: other(() => ({ segments: 2 })) },
  { name: "another action", stoppedBy: "no such permit", steal: other(() => ({ action: "text_safety" })) },
  {
    name: "another client's number as the sender",
    stoppedBy: "no such permit",
    steal: other(({ neighbour }) => ({ sender: neighbour.number })),
  },
  {
    name: "another client's permit",
    stoppedBy: "no such permit",
    steal: async ({ bench, neighbour, victim, queue }) => {
      const { id } = await permitted(bench, requestOf(neighbour, victim, { slot: "theirs" }));
      await queue({ permitId: id, slot: "theirs" });
    },
  },
  {
    name: "another client's permit, with the tenant changed in the middle of the transaction",
    stoppedBy: "no such permit",
    steal: async ({ client, neighbour, sql, ask, queue }) => {
      await sql("BEGIN");
      await sql("SELECT set_config('jobrun.tenant', $1, true)", [neighbour.id]);
      await ask({ clientId: neighbour.id, sender: neighbour.number });
      await sql("SELECT set_config('jobrun.tenant', $1, true)", [client.id]);
      await queue();
    },
  },
  {
    name: "a text into another tenant's outbox",
    stoppedBy: "no right",
    steal: other(({ neighbour }) => ({ clientId: neighbour.id, sender: neighbour.number })),
  },
  {
    name: "a permit asked for in another tenant's name",
    stoppedBy: "no right",
    steal: (thief) => thief.ask({ clientId: thief.neighbour.id, sender: thief.neighbour.number }),
  },
  {
    name: "nine hundred characters that cost one segment",
    stoppedBy: "its state",
    steal: async (thief) => {
      await thief.ask({ body: "words ".repeat(150) });
      await thief.queue({ body: "words ".repeat(150) });
    },
  },
  {
    name: "a text that never expires, on which a claim could break",
    stoppedBy: "its state",
    steal: other(() => ({ expires: "'infinity'" })),
  },
  {
    name: "a text that is of use for years",
    stoppedBy: "its state",
    steal: other(() => ({ expires: "'2126-01-01'" })),
  },
  {
    name: "a permit asked for at the end of time, where no cap counts",
    stoppedBy: "its state",
    steal: (thief) => thief.ask({ now: "'infinity'" }),
  },
  {
    name: "a permit asked for without words, so that it binds none",
    stoppedBy: "a column that must be there",
    steal: (thief) => thief.ask({ body: null }),
  },
  {
    name: "a permit asked for without a time, so that no cap counts",
    stoppedBy: "a column that must be there",
    steal: (thief) => thief.ask({ now: "NULL" }),
  },
  {
    name: "a permit asked for in the past, when the trial was not over",
    stoppedBy: "the claim",
    steal: async (thief) => {
      await thief.bench.root.query(
        `UPDATE clients SET "billingStatus" = 'trial', "trialEndsAt" = '2026-11-01' WHERE id = $1`,
        [thief.client.id],
      );
      await thief.ask({ now: "'2026-10-31'" });
      await thief.queue();
    },
  },
  {
    name: "a permit used twice",
    stoppedBy: "used before",
    leaves: [honestWords],
    steal: async (thief) => {
      await thief.honest();
      await thief.sql(
        `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
         SELECT "clientId", 'text_again', "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt"
         FROM outbox`,
      );
    },
  },
];
