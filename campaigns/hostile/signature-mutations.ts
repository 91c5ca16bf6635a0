import type { Chance } from "./chance.ts";
import type { GenuineWebhook, Pairs } from "./genuine-webhooks.ts";
import { encodePairs } from "./genuine-webhooks.ts";

/** What goes over the wire, and what was signed: each may be changed by itself. */
export type Attempt = {
  path: string;
  body: string;
  signedAddress: string;
  signedPairs: Pairs;
  secret: string;
  header: (signature: string) => string;
  mutation: string;
};

export type Ground = { readonly publicUrl: string; readonly tokens: readonly [string, string] };

export function untouched({ path, pairs }: GenuineWebhook, ground: Ground, chance: Chance): Attempt {
  return {
    path,
    body: encodePairs(pairs),
    signedAddress: ground.publicUrl + path + (chance.onceIn(3) ? "#ct=1500&rt=3500&rc=5&rp=all" : ""),
    signedPairs: pairs,
    secret: chance.pick(ground.tokens),
    header: (signature) => signature,
    mutation: "none",
  };
}

type Mutation = (attempt: Attempt, chance: Chance) => void;

/** Each changes the request, the signed bytes, the secret or the header. Some leave it genuine on purpose. */
const mutations: readonly [string, Mutation][] = [
  ["host", (a, c) => (a.signedAddress = a.signedAddress.replace("//", `//${c.pick(["x", "user@", "a.", "[::1]"])}`))],
  ["scheme", (a, c) => (a.signedAddress = a.signedAddress.replace("https:", c.pick(["http:", "HTTPS:", "ws:", ""])))],
  [
    "port",
    (a, c) =>
      (a.signedAddress = a.signedAddress.replace(".example", `.example${c.pick([":443", ":80", ":", ":8443"])}`)),
  ],
  ["host case", (a) => (a.signedAddress = a.signedAddress.replace("jobrun", "JobRun"))],
  ["path case", (a, c) => (a.path = c.onceIn(2) ? a.path.toUpperCase() : a.path.replace("twilio", "Twilio"))],
  [
    "path encoding",
    (a, c) => (a.path = a.path.replace("/api", c.pick(["/%61pi", "//api", "/./api", "/api/../api", "/api%2F"]))),
  ],
  [
    "query added",
    (a, c) => (a.path += c.pick(["?", "&x=1", "?o=out_1", "&o=out_2", "?x='", "%00", "#x", "?bodySHA256=00"])),
  ],
  ["query lost", (a) => (a.path = a.path.split("?")[0] ?? "/")],
  ["both with a query", (a, c) => add(a, c.pick(["?x=a'b", "?x=%27", "?x=a%20b+c", "?", "?bodySHA256=00"]))],
  ["fragment", (a, c) => (a.signedAddress = `${a.signedAddress.split("#")[0]}${c.pick(["#rc=3", "#", "#ct=1500"])}`)],
  [
    "field added",
    (a, c) =>
      (a.body += c.pick(["&x=1", "&", "&=", "&Body=2", "&__proto__=1", "&constructor=1", "&toString=x", "&%00=1"])),
  ],
  ["field added and signed", (a, c) => (a.signedPairs = [...a.signedPairs, [c.pick(["x", "__proto__", ""]), "1"]])],
  ["field lost", (a, c) => (a.body = without(a.body.split("&"), c.below(6)).join("&"))],
  ["order", (a) => (a.body = a.body.split("&").toReversed().join("&"))],
  [
    "array",
    (a, c) => (a.body += `&${c.pick(a.body.split("&").length > 1 ? ["To=b", "To=a&To=b", "From[]=1"] : ["x"])}`),
  ],
  ["doubled field", (a, c) => (a.body += `&${a.body.split("&")[c.below(5)] ?? ""}`)],
  ["value case", (a) => (a.body = a.body.replace("2010-04", "2010-05"))],
  [
    "byte of the body",
    (a, c) =>
      (a.body = swap(
        a.body,
        c.below(Math.max(1, a.body.length)),
        c.pick(["0", "%", "&", "=", "\u0000", "é", "\ud800", "+"]),
      )),
  ],
  ["encoding kept", (a) => (a.body = a.body.replaceAll("%2B", "%2b").replaceAll("+", "%20"))],
  ["body empty", (a) => (a.body = "")],
  ["body json", (a) => (a.body = '{"Body":"hi"}')],
  [
    "token",
    (a, c) => (a.secret = c.pick(["", " ", `${a.secret}x`, a.secret.slice(1), a.secret.toUpperCase(), "undefined"])),
  ],
  ["header cut", (a, c) => (a.header = (s) => s.slice(0, c.below(28)))],
  ["header changed", (a, c) => (a.header = (s) => swap(s, c.below(28), c.pick(["A", "=", " ", "é", "\u0000", "/"])))],
  [
    "header other",
    (a, c) => {
      const other = c.pick(["", "=", "null", "x".repeat(28), "é".repeat(28), "x".repeat(9_999)]);
      a.header = () => other;
    },
  ],
  ["header case", (a) => (a.header = (s) => s.toLowerCase())],
  ["header padded", (a, c) => (a.header = (s) => c.pick([` ${s}`, `${s} `, `${s}\n`, `${s},${s}`, `${s}=`]))],
  ["header in hex", (a) => (a.header = (s) => Buffer.from(s, "base64").toString("hex"))],
  ["header url-safe", (a) => (a.header = (s) => s.replaceAll("+", "-").replaceAll("/", "_"))],
];

export function mutate(attempt: Attempt, chance: Chance): void {
  const names: string[] = [];
  for (let left = 1 + chance.below(2); left > 0; left -= 1) {
    const [name, change] = mutations[chance.below(mutations.length)] ?? ["none", () => undefined];
    change(attempt, chance);
    names.push(name);
  }
  attempt.mutation = names.join(" + ");
}

function add(attempt: Attempt, query: string): void {
  const [address, fragment] = attempt.signedAddress.split("#");
  attempt.path += query;
  attempt.signedAddress = `${address}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}

function without<Value>(list: readonly Value[], at: number): Value[] {
  return list.filter((_, index) => index !== at);
}

function swap(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}
