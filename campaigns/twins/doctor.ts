import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/cli/doctor/examine-carrier.db.test.ts" };
const vendor = "src/vendors/twilio/";
const doctor = "src/cli/doctor/";

const planted: readonly (readonly [name: string, file: string, old: string, replacement: string])[] = [
  [
    "doctor takes a wrong token for silence",
    `${vendor}account-standing.ts`,
    '? "wrong_login" : "refused"',
    '? "no_answer" : "refused"',
  ],
  [
    "doctor takes a suspended account for active",
    `${vendor}account-standing.ts`,
    'if (status !== "active") return { is: status };',
    "",
  ],
  [
    "doctor takes a trial for a full account",
    `${vendor}account-standing.ts`,
    'trial: type === "Trial"',
    "trial: false",
  ],
  [
    "doctor takes every account for a part of another",
    `${vendor}account-standing.ts`,
    "ownerAccountSid !== sid",
    "true",
  ],
  [
    "doctor asks on where the account is closed to it",
    `${doctor}examine-carrier.ts`,
    'standing.is !== "active"',
    "false",
  ],
  [
    "doctor does not see a country open for texts",
    `${vendor}permitted-countries.ts`,
    "each.enabled ? [each.country_code] : []",
    '["GB"]',
  ],
  [
    "doctor does not see a country open for calls",
    `${vendor}permitted-countries.ts`,
    "each.lowRiskNumbersEnabled ||",
    "false &&",
  ],
];

export const twins: readonly Twin[] = planted.map(([name, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
