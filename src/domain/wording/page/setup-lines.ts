import { divertCodes } from "../../divert/steps.ts";
import type { SetupAnswer } from "../../onboarding/on-setup-text.ts";
import { newSetup, plainQuestions, type Setup } from "../../onboarding/setup.ts";
import { callFromOwnPhone, callPassedElsewhere, callToSetup, callWithheld, nowLive } from "../setup-divert.ts";
import { numberCame, oneBusinessAPhone, setupUnclear, setupWelcome, setupWords } from "../setup.ts";
import { longest, type Sample, type WordingLine } from "./sample.ts";

/** All that somebody hears who sets a business up by text, in each state, on each phone and network that differs. */
export function setupLines(sample: Sample): readonly WordingLine[] {
  const side = sideOf(sample);
  const plain: readonly (readonly [string, Setup])[] = plainQuestions.map((is) => [
    is,
    { ...toldBy(sample), open: { is } },
  ]);
  return [
    { key: "welcome", text: setupWelcome },
    { key: "welcome.unclear", text: setupUnclear },
    ...plain.map(([key, setup]) => ({ key: `ask.${key}`, text: setupWords(asked(setup), setup, side) })),
    ...halfTold(sample).map(([key, setup]) => ({ key: `ask.${key}`, text: setupWords(asked(setup), setup, side) })),
    ...dialled(sample),
    ...beside.map((say) => ({ key: say, text: setupWords({ say }, plain[1]?.[1] ?? newSetup, side) })),
    { key: "one_business_a_phone", text: oneBusinessAPhone(sample.businessName) },
    { key: "number_came", text: numberCame({ ...toldBy(sample), open: { is: "phone" } }, { ...side, place: null }) },
    ...called(sample),
    { key: "call.own_phone", text: callFromOwnPhone },
    { key: "call.withheld", text: callWithheld },
    { key: "call.to_setup", text: callToSetup },
    ...passedElsewhere(sample),
    { key: "live", text: nowLive(sample.phone) },
    { key: "live.at_once", text: nowLive(null) },
  ];
}

const beside = ["unclear", "declined", "where", "menu", "as_far_back", "another_business", "person"] as const;

const longUrl = `https://${"j".repeat(50)}.example/terms`;

function sideOf(sample: Sample) {
  const isLong = sample === longest;
  const terms = isLong ? { url: longUrl, trialDays: 366 } : { url: "https://jobrun.example/terms", trialDays: 7 };
  return { number: sample.phone, place: isLong ? 9_999 : 3, terms };
}

function toldBy(sample: Sample): Setup {
  const isLong = sample === longest;
  return {
    ...newSetup,
    told: {
      trade: isLong ? "m".repeat(40) : "plumber",
      area: isLong ? sample.told.area : "Leeds",
      businessName: isLong ? "M".repeat(60) : sample.businessName,
      ownerName: isLong ? "M".repeat(40) : "Ann",
      alerts: "any_hour",
      agreed: { at: "2026-11-23T12:00:00Z", words: "AGREE" },
      phoneType: null,
      network: null,
    },
  };
}

function asked({ told }: Setup): SetupAnswer {
  const names = ["trade", "area", "businessName", "ownerName", "alerts", "phoneType", "network"] as const;
  return { say: "ask", took: names.filter((name) => told[name] !== null), corrected: false };
}

function halfTold(sample: Sample): readonly (readonly [string, Setup])[] {
  const { told } = toldBy(sample);
  const at = (is: "trade_and_area" | "phone", more: Partial<Setup["told"]>) =>
    ({ ...newSetup, told: { ...told, ...more }, open: { is } }) as const;
  return [
    ["area", at("trade_and_area", { area: null })],
    ["trade", at("trade_and_area", { trade: null })],
    ["network", at("phone", { phoneType: "IPHONE" })],
    ["phone_type", at("phone", { network: "three" })],
  ];
}

/** Each code in each of its forms, until none is left. */
function dialled(sample: Sample): readonly WordingLine[] {
  const side = sideOf(sample);
  return phones.flatMap(({ phoneType, network }) =>
    divertCodes
      .filter((code) => phoneType !== "LANDLINE" || code === "no_answer")
      .flatMap((code) =>
        [0, 1, 2, 3, 4].slice(0, code === "no_answer" ? 5 : 2).map((attempt) => {
          const { told } = toldBy(sample);
          const step = { code, attempt };
          const setup: Setup = {
            ...newSetup,
            told: { ...told, phoneType, network },
            open: { is: "divert", step },
          };
          const first: SetupAnswer = { say: "ask", took: ["phoneType", "network"], corrected: false };
          const answer: SetupAnswer = attempt === 0 ? first : { say: "code_refused" };
          const key = `divert.${code}.${phoneType.toLowerCase()}.${network}.${attempt}`;
          return { key, text: setupWords(answer, setup, side) };
        }),
      ),
  );
}

/** Each phone and each network once: what they have in common need not be read again. */
const phones = [
  { phoneType: "IPHONE", network: "ee" },
  { phoneType: "IPHONE", network: "o2" },
  { phoneType: "ANDROID", network: "vodafone" },
  { phoneType: "ANDROID", network: "three" },
  { phoneType: "ANDROID", network: "other" },
  { phoneType: "LANDLINE", network: "bt" },
  { phoneType: "LANDLINE", network: "other" },
] as const;

function called(sample: Sample): readonly WordingLine[] {
  const side = sideOf(sample);
  return phones.flatMap(({ phoneType, network }) =>
    (["nothing", "voicemail", "answered", "hung_up"] as const).map((seen) => {
      const { told } = toldBy(sample);
      const setup: Setup = {
        ...newSetup,
        told: { ...told, phoneType, network },
        open: { is: "test_call", attempt: 0 },
      };
      return {
        key: `call.${seen}.${phoneType.toLowerCase()}.${network}`,
        text: setupWords({ say: "call_seen", seen }, setup, side),
      };
    }),
  );
}

function passedElsewhere(sample: Sample): readonly WordingLine[] {
  const { told } = toldBy(sample);
  const kinds = [
    { phoneType: "ANDROID", network: "ee" },
    { phoneType: "LANDLINE", network: "other" },
  ] as const;
  return kinds.map(({ phoneType, network }) => ({
    key: `call.passed_elsewhere.${phoneType.toLowerCase()}`,
    text: callPassedElsewhere(
      { ...newSetup, told: { ...told, phoneType, network }, open: { is: "test_call", attempt: 0 } },
      sample.phone,
    ),
  }));
}
