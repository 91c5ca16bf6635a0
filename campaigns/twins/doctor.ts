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
    "doctor takes a draft for an approved profile",
    `${vendor}profiles.ts`,
    'statuses.includes("twilio-approved")',
    "statuses.length > 0",
  ],
  [
    "doctor does not miss a closed country",
    `${doctor}examine-countries.ts`,
    "if (closed.length > 0)",
    "if (closed.length > 1)",
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
  [
    "doctor minds the Crown's islands",
    `${doctor}examine-countries.ts`,
    'new Set(["GG", "IM", "JE"])',
    "new Set<string>()",
  ],
  [
    "doctor takes a number without webhooks for one with others'",
    `${vendor}number-aims.ts`,
    ' || found.sms === ""',
    "",
  ],
  ["doctor does not look where texts to a number go", `${vendor}number-aims.ts`, " && found.sms === ours.sms", ""],
  [
    "doctor forgets a number that the account lacks",
    "src/flows/look-at-numbers.ts",
    '?? "not_in_the_account"',
    '?? "here"',
  ],
  [
    "doctor mends what it finds",
    `${vendor}number-aims.ts`,
    "await listNumbers(client);",
    "await listNumbers(client);\n  for (const each of held) await client.incomingPhoneNumbers(each.carrierId).update({ smsUrl: ours.sms });",
  ],
  [
    "doctor takes whoever answers for this JobRun",
    `${vendor}own-doors.ts`,
    'if (code === "bad_form") return { is: "ours" };',
    'if (answer.status < 500 && code !== "bad_signature") return { is: "ours" };',
  ],
  ["doctor's probe is not signed", `${vendor}own-doors.ts`, "signatureFor(address.href, authToken, form)", '"no"'],
  [
    "doctor's probe tells of a call",
    `${vendor}own-doors.ts`,
    "const form = { AccountSid: accountSid };",
    'const form = { AccountSid: accountSid, From: "+447700900555", To: "+447700900001", CallSid: `CA${"0".repeat(32)}` };',
  ],
  ["doctor follows a redirect", `${vendor}own-doors.ts`, 'redirect: "manual"', 'redirect: "follow"'],
  [
    "doctor takes a bad certificate for silence",
    `${vendor}own-doors.ts`,
    'certificate.test(why) ? "bad_certificate" : "no_answer"',
    '"no_answer" as "no_answer"',
  ],
  ["doctor reads an answer without end", `${vendor}own-doors.ts`, "if (size > answerBytesMax) break;", ""],
];

export const twins: readonly Twin[] = planted.map(([name, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
