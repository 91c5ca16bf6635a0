/** How long each kind of text is of use, in minutes from what it answers (telephony page, C12). */
export const textLifeMinutes = {
  firstText: 15,
  reply: 30,
  safety: 10,
  ownerAlert: 240,
  ownerNotice: 720,
  operatorAlert: 240,
} as const;
