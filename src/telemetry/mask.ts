const e164 = /^\+[1-9]\d{7,14}$/;
const phoneInside = /\+?\d[\d\s().-]{6,}\d/g;
const quoted = /"[^"]*"|'[^']*'|`[^`]*`/g;
const messageCharsMax = 200;

/** `+447700900123` becomes `+44…123`. Whatever is not a number in international form is not shown at all. */
export function maskPhone(phone: string): string {
  return e164.test(phone) ? `${phone.slice(0, 3)}…${phone.slice(-3)}` : "…";
}

/** An error's message as a log may hold it: what was quoted may be a customer's words, and digits may be a phone. */
export function maskMessage(message: string): string {
  return message.slice(0, messageCharsMax).replace(quoted, "…").replace(phoneInside, "…");
}
