/**
 * Makes any string fit for a text column and for XML: well-formed, no control characters but line feed and tab, and none
 * of the code points that XML forbids (telephony page, C1.12). CR LF becomes LF. Total.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\r\n", "\n").replaceAll(unfit, "");
}

// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const unfit = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;
