/** A body or query as it came: every field with every value it was given, in order of first appearance. */
export type Form = ReadonlyMap<string, readonly [string, ...string[]]>;

/** Twilio sends some thirty fields. More than this is not Twilio, and costs time to sign. */
const fieldsMax = 256;

/** Reads a flat form by the rules of URLSearchParams; null when it has too many fields. Takes any bytes. */
export function readForm(raw: Uint8Array): Form | null {
  const form = new Map<string, [string, ...string[]]>();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(decoder.decode(raw))) {
    fields += 1;
    if (fields > fieldsMax) return null;
    const values = form.get(name);
    if (values === undefined) form.set(name, [value]);
    else values.push(value);
  }
  return form;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The one value of a field, or null when it is missing or doubled. */
export function only(form: Form, name: string): string | null {
  const values = form.get(name);
  return values?.length === 1 ? values[0] : null;
}

export function hasDoubledField(form: Form): boolean {
  for (const values of form.values()) if (values.length > 1) return true;
  return false;
}
