import type { Client } from "pg";
import { type CatalogueLine, readCatalogueLines } from "../migrate/drift/catalogue-lines.ts";
import { history } from "../migrate/history.ts";
import { readSchemaStatus, type SchemaStatus } from "../migrate/schema-status.ts";
import { applicationChecks } from "./tier-3.ts";
import type { ApplicationGround, Check, DatabaseGround, Found, Tier, Verified } from "./check.ts";
import { openReader } from "./open-reader.ts";
import { dataChecks } from "./tier-2.ts";
import { schemaChecks } from "./tier-1.ts";

/** What is asked of whom. `adminUrl`: the migrator's login, which may become the operator's role and does nothing but read. */
export type Asked = Omit<ApplicationGround, keyof LookedAtOnce> & {
  readonly adminUrl: string;
  readonly tiers: readonly Tier[];
  readonly tell: (verified: Verified) => void;
};

/** Asks each check of these tiers, one after the other, and tells each answer at once. A check that cannot look has failed. */
export async function verify({ adminUrl, tiers, tell, ...outside }: Asked): Promise<readonly Verified[]> {
  const client = await openReader(adminUrl);
  try {
    const ground: ApplicationGround = { ...outside, ...lookedAtOnce(client, adminUrl) };
    const answers: Verified[] = [];
    for (const tier of tiers) {
      for (const { look, ...check } of checksOf[tier]) {
        const startedAt = performance.now();
        const found = await look(ground).catch(couldNotLook);
        const verified = { tier, ...check, ...found, ms: Math.round(performance.now() - startedAt) };
        tell(verified);
        answers.push(verified);
      }
    }
    return answers;
  } finally {
    await client.end();
  }
}

export const checksOf: { readonly [tier in Tier]: readonly Check<ApplicationGround>[] } = {
  1: schemaChecks,
  2: dataChecks,
  3: applicationChecks,
};

type LookedAtOnce = Omit<DatabaseGround, "trusted">;

function lookedAtOnce(client: Client, url: string): LookedAtOnce {
  let catalogue: Promise<readonly CatalogueLine[]> | null = null;
  let schema: Promise<SchemaStatus> | null = null;
  return {
    client,
    catalogue: () => (catalogue ??= readCatalogueLines(client)),
    schema: () => (schema ??= readSchemaStatus(history, url)),
  };
}

function couldNotLook(error: unknown): Found {
  return { state: "failed", found: `could not look: ${error instanceof Error ? error.message : "no reason given"}` };
}
