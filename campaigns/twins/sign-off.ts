import type { Twin } from "../twin.ts";

const record = { test: "test/release/deploy/signed.db.test.ts" };
const signing = { test: "test/release/signing.test.ts" };
const staging = { test: "test/release/deploy/staging-evidence.test.ts" };
const walk = { test: "test/release/deploy/walk.db.test.ts" };
const compute = { test: "test/release/sign-off/compute.test.ts" };
const file = { test: "test/release/sign-off/file.test.ts" };
const stagingFile = "src/release/deploy/staging-evidence.ts";
const works = "src/release/deploy/works.ts";
const lacks = "src/release/sign-off/lacks.ts";
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
  {
    name: "a signature in two spellings",
    caughtBy: signing,
    file: "src/release/signing.ts",
    old: 'bytes.toString("base64") === signature && ',
    new: "",
  },
  {
    name: "staging's evidence with a row taken out",
    caughtBy: staging,
    file: "src/release/deploy/chain.ts",
    old: "(row.place === before.place + 1 && row.hashBefore === before.hash)",
    new: "row.place > before.place",
  },
  {
    name: "staging's evidence of another commit",
    caughtBy: staging,
    file: stagingFile,
    old: "own.find((row) => row.commit !== commit)",
    new: 'own.find((row) => row.commit === "")',
  },
  {
    name: "staging's evidence that nobody signed",
    caughtBy: staging,
    file: stagingFile,
    old: "own.find(({ signedBy }) => signedBy === null)",
    new: 'own.find(({ signedBy }) => signedBy === "")',
  },
  {
    name: "staging's evidence of half a plan",
    caughtBy: staging,
    file: stagingFile,
    old: "if (done === undefined) return [`${name} has left no evidence there`];",
    new: "if (done === undefined) return [];",
  },
  {
    name: "staging's soak cut short",
    caughtBy: staging,
    file: stagingFile,
    old: "hours >= waits.hours) return [];",
    new: "hours >= waits.hours - 1) return [];",
  },
  {
    name: "staging's evidence from wherever it comes, where nobody is trusted",
    caughtBy: staging,
    file: stagingFile,
    old: "if (trusted.length === 0)",
    new: "if (trusted.length < 0)",
  },
  {
    name: "a bad file of staging's beside which an override counts",
    caughtBy: walk,
    file: works,
    old: 'if (file === null && wordsIn(without) !== "")',
    new: 'if (wordsIn(without) !== "")',
  },
  {
    name: "staging's evidence that is not looked at again before the migration",
    caughtBy: walk,
    file: works,
    old: 'if (step === "staging") return left.has("migrate") ||',
    new: 'if (step === "staging") return left.has("review") ||',
  },
  {
    name: "staging's evidence that the database takes of another commit",
    caughtBy: record,
    file: migration,
    old: "d.commit = p_row.evidence ->> 'commit'",
    new: "p_row.evidence ? 'commit'",
  },
  {
    name: "a soak that the database takes short",
    caughtBy: record,
    file: migration,
    old: "'soakHours')::numeric >= 24",
    new: "'soakHours')::numeric > 0",
  },
  {
    name: "an override of another release",
    caughtBy: record,
    file: migration,
    old: `WHERE s."deploymentId" = p_row."deploymentId" AND s.what = 'approved'
              AND s.step = 'without-staging'`,
    new: `WHERE s.what = 'approved'
              AND s.step = 'without-staging'`,
  },
  {
    name: "an override without a reason",
    caughtBy: record,
    file: migration,
    old: "btrim(s.evidence ->> 'note') <> ''",
    new: "s.what <> ''",
  },
  {
    name: "a migration of production that staging has not shown",
    caughtBy: { test: "test/cli/deploy.db.test.ts" },
    file: "src/cli/migrate/bring-up.ts",
    old: 'if (deployment !== "production") return;',
    new: 'if (deployment !== "local") return;',
  },
  {
    name: "a sign-off of a record that was changed",
    caughtBy: compute,
    file: "src/release/sign-off/compute.ts",
    old: "...(facts.breaks === 0 ? [] :",
    new: "...(facts.breaks >= 0 ? [] :",
  },
  {
    name: "a sign-off of rows that do not follow each other",
    caughtBy: compute,
    file: "src/release/sign-off/compute.ts",
    old: "...chainFaults(facts.rows, facts.trusted).map(",
    new: "...chainFaults([], facts.trusted).map(",
  },
  {
    name: "a sign-off of what nobody signed",
    caughtBy: compute,
    file: lacks,
    old: 'deployment.environment === "local" ? []',
    new: 'deployment.environment !== "staging" ? []',
  },
  {
    name: "a sign-off without an approval",
    caughtBy: compute,
    file: lacks,
    old: "filter((what) => !approved.has(what))",
    new: 'filter((what) => what === "" && !approved.has(what))',
  },
  {
    name: "a sign-off without a step",
    caughtBy: compute,
    file: lacks,
    old: 'if (done === undefined) return ["it has left no evidence"];',
    new: "if (done === undefined) return [];",
  },
  {
    name: "a sign-off in which an override needs no words",
    caughtBy: compute,
    file: lacks,
    old: 'return answered && words === "" ?',
    new: 'return answered && words === "none" ?',
  },
  {
    name: "a sign-off that takes staging's evidence as it is",
    caughtBy: compute,
    file: lacks,
    old: 'return judged.is === "good" ? [] : [judged.why];',
    new: 'return judged.is === "good" || file !== "" ? [] : [judged.why];',
  },
  {
    name: "a sign-off of another commit",
    caughtBy: file,
    file: "src/release/sign-off/file.ts",
    old: "if (body.commit !== commit)",
    new: 'if (body.commit === "")',
  },
  {
    name: "a sign-off by whoever has a key",
    caughtBy: file,
    file: "src/release/sign-off/file.ts",
    old: "if (!trusted.includes(signedBy))",
    new: "if (trusted.includes(hash))",
  },
  {
    name: "a sign-off with a blank more",
    caughtBy: file,
    file: "src/release/sign-off/file.ts",
    old: "return signOffText(file) === text ? file : null;",
    new: "return file;",
  },
  {
    name: "a sign-off that verifies where it says NOT READY",
    caughtBy: file,
    file: "src/release/sign-off/file.ts",
    old: "if (!body.ready || body.missing.length > 0)",
    new: "if (body.missing.length > 99)",
  },
  {
    name: "a sign-off that names tests which are not there",
    caughtBy: { test: "test/release/sign-off/promises.test.ts" },
    file: "src/release/sign-off/promises.ts",
    old: 'return proof.startsWith("test/") ? isThere(proof) : true;',
    new: "return true;",
  },
];
