import type { Twin } from "../twin.ts";

const record = { test: "test/release/deploy/record.db.test.ts" };
const signing = { test: "test/release/signing.test.ts" };
const migration = "migrations/20261123_deployments.ts";

export const twins: readonly Twin[] = [
  {
    name: "a signature of evidence that is one of a sign-off, too",
    caughtBy: signing,
    file: "src/release/signing.ts",
    old: "`jobrun ${what} ${hash}`",
    new: "`jobrun ${what.length > 0} ${hash}`",
  },
  {
    name: "a signature that nobody looks at",
    caughtBy: record,
    file: "src/release/deploy/signatures.ts",
    old: '!signatureHolds(signedBy, "evidence", hash, signature))',
    new: '!signatureHolds(signedBy, "evidence", hash, signature) === (hash === ""))',
  },
  {
    name: "evidence that any key may sign",
    caughtBy: record,
    file: "src/release/deploy/signatures.ts",
    old: "if (trusted.length === 0 || trusted.includes(signedBy)) return null;",
    new: "if (trusted.length >= 0 || trusted.includes(signedBy)) return null;",
  },
  {
    name: "a signature that can be taken away",
    caughtBy: record,
    file: migration,
    old: 'p_row."hashBefore", p_row."signedBy",',
    new: 'p_row."hashBefore",',
  },
  {
    name: "a signature of another row than its own",
    caughtBy: record,
    file: migration,
    old: "IF NEW.signature IS NOT NULL AND NEW.hash IS DISTINCT FROM drawn THEN",
    new: "IF NEW.signature IS NOT NULL AND NEW.hash IS NULL THEN",
  },
  {
    name: "evidence whose moment its signer chooses",
    caughtBy: record,
    file: migration,
    old: "NEW.at BETWEEN now_or_drawn - interval '10 seconds' AND now_or_drawn",
    new: "NEW.at <= now_or_drawn",
  },
  {
    name: "a signed row that is not drawn up again",
    caughtBy: record,
    file: "src/release/deploy/record.ts",
    old: "const signTriesMax = 20;",
    new: "const signTriesMax = 1;",
  },
  {
    name: "a key of another kind",
    caughtBy: { test: "test/config/groups.test.ts" },
    file: "src/config/signing-keys.ts",
    old: 'return read(der).asymmetricKeyType === "ed25519";',
    new: 'return read(der).asymmetricKeyType !== "x25519";',
  },
  {
    name: "a key in two spellings",
    caughtBy: { test: "test/config/groups.test.ts" },
    file: "src/config/signing-keys.ts",
    old: 'if (der.toString("base64") !== text) return false;',
    new: 'if (der.toString("base64") === "") return false;',
  },
];
