import { type Node, Visitor } from "oxc-parser";
import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

/** Where something is changed at the carrier: the one file that makes a text, and those that buy and point numbers. */
const changes: Readonly<Record<string, readonly string[]>> = {
  "src/vendors/twilio/send.ts": ["client.messages.create"],
  "src/vendors/twilio/buy.ts": ["client.incomingPhoneNumbers.create"],
  "src/vendors/twilio/numbers.ts": ["client.incomingPhoneNumbers(carrierId).update"],
  // The library's own requests, which go through this class, and their settings.
  "src/vendors/twilio/sdk.ts": ["super.request", "this.axios", "this.axios.interceptors.request"],
};
/** What the one file takes of the carrier's library. */
const libraryParts = new Set([
  "twilio/lib/base/RequestClient.js",
  "twilio/lib/rest/Twilio.js",
  "twilio/lib/twiml/VoiceResponse.js",
  "twilio/lib/webhooks/webhooks.js",
]);
/** Who may have what sends: each file, and the files that import it, but for its types. */
const havers: Readonly<Record<string, readonly string[]>> = {
  "src/vendors/twilio/send.ts": ["src/vendors/twilio/carrier.ts"],
  "src/vendors/twilio/carrier.ts": ["src/context.ts", "src/home/home.ts"],
  "src/vendors/twilio/sdk.ts": [
    "src/vendors/twilio/carrier.ts",
    "src/vendors/twilio/signature.ts",
    "src/vendors/twilio/voice-answer.ts",
  ],
};
const root = "src/context.ts";
const vendor = "src/vendors/twilio/";
/** Ways to change something over there. Reading a list is none. */
const verbs = new Set(["create", "update", "remove", "delete", "request", "post", "put", "patch", "axios"]);

/** Texts and calls of the library, which may be listed and not taken in hand. */
const resources = new Set(["messages", "calls", "api", "messaging", "studio", "conversations"]);

/** What changes something at the carrier is called in the files that are known for it, and nothing else of the library is taken. */
export function checkCarrierCalls(tree: Tree): Finding[] {
  return product(tree)
    .filter(({ path }) => path.startsWith(vendor))
    .flatMap((file) => [...callsIn(file), ...partsIn(file)]);
}

/** What sends is imported where it is handed on, and `send` is taken from it by the composition root alone. */
export function checkOneSender(tree: Tree): Finding[] {
  return product(tree).flatMap((file) => [...importsIn(file), ...takersIn(file)]);
}

function callsIn(file: SourceFile): Finding[] {
  const allowed = new Set(changes[file.path] ?? []);
  const findings: Finding[] = [];
  const note = (start: number, what: string) =>
    findings.push({ path: file.path, line: lineAt(file, start), rule: `calls the carrier for a change: ${what}` });
  new Visitor({
    MemberExpression(node) {
      const written = file.text.slice(node.start, node.end);
      if (!verbs.has(nameOf(node.property)) || allowed.has(written)) return;
      note(node.start, written);
    },
    ObjectPattern({ properties }) {
      for (const one of properties) {
        const taken = one.type === "Property" ? nameOf(one.key) : "";
        if (verbs.has(taken) || resources.has(taken)) note(one.start, taken);
      }
    },
    VariableDeclarator({ init, start }) {
      if (init?.type === "MemberExpression" && resources.has(nameOf(init.property))) note(start, nameOf(init.property));
    },
    CallExpression({ callee, start }) {
      if (callee.type === "MemberExpression" && resources.has(nameOf(callee.property)))
        note(start, nameOf(callee.property));
    },
  }).visit(file.program);
  return findings;
}

function partsIn(file: SourceFile): Finding[] {
  return file.imports
    .filter(({ to, kind }) => kind === "package" && to !== null && /^twilio(?:\/|$)/.test(to) && !libraryParts.has(to))
    .map(({ to, offset }) => ({ path: file.path, line: lineAt(file, offset), rule: `takes ${to} of the library` }));
}

function importsIn(file: SourceFile): Finding[] {
  return file.imports
    .filter(({ to, typeOnly }) => to !== null && !typeOnly && !(havers[to] ?? [file.path]).includes(file.path))
    .map(({ to, offset }) => ({ path: file.path, line: lineAt(file, offset), rule: `may not have ${to}` }));
}

function takersIn(file: SourceFile): Finding[] {
  if (file.path === root || !file.imports.some(({ to }) => to === `${vendor}carrier.ts`)) return [];
  const findings: Finding[] = [];
  new Visitor({
    Identifier({ name, start }) {
      if (name === "send" || name === "makeSendText")
        findings.push({ path: file.path, line: lineAt(file, start), rule: `only ${root} takes what sends` });
    },
  }).visit(file.program);
  return findings;
}

function nameOf(node: Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" ? String(node.value) : "";
}
