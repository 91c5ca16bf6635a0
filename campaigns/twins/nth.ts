import type { Twin } from "../twin.ts";

const nth = { campaign: "nth" };

export const twins: readonly Twin[] = [
  {
    name: "a tenant's work that is no transaction",
    caughtBy: nth,
    file: "src/store/tenant.ts",
    old: `      db.transaction().execute(async (tx) => {
        await sql\`SELECT set_config('jobrun.tenant', \${clientId}, true)\`.execute(tx);`,
    new: `      db.connection().execute(async (tx) => {
        await sql\`SELECT set_config('jobrun.tenant', \${clientId}, false)\`.execute(tx);`,
  },
  {
    name: "a request whose answer is lost that goes again at once",
    caughtBy: nth,
    file: "src/vendors/twilio/failure.ts",
    old: `  return { outcome: "unknown", reason: code };\n}`,
    new: `  return { outcome: "refused", code: "ECONNREFUSED", reason: code, retryAfterSeconds: null };\n}`,
  },
];
