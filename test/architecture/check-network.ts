import { Visitor } from "oxc-parser";
import type { Import } from "./imports.ts";
import { isAmong } from "./rooms.ts";
import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

/** A file that speaks to something outside its process, and why: each is a way out that somebody has looked at. */
const networkUsers: Readonly<Record<string, string>> = {
  "src/vendors/": "an outside company's side; the gate's dispatch is handed what sends",
  "src/sandbox/": "it is the outside world",
  "src/cluster/": "starts PostgreSQL's own programs and looks for a free port",
  "src/home/sandbox.ts": "starts the sandbox, and asks which one answers at its address",
  "src/home/run-configured.ts": "runs what the operator has configured for a deployment",
  "src/home/tree-state.ts": "asks git whether the files are those of the commit",
  "src/cli/ship/lay-out.ts": "has git and tar lay out the files of a commit",
  "src/cli/phone/": "a handset of the sandbox",
  "src/cli/demo/": "handsets of the sandbox, and a JobRun of its own to show",
  "src/cli/doctor/examine.ts": "asks this JobRun's own health",
  "src/cli/doctor/examine-carrier.ts": "asks the sandbox who it is",
  "src/release/verify/ask-doors.ts": "asks this JobRun what it says of itself",
  "src/cli/process/free-port.ts": "looks for a free port",
};

const modules = new Set(
  [
    "http",
    "https",
    "http2",
    "net",
    "tls",
    "dgram",
    "dns",
    "dns/promises",
    "child_process",
    "cluster",
    "worker_threads",
  ].flatMap((name) => [name, `node:${name}`]),
);
const packages = /^(?:undici|axios|node-fetch|got|ws)(?:\/|$)/;
/** Names of those modules that open nothing. */
const calm = /^\s*(?:import|export)\s*(?:type\b|\{\s*(?:(?:STATUS_CODES|isIP|isIPv4|isIPv6)\s*,?\s*)+\})/;
const globals = new Set(["fetch", "WebSocket", "EventSource", "XMLHttpRequest"]);
const loaders = new Set(["getBuiltinModule", "createRequire", "binding"]);
const rule = "speaks to the outside, and is not on the list of those that may";

/** Every way to a socket or another program in src, outside the named list. */
export function checkNetwork(tree: Tree, users: Readonly<Record<string, string>> = networkUsers): Finding[] {
  return product(tree).flatMap((file) =>
    isAmong(file.path, Object.keys(users)) ? [] : [...importsIn(file), ...globalsIn(file)],
  );
}

/** Those on the list that speak to nobody any more. */
export function checkStaleNetwork(tree: Tree, users: Readonly<Record<string, string>> = networkUsers): Finding[] {
  return Object.keys(users)
    .filter((user) => {
      const files = product(tree).filter(({ path }) => isAmong(path, [user]));
      return files.every((file) => [...importsIn(file), ...globalsIn(file)].length === 0);
    })
    .map((path) => ({ path, line: 1, rule: "speaks to nobody outside, so take it off the list" }));
}

function importsIn(file: SourceFile): Finding[] {
  return file.imports
    .filter((one) => !one.typeOnly && opens(one) && !calm.test(file.text.slice(one.offset).split(" from ")[0] ?? ""))
    .map(({ offset, to }) => ({ path: file.path, line: lineAt(file, offset), rule: `imports ${to}: it ${rule}` }));
}

function opens({ to, kind }: Import): boolean {
  return to !== null && kind !== "ours" && (modules.has(to) || packages.test(to));
}

function globalsIn(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const note = (name: string, start: number) =>
    findings.push({ path: file.path, line: lineAt(file, start), rule: `uses ${name}: it ${rule}` });
  new Visitor({
    Identifier({ name, start }) {
      if (globals.has(name) || loaders.has(name) || name === "eval") note(name, start);
    },
    Literal({ value, start }) {
      if (typeof value === "string" && (globals.has(value) || loaders.has(value))) note(value, start);
    },
    NewExpression({ callee, start }) {
      if (callee.type === "Identifier" && callee.name === "Function") note("Function", start);
    },
  }).visit(file.program);
  return findings;
}
