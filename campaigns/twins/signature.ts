import type { Twin } from "../twin.ts";

const signature = { campaign: "signature" };

export const twins: readonly Twin[] = [
  {
    name: "a signature compared by its first two bytes",
    caughtBy: signature,
    file: "src/vendors/twilio/signature.ts",
    old: "given.length === expected.length && timingSafeEqual(given, expected)",
    new: "given.length === expected.length && timingSafeEqual(given.subarray(0, 2), expected.subarray(0, 2))",
  },
  {
    name: "a query that is not signed",
    caughtBy: signature,
    file: "src/vendors/twilio/signature.ts",
    old: "const address = settings.publicUrl + path;",
    new: 'const address = settings.publicUrl + (path.split("?")[0] ?? "");',
  },
  {
    name: "a second value that is not signed",
    caughtBy: signature,
    file: "src/vendors/twilio/signature.ts",
    old: "values.length === 1 ? values[0] : [...values]",
    new: "values[0]",
  },
  {
    name: "bytes moved between fields",
    caughtBy: signature,
    file: "src/vendors/twilio/read-webhook.ts",
    old: " || hasMovedBytes(form)",
    new: "",
  },
  {
    name: "a sender swallowed by another field",
    caughtBy: { test: "test/vendors/twilio/read-webhook.test.ts" },
    file: "src/vendors/twilio/moved-bytes.ts",
    old: "if (!freeText.has(name) && swallowed.test(value)) return true;",
    new: "",
  },
];
