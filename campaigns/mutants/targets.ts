/** Files and the tests that must notice every change to them. The tests run in order until the first is red. */
export type Target = {
  /** Its room and its noun: `gate/outbox`. */
  readonly name: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
};

/** Needs no database: the short form. */
export const domainTargets: readonly Target[] = [
  {
    name: "domain/policy",
    files: ["src/domain/policy.ts", ...["checks", "facts", "needs"].map((name) => `src/domain/policy/${name}.ts`)],
    tests: ["test/domain/policy/policy.test.ts"],
  },
  {
    name: "domain/print-policy",
    files: ["src/domain/policy/print-policy.ts"],
    tests: ["test/domain/policy/print-policy.test.ts"],
  },
  {
    name: "domain/fact-in-the-way",
    files: ["src/domain/policy/fact-in-the-way.ts"],
    tests: ["test/domain/policy/fact-in-the-way.test.ts"],
  },
  domain("status-rank"),
  domain("send-errors"),
  domain("pauses"),
  domain("gsm7"),
  { name: "domain/opt-out", files: ["src/domain/opt-out.ts", "src/domain/keywords.ts"], tests: [testOf("keywords")] },
  domain("trial"),
  setUp("edges", ["edges"]),
  setUp("setup", ["steps", "stored-set-up"]),
  setUp("on-setup-text", ["steps", "on-setup-text"]),
  setUp("parse-setup", ["stored-set-up"]),
];

/** Types that must not compile are no part of it: Stryker's files are not checked for types. */
export const gateTargets: readonly Target[] = [
  gate("system-gate", ["second-opinion", "permit", "bypass-in-code"]),
  gate("outbox", ["outbox", "permit"]),
  gate("dispatch", ["dispatch", "circuit"]),
  gate("circuit", ["circuit", "dispatch"], ["test/flows/callback-codes.db.test.ts"]),
  gate("act-on-code", ["act-on-code"]),
];

function domain(name: string): Target {
  return { name: `domain/${name}`, files: [`src/domain/${name}.ts`], tests: [testOf(name)] };
}

function setUp(name: string, tests: readonly string[]): Target {
  const files = tests.map((test) => `test/domain/onboarding/${test}.test.ts`);
  return { name: `domain/onboarding/${name}`, files: [`src/domain/onboarding/${name}.ts`], tests: files };
}

function testOf(name: string): string {
  return `test/domain/${name}.test.ts`;
}

function gate(name: string, tests: readonly string[], others: readonly string[] = []): Target {
  return {
    name: `gate/${name}`,
    files: [`src/gate/${name}.ts`],
    tests: [...tests.map((test) => `test/gate/${test}.db.test.ts`), ...others],
  };
}
