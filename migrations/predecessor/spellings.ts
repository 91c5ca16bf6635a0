/** The ways in which the predecessor wrote a phone of here, from its E.164 form: they are what its indexes can find. */
export function spellings(phone: string): string {
  return `(${phone}, substr(${phone}, 2), CASE WHEN ${phone} LIKE '+44%' THEN '0' || substr(${phone}, 4) END)`;
}
