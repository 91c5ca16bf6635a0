import type { Twin } from "../twin.ts";

const doors = { campaign: "doors" };

export const twins: readonly Twin[] = [
  {
    name: "slow clients that are never looked at",
    caughtBy: doors,
    file: "src/http/server-limits.ts",
    old: "connectionsCheckingInterval: 250",
    new: "connectionsCheckingInterval: 600_000",
  },
  {
    name: "requests kept after their answer",
    caughtBy: doors,
    file: "src/http/require-signature.ts",
    old: "request.setDecorator<Genuine>(slot, { form, path, raw });",
    new: "request.setDecorator<Genuine>(slot, { form, path, raw });\n    Reflect.set(globalThis, request.id, request);",
  },
  {
    name: "control characters that reach a text column",
    caughtBy: doors,
    file: "src/domain/untrusted-text.ts",
    old: '.replace(unwanted, "")',
    new: '.replace(unwanted, "$&")',
  },
  {
    name: "a bad form that is a fault of ours",
    caughtBy: doors,
    file: "src/http/twilio-routes.ts",
    old: "throw refusals.badForm();",
    new: 'throw new Error("bad form");',
  },
  {
    name: "a webhook answered though the database is away",
    caughtBy: { test: "test/flows/receive.test.ts" },
    file: "src/flows/receive.ts",
    old: "if (outcome instanceof Error) reject(outcome);",
    new: 'if (outcome instanceof Error) resolve({ first: true, role: "SYSTEM", businessName: null });',
  },
];
