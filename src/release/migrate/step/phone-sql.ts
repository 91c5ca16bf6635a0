/**
 * A phone that people wrote in their own way, as E.164 or null: the SQL of `normaliseTypedPhone`. `phone` is an expression; it
 * is written once in the result, except for the spelling that most rows have, which is looked for first because that is cheap.
 */
export function e164(phone: string): string {
  const bare = `regexp_replace(regexp_replace(${phone}, '([0-9]\\s*)\\(0\\)', '\\1', 'g'), '[\\s().‐-―−-]', '', 'g')`;
  const dialled = `regexp_replace(regexp_replace(${bare}, '^00', '+'), '^\\+440', '+44')`;
  const withCountry = `regexp_replace(regexp_replace(${dialled}, '^0([0-9]{9,10})$', '+44\\1'), '^(44[0-9]{10})$', '+\\1')`;
  return `CASE WHEN ${phone} ~ '^447[0-9]{9}$' THEN '+' || ${phone}
    WHEN length(${phone}) <= 40 THEN substring(${withCountry} FROM '^\\+[1-9][0-9]{7,14}$') END`;
}
