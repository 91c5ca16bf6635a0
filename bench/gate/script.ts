import { inSql, phonesMax } from "./crowd.ts";

const texts = {
  client: inSql.client(":place"),
  sender: inSql.sender(":place"),
  recipient: inSql.mobile(":to"),
  words: `'Which job is it? ' || (:n)::text`,
  slot: `'bare ' || (:n)::text`,
} as const;

/**
 * What the gate does with one text, as bare SQL: asked, permitted and queued; claimed; settled. `:name` is a parameter, as
 * pgbench writes them: `n` is the text, `place` its client, `to` its recipient, the rest comes from the claim.
 */
export const bareStatements = {
  tenant: `SELECT set_config('jobrun.tenant', ${texts.client}, true)`,
  permit: `SELECT refusal, block, facts FROM grant_permit(${texts.client}, 'permit_' || (:n)::text, 'text_customer',
    ${texts.recipient}, ${texts.sender}, 'ask_job', ${texts.slot}, ${texts.words}, 1, now())`,
  queue: `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
    VALUES (${texts.client}, 'text_' || (:n)::text, 'permit_' || (:n)::text, 'text_customer', ${texts.recipient}, ${texts.sender},
      'ask_job', ${texts.slot}, ${texts.words}, 1, now(), now() + interval '30 minutes')`,
  // One row whether a text was due or not: pgbench gives up where there is none.
  claim: `SELECT count(*)::integer AS claimed, coalesce(min(t."clientId"), '') AS owner, coalesce(min(t.id), '') AS text,
      coalesce(min(t.fence), 0) AS fence, coalesce(min(t.body), '') AS words FROM claim_text(interval '8 seconds', now()) t`,
  settle: `SELECT settle_text((:owner)::text, (:text)::text, (:fence)::bigint, 'accepted', 'SM' || (:text)::text, 1, NULL, NULL,
    interval '0', now()) AS settled`,
} as const;

/** One text after the other for pgbench, each connection with `clients` businesses that ask. */
export function pgbenchScript(clients: number): string {
  const { tenant, permit, queue, claim, settle } = bareStatements;
  const chance = [
    String.raw`\set n random(1000000000000000000, 9000000000000000000)`,
    String.raw`\set place random(0, ${clients - 1})`,
    String.raw`\set to (:place + random(1, ${phonesMax - 1})) % ${phonesMax}`,
  ];
  const asked = ["BEGIN;", `${tenant};`, `${permit};`, `${queue};`, "COMMIT;"];
  // The claim and the settlement are one statement each, and so a transaction each.
  const claimed = [claim, String.raw`\gset`];
  const settled = [String.raw`\if :claimed`, `${settle};`, String.raw`\endif`];
  return `${[...chance, ...asked, ...claimed, ...settled].join("\n")}\n`;
}

/** A statement as a driver wants it: `$1` in place of the first name, and the names in their order. */
export function numbered(statement: string): { readonly text: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const text = statement.replace(/(?<!:):([a-z]+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}
