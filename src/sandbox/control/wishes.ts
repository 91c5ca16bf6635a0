import { z } from "zod";
import { CALLBACK_FAULTS, LIST_FAULTS, SEND_FAULTS, WEBHOOK_FAULTS } from "../faults.ts";
import { isDialCode } from "../phones/dial.ts";
import { dialledNumber, isAlphanumericSender, isPhone, isShortCode } from "../phones/plan.ts";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES, BUNDLE_STATUSES, DIVERT_SHOWS } from "../records.ts";

/** What the control API takes. Each message says what to write. */
const writePhone = "write a phone number such as +447700900123";
const phone = z
  .string({ error: writePhone })
  .transform((typed) => dialledNumber(typed))
  .refine(isPhone, { error: writePhone });
const yesOrNo = z.boolean({ error: "write true or false" }).optional();

function oneOf<const T extends readonly string[]>(words: T): z.ZodOptional<z.ZodEnum<{ [W in T[number]]: W }>> {
  return z.enum(words, { error: `write one of ${words.join(", ")}` }).optional();
}

function whole(least: number, most: number): z.ZodOptional<z.ZodNumber> {
  const error = `write a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error }).optional();
}

export const handsetWish = z.strictObject({
  phone,
  divertTo: phone.nullable().optional(),
  kind: oneOf(["mobile", "landline"]),
  answers: yesOrNo,
  reachable: yesOrNo,
  divertShows: oneOf(DIVERT_SHOWS),
});

const writeCalled = "write a phone number such as +447700900123, or a divert code such as **61*+447700900123**20#";
export const callWish = z.strictObject({
  from: phone,
  to: z
    .string({ error: writeCalled })
    .transform((typed) => (isDialCode(typed.trim()) ? typed.trim() : dialledNumber(typed)))
    .refine((to) => isDialCode(to) || isPhone(to), { error: writeCalled }),
  answer: yesOrNo,
  withheld: yesOrNo,
  busy: yesOrNo,
  unreachable: yesOrNo,
  givesUp: yesOrNo,
  hangUp: yesOrNo,
  ringSeconds: whole(0, 60),
});

const writeSender =
  "write a phone number such as +447700900123, a short code such as 61234, or a name of up to 11 letters";
const writeBody = "write what the text says, 1 to 1600 characters";
export const textWish = z.strictObject({
  from: z
    .string({ error: writeSender })
    .transform((typed) => (isPhone(dialledNumber(typed)) ? dialledNumber(typed) : typed.trim()))
    .refine((from) => isPhone(from) || isShortCode(from) || isAlphanumericSender(from), { error: writeSender }),
  to: phone,
  body: z.string({ error: writeBody }).min(1, { error: writeBody }).max(1600, { error: writeBody }),
});

const writeFault = "name at least one of send, callbacks, webhooks, lists";
export const faultWish = z
  .strictObject({
    send: oneOf(SEND_FAULTS),
    callbacks: oneOf(CALLBACK_FAULTS),
    webhooks: oneOf(WEBHOOK_FAULTS),
    lists: oneOf(LIST_FAULTS),
    times: whole(1, 1_000_000),
    delayMs: whole(0, 60_000),
    code: whole(10_000, 99_999),
  })
  .refine(({ send, callbacks, webhooks, lists }) => (send ?? callbacks ?? webhooks ?? lists) !== undefined, {
    error: writeFault,
  });

const writeBundle = "write a bundle's SID, BU and 32 hexadecimal digits";
export const bundleWish = z.strictObject({
  sid: z.string({ error: writeBundle }).regex(/^BU[\da-f]{32}$/u, { error: writeBundle }),
  status: oneOf(BUNDLE_STATUSES),
  validUntil: z.iso.datetime({ error: "write an instant such as 2027-01-31T12:00:00Z" }).nullable().optional(),
  country: oneOf(["GB", "US"]),
  numberType: oneOf(["mobile", "local", "national"]),
});

const listed = 300;
const writeCountries = "write a list of countries such as GB";
const countries = z
  .array(z.string({ error: writeCountries }).regex(/^[A-Z]{2}$/u, { error: writeCountries }), { error: writeCountries })
  .max(listed)
  .optional();
const writeOwner = "write an account's SID, AC and 32 hexadecimal digits, or null";
const writeProfiles = `write a list of ${BUNDLE_STATUSES.join(", ")}`;
export const standingWish = z.strictObject({
  status: oneOf(ACCOUNT_STATUSES),
  type: oneOf(ACCOUNT_TYPES),
  ownerSid: z
    .string({ error: writeOwner })
    .regex(/^AC[\da-f]{32}$/u, { error: writeOwner })
    .nullable()
    .optional(),
  profiles: z
    .array(z.enum(BUNDLE_STATUSES, { error: writeProfiles }), { error: writeProfiles })
    .max(listed)
    .optional(),
  textCountries: countries,
  callCountries: countries,
});

export const adoptWish = z.strictObject({ parent: z.number({ error: "write a process id" }).int().positive() });
