import { allCallsDiverted, closingTexts } from "../take-back.ts";
import type { Sample, WordingLine } from "./sample.ts";

const phones = [
  { key: "mobile", told: { phoneType: "IPHONE", network: "vodafone" } },
  { key: "bt", told: { phoneType: "LANDLINE", network: "bt" } },
  { key: "landline", told: { phoneType: "LANDLINE", network: "other" } },
] as const;

/** What an owner dials outside of set-up: each code stands alone on its line, and so in no sentence. */
export function divertLines({ phone }: Sample): readonly WordingLine[] {
  return phones.flatMap(({ key, told }) => [
    ...closingTexts(told, phone).map((text, place) => ({ key: `notice.closing.${key}.${place + 1}`, text })),
    { key: `notice.divert_all.${key}`, text: allCallsDiverted(99, told) },
  ]);
}
