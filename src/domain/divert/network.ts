/** The phone that customers ring. Stored as the predecessor did. */
export const phoneTypes = ["IPHONE", "ANDROID", "LANDLINE"] as const;
export type PhoneType = (typeof phoneTypes)[number];

/** Whose network that phone is on; virtual operators count as the one that they run on. */
export const networks = ["ee", "o2", "vodafone", "three", "bt", "other"] as const;
export type Network = (typeof networks)[number];

export type PhoneTold = { readonly phoneType: PhoneType | null; readonly network: Network | null };

const types: readonly (readonly [RegExp, PhoneType])[] = [
  [/\bi ?-?phones?\b|\bios\b/, "IPHONE"],
  [/\bandroids?\b|\bsamsung\b|\bgalaxy\b|\bpixel\b|\bhuawei\b|\bmotorola\b|\bnokia\b|\bxiaomi\b/, "ANDROID"],
  [/\bland ?-?lines?\b|\bhouse phone\b|\boffice phone\b|\bfixed line\b/, "LANDLINE"],
];

/** Telephony page, C14: who runs on whose network. */
const named: readonly (readonly [RegExp, Network])[] = [
  [/\bbt mobile\b|\b1p ?mobile\b|\bee\b|\bplusnet mobile\b|\bspusu\b/, "ee"],
  [/\bo ?2\b|\bgiff ?gaff\b|\btesco\b|\bsky\b|\blyca(?:mobile)?\b|\bvirgin\b/, "o2"],
  [/\bvodafone?\b|\bvoda\b|\bvoxi\b|\blebara\b|\btalk ?mobile\b|\basda\b/, "vodafone"],
  [/\bsmarty\b|\bid ?mobile\b/, "three"],
  [/\bbt\b|\bbritish telecom\b/, "bt"],
];
const three = /\bthree\b|(?<![\d:.])\b3\b(?! (?:of|men|lads|years|vans|phones))/;
const unknown = /\b(?:other|another|not sure|no idea|dont know|do not know|dunno|unsure|none of)\b/;

/**
 * Which phone, and on which network, as far as a line in plain words says. "Three" counts people as well, so it is a network
 * only beside a phone, or where `asked`; so is not knowing, which needs no network: the codes are the same.
 */
export function readPhone(words: string, asked: boolean): PhoneTold {
  const phoneType = types.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  if (!asked && phoneType === null) return { phoneType: null, network: null };
  const known = named.find(([pattern]) => pattern.test(words))?.[1];
  const network = known ?? (three.test(words) ? "three" : unknown.test(words) ? "other" : null);
  const onLandline = phoneType === "LANDLINE" || (network === "bt" && phoneType === null);
  // Of landlines BT's codes are known; whoever else runs one has to be asked by the owner.
  if (onLandline)
    return { phoneType: "LANDLINE", network: network === "bt" ? "bt" : network === null ? null : "other" };
  return { phoneType, network: network === "bt" ? "ee" : network };
}
