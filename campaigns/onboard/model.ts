import { codesFor } from "../../src/domain/divert/steps.ts";

/** Where an owner's set-up stands, told anew and in few words: what the product does is compared with this. */
export type Place =
  | "unknown"
  | "trade"
  | "name"
  | "person"
  | "alerts"
  | "agreement"
  | "number"
  | "phone"
  | "divert"
  | "test_call"
  | "live";

export type Owner = {
  place: Place;
  told: Set<Place>;
  /** The name of the business. */
  named: string;
  landline: boolean;
  /** Which code is to be dialled, and how often one for it was refused. */
  code: number;
  refused: number;
  hasNumber: boolean;
  proved: boolean;
  stopped: boolean;
  /** Whether the last text told the name of the business. */
  justNamed: boolean;
};

/** The owners of one run, the numbers that are free, and who waits for one, the longest first. */
export type Model = { readonly owners: readonly Owner[]; free: number; readonly queue: Owner[] };

export function newModel(owners: number, free: number): Model {
  return { owners: Array.from({ length: owners }, () => newOwner()), free, queue: [] };
}

function newOwner(): Owner {
  return {
    place: "unknown",
    told: new Set(),
    named: "",
    landline: false,
    code: 0,
    refused: 0,
    hasNumber: false,
    proved: false,
    stopped: false,
    justNamed: false,
  };
}

/** Whether the owner is a client that sets up. */
export const setsUp = ({ place }: Owner): boolean => place !== "unknown" && place !== "live";

const questions = ["trade", "name", "person", "alerts", "agreement"] as const;

/** To the first question that is open, whatever was told before. */
export function goOn(owner: Owner): void {
  const open = questions.find((question) => !owner.told.has(question));
  owner.place = open ?? (!owner.hasNumber ? "number" : owner.told.has("phone") ? "divert" : "phone");
  owner.code = 0;
  owner.refused = 0;
}

export function goBack(owner: Owner): void {
  const { place, code } = owner;
  owner.refused = 0;
  if (place === "divert" && code > 0) owner.code -= 1;
  else if (place === "test_call") {
    owner.place = "divert";
    owner.code = codesOf(owner) - 1;
  } else owner.place = before[place] ?? place;
}

const before: Readonly<Partial<Record<Place, Place>>> = {
  name: "trade",
  person: "name",
  alerts: "person",
  agreement: "alerts",
  number: "alerts",
  phone: "alerts",
  divert: "phone",
};

const codesOf = ({ landline }: Owner) => codesFor(landline ? "LANDLINE" : "ANDROID").length;

/** The code is set, or passed over. */
export function codeDone(owner: Owner): void {
  owner.refused = 0;
  if (owner.code + 1 < codesOf(owner)) owner.code += 1;
  else owner.place = "test_call";
}

/** A number came or was taken away since the last text. */
export function noticeNumber(owner: Owner): void {
  const waits = owner.place === "number";
  const needs = owner.place === "phone" || owner.place === "divert" || owner.place === "test_call";
  if ((waits && owner.hasNumber) || (needs && !owner.hasNumber)) goOn(owner);
}

/** A number is free for whoever asks only where more are free than stand before in the queue. */
export function take(model: Model, owner: Owner): void {
  const at = model.queue.indexOf(owner);
  const standBefore = at < 0 ? model.queue.length : at;
  if (!owner.hasNumber && model.free > standBefore) {
    model.free -= 1;
    owner.hasNumber = true;
  }
  if (owner.hasNumber && at >= 0) model.queue.splice(at, 1);
  if (!owner.hasNumber && at < 0) model.queue.push(owner);
}

/** Those to whom the free numbers reach, and those who were given one meanwhile, the longest waiting first. */
export function serve(model: Model): void {
  for (const owner of model.queue.filter((one, at) => at < model.free || one.hasNumber)) {
    take(model, owner);
    if (owner.place === "number") noticeNumber(owner);
  }
}

/** The business is closed: its owner is nobody we know. */
export function forget(model: Model, owner: Owner): void {
  const at = model.queue.indexOf(owner);
  if (at >= 0) model.queue.splice(at, 1);
  Object.assign(owner, newOwner());
}

/** What complete_onboarding() finds missing. */
export function missing({ named, told, hasNumber, proved }: Owner): readonly string[] {
  return [
    ...(named === "" ? ["business_name"] : []),
    ...(told.has("agreement") ? [] : ["agreement"]),
    ...(told.has("alerts") ? [] : ["alert_preference"]),
    ...(hasNumber ? [] : ["number"]),
    ...(hasNumber && proved ? [] : ["test_call"]),
  ];
}

/** A call proves the divert: it was asked for, or the network says that it was passed on. */
export function hearCall(owner: Owner, forwarded: boolean): void {
  if (owner.place === "test_call") Object.assign(owner, { proved: true, place: "live" });
  else if (owner.place === "divert" && forwarded) owner.proved = true;
}
