import type { Flaw } from "./problem.ts";

const example = "an address such as https://jobrun.example";
const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * An absolute http or https address, returned exactly as written: what the carrier calls is what it signs, so a form
 * that a browser would silently change (upper case, `:443`, a slash at the end) is refused. Never shown in a flaw.
 */
export function webAddress(text: string): string | Flaw {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:"))
    return { wrong: "is not an absolute http or https address", write: example };
  if (url.username !== "" || url.password !== "") return { wrong: "holds a name or a password", write: example };
  if (text.includes("#")) return { wrong: "has a fragment", write: "it without the # and what follows" };
  if (text.includes("?")) return { wrong: "has a query", write: "it without the ? and what follows" };
  if (text.endsWith("/")) return { wrong: "ends with a slash", write: "it without the slash" };
  const plain = url.href.replace(/\/$/, "");
  return plain === text ? text : { wrong: "is not in its plain form", write: plain };
}

/** Whether what is sent there stays secret on its way: https, or this machine. */
export function isPrivateWay(address: string): boolean {
  const url = new URL(address);
  return url.protocol === "https:" || loopback.has(url.hostname);
}
