import { noon, optOutRow } from "../gate-bench.ts";
import { carried, honestWords, type Thief } from "./thief.ts";
import type { Way } from "./way.ts";

/** A text that the gate allowed, and its row then changed by hand. */
const changed = (set: string) => async (thief: Thief) => {
  await thief.honest();
  await thief.sql(`UPDATE outbox SET ${set}`);
};

const ofPermit = [
  "recipient",
  "body",
  "bodyHash",
  "sender",
  "action",
  "template",
  "slot",
  "permitId",
  "clientId",
] as const;
const ofClaim = [
  "attempts",
  "fence",
  "seq",
  "queuedAt",
  "expiresAt",
  "segments",
  "claimedBy",
  "sentAt",
  "askedForAt",
  "pence",
] as const;

/** A text in its end, made by the only ones who can: the superuser behind everybody's back. */
const ended = (state: string) => async (thief: Thief) => {
  await thief.honest();
  const { root } = thief.bench;
  await root.query("BEGIN");
  await root.query("SET LOCAL session_replication_role = replica");
  await root.query(`UPDATE outbox SET state = $2, reason = 'no', "carrierId" = 'SM1' WHERE "clientId" = $1`, [
    thief.client.id,
    state,
  ]);
  await root.query("COMMIT");
  await thief.sql(`UPDATE outbox SET "carrierId" = NULL, state = 'queued', "dueAt" = now()`);
};

const optedOut = ({ bench, client, victim }: Thief) => bench.root.query(optOutRow(client.id, victim));

const claimed = (lease: string, now: string) => async (thief: Thief) => {
  await thief.honest();
  await thief.alone(`SELECT id FROM claim_text(${lease}, ${now})`);
};

/** Ways that begin with a text that was allowed, or with a row that never was. */
export const withQueuedTexts: readonly Way[] = [
  ...[...ofPermit, ...ofClaim].map((column): Way => ({
    name: `the ${column} of a queued text changed`,
    stoppedBy: "no right",
    leaves: [honestWords],
    steal: changed(`"${column}" = DEFAULT`),
  })),
  {
    name: "a queued text's words changed by INSERT … ON CONFLICT",
    stoppedBy: "no right",
    leaves: [honestWords],
    steal: async (thief) => {
      await thief.honest();
      await thief.sql(
        `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
         SELECT "clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt"
         FROM outbox ON CONFLICT ("clientId", id) DO UPDATE SET body = 'buy now'`,
      );
    },
  },
  {
    name: "a text put in as one that was claimed already",
    stoppedBy: "no right",
    steal: async ({ client, sql }) => {
      await sql(`INSERT INTO outbox ("clientId", id, state) VALUES ('${client.id}', 'text_claimed', 'sending')`);
    },
  },
  {
    name: "a text taken out of the outbox, so that its permit is free again",
    stoppedBy: "no right",
    leaves: [honestWords],
    steal: async (thief) => {
      await thief.honest();
      await thief.sql("DELETE FROM outbox");
    },
  },
  ...["stopped", "accepted", "refused", "expired"].map((state): Way => ({
    name: `a text that is ${state} queued again`,
    stoppedBy: "its state",
    steal: ended(state),
  })),
  {
    name: "a held text queued again while its pause lasts",
    stoppedBy: "the claim",
    steal: async (thief) => {
      await thief.honest();
      await thief.bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [thief.client.id]);
      await carried(thief);
      await thief.sql(`UPDATE outbox SET state = 'queued', reason = NULL, "dueAt" = now() WHERE state = 'held'`);
    },
  },
  {
    name: "a text put straight into sending, which no sender has",
    stoppedBy: "the claim",
    steal: changed(`state = 'sending'`),
  },
  {
    name: "a text put into sending with its lease over, as if its sender had died",
    stoppedBy: "the claim",
    steal: changed(`state = 'sending', "leasedUntil" = now() - interval '1 minute'`),
  },
  {
    name: "a text of unknown outcome queued again without a look-up",
    stoppedBy: "its state",
    steal: async (thief) => {
      await changed(`state = 'sending'`)(thief);
      await thief.sql(`UPDATE outbox SET state = 'unknown'`);
      await thief.sql(`UPDATE outbox SET state = 'queued'`);
    },
  },
  {
    name: "two look-ups made up at once for a text of unknown outcome",
    stoppedBy: "its state",
    steal: async (thief) => {
      await changed(`state = 'sending'`)(thief);
      await thief.sql(`UPDATE outbox SET state = 'unknown'`);
      await thief.sql(`UPDATE outbox SET "lookUps" = 2`);
    },
  },
  {
    name: "look-ups made up one by one, to send again to somebody who opted out meanwhile",
    stoppedBy: "the claim",
    steal: async (thief) => {
      await changed(`state = 'sending'`)(thief);
      await thief.sql(`UPDATE outbox SET state = 'unknown'`);
      for (const times of [1, 2]) await thief.sql(`UPDATE outbox SET "lookUps" = ${times}`);
      await optedOut(thief);
      await thief.sql(`UPDATE outbox SET state = 'queued', "dueAt" = now()`);
    },
  },
  {
    name: "a text claimed by hand: its words are read, and no carrier gets them",
    stoppedBy: "the claim",
    steal: claimed("interval '8 s'", `'${noon.toString()}'`),
  },
  {
    name: "a text claimed by hand at a time before it was queued",
    stoppedBy: "the claim",
    steal: claimed("interval '8 s'", "'-infinity'"),
  },
  {
    name: "a text claimed by hand at no time",
    stoppedBy: "a column that must be there",
    leaves: [honestWords],
    steal: claimed("interval '8 s'", "NULL"),
  },
  {
    name: "a text claimed by hand for no time at all, so that a sender may have it too",
    stoppedBy: "the claim",
    steal: claimed("interval '-1 s'", `'${noon.toString()}'`),
  },
  {
    name: "words kept as if a pause had held them",
    stoppedBy: "the claim",
    steal: ({ client, victim, sql }) =>
      sql(
        `INSERT INTO held_decisions ("clientId", id, action, recipient, sender, template, slot, body, reason, "heldAt", "expiresAt")
         VALUES ($1, 'held_invented', 'text_customer', $2, $3, 'greeting', 'slot', '${honestWords}', 'client_paused', now(), 'infinity')`,
        [client.id, victim, client.number],
      ),
  },
];
