import { z } from "zod";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES, BUNDLE_STATUSES, DIVERT_SHOWS, goodStanding } from "./records.ts";

export const textsKeptMax = 5000;
export const callsKeptMax = 2000;

const divert = z.object({ to: z.string(), on: z.boolean(), ringSeconds: z.number().nullable() }).nullable();

const number = z.object({
  sid: z.string(),
  phone: z.string(),
  friendlyName: z.string(),
  voiceUrl: z.string(),
  voiceMethod: z.string(),
  voiceFallbackUrl: z.string(),
  voiceFallbackMethod: z.string(),
  smsUrl: z.string(),
  smsMethod: z.string(),
  smsFallbackUrl: z.string(),
  smsFallbackMethod: z.string(),
  statusCallback: z.string(),
  statusCallbackMethod: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

const bundle = z.object({
  sid: z.string(),
  status: z.enum(BUNDLE_STATUSES),
  validUntil: z.string().nullable(),
  country: z.string(),
  numberType: z.string(),
});

const standing = z.object({
  status: z.enum(ACCOUNT_STATUSES),
  type: z.enum(ACCOUNT_TYPES),
  ownerSid: z.string().nullable(),
  profiles: z.array(z.enum(BUNDLE_STATUSES)),
  textCountries: z.array(z.string()),
  callCountries: z.array(z.string()),
});

const handset = z.object({
  phone: z.string(),
  kind: z.enum(["mobile", "landline"]),
  asked: z.boolean(),
  answers: z.boolean(),
  reachable: z.boolean(),
  divertShows: z.enum(DIVERT_SHOWS),
  diverts: z.object({ all: divert, noAnswer: divert, unreachable: divert, busy: divert }),
});

const text = z.object({
  sid: z.string(),
  direction: z.enum(["outbound-api", "outbound-reply", "inbound", "none"]),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  status: z.enum(["queued", "sent", "delivered", "undelivered", "failed", "received"]),
  errorCode: z.number().nullable(),
  segments: z.number(),
  price: z.string().nullable(),
  readAloud: z.boolean(),
  statusCallback: z.string().nullable(),
  validitySeconds: z.number(),
  createdAt: z.number(),
  sentAt: z.number().nullable(),
  updatedAt: z.number(),
});

const call = z.object({
  sid: z.string(),
  from: z.string(),
  caller: z.string(),
  dialled: z.string(),
  to: z.string(),
  forwardedFrom: z.string().nullable(),
  rang: z.array(z.string()),
  onAccount: z.boolean(),
  status: z.enum(["queued", "ringing", "in-progress", "completed", "busy", "no-answer", "failed"]),
  spoken: z.array(z.string()),
  durationSeconds: z.number(),
  createdAt: z.number(),
  endedAt: z.number().nullable(),
});

/** What survives a restart of the network. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  numbers: z.array(number),
  bundles: z.array(bundle).default([]),
  standing: standing.default(goodStanding),
  handsets: z.array(handset),
  texts: z.array(text),
  calls: z.array(call),
  optOuts: z.array(z.string()),
});
