import type { Phone } from "../../../src/domain/phone.ts";
import type { Installation } from "../../support/installation.ts";

/** Somebody with a handset that texts and calls, and nothing else: who sets a business up, and counts the texts it takes. */
export type OwnerToBe = {
  readonly phone: Phone;
  /** Texts, waits, dials whatever codes came back, and answers with the words that came. */
  readonly texts: (body: string, to?: string) => Promise<readonly string[]>;
  readonly sent: () => number;
  /** Somebody else rings the owner's phone, and lets it ring. */
  readonly isRung: (from?: string, more?: object) => Promise<readonly string[]>;
  readonly client: () => Promise<ClientRow | undefined>;
};

export type ClientRow = {
  readonly id: string;
  readonly businessName: string;
  readonly ownerName: string | null;
  readonly trade: string | null;
  readonly area: string | null;
  readonly live: boolean;
  readonly billing: string;
  readonly number: string | null;
  readonly state: string;
  readonly agreed: string | null;
  readonly waits: boolean;
};

const codeLine = /^[*#][*#\d+]+#$/gm;

/** `onboarding`: the number of ours for set-up. `landline`: which customers ring in place of the owner's own phone. */
export async function ownerToBe(
  home: Installation,
  onboarding: string,
  { landline = null, dials = true }: { readonly landline?: string | null; readonly dials?: boolean } = {},
): Promise<OwnerToBe> {
  const phone = home.nextPhone();
  const rung = landline ?? phone;
  await home.network.handset({ phone });
  if (landline !== null) await home.network.handset({ phone: landline, kind: "landline" });
  let sent = 0;
  const texts = async (body: string, to = onboarding) => {
    sent += 1;
    const words = await home.heardBy(phone, () => home.network.text(phone, to, body));
    for (const word of dials ? words : []) {
      for (const [code] of word.matchAll(codeLine)) await home.network.dial(rung, code);
    }
    return words;
  };
  const isRung = (from = "+441632960990", more: object = {}) =>
    home.heardBy(phone, () => home.network.call(from, rung, more));
  return { phone, texts, sent: () => sent, isRung, client: () => clientOf(home, phone) };
}

export async function clientOf(home: Installation, phone: Phone): Promise<ClientRow | undefined> {
  const [row] = await home.records.rows<ClientRow>(
    `SELECT c.id, c."businessName", c."ownerName", c.trade, c."areaInWords" AS area, c."onboardingComplete" AS live,
       c."billingStatus"::text AS billing, n.phone AS number, o.current_state::text AS state,
       o.collected_fields ->> 'confirm_live' AS agreed, o."waitsSince" IS NOT NULL AS waits
     FROM clients c JOIN onboarding_states o ON o."clientId" = c.id LEFT JOIN numbers n ON n."clientId" = c.id
     WHERE c."phoneE164" = $1 AND c."closedAt" IS NULL`,
    [phone],
  );
  return row;
}
