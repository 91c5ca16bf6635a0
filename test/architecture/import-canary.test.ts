import assert from "node:assert/strict";
import { posix } from "node:path";
import { describe, it } from "node:test";
import { checkImports } from "./check-imports.ts";
import { planted } from "./plant.ts";
import { isAmong, type Room, rooms } from "./rooms.ts";
import { readTree } from "./tree.ts";

/** A file to import in each room, and those of a room of which only a part may be imported. */
const targets = [
  ...Object.values(rooms).map(({ at: [at = ""] }) => (at.endsWith("/") ? `${at}target.ts` : at)),
  "src/gate/system-gate.ts",
  "src/gate/switches.ts",
  "src/gate/switches-off.ts",
  "src/gate/dispatch.ts",
  "src/vendors/other/target.ts",
  "src/vendors/twilio/send.ts",
  "src/vendors/twilio/carrier.ts",
  "src/vendors/twilio/sdk.ts",
  "src/vendors/twilio/form.ts",
  "src/release/migrate/step.ts",
  "test/target.ts",
  "campaigns/target.ts",
];

/** The targets that a file of the room is found to import although it may not. Each import is a line of the file. */
function caught(room: Room, write: (specifier: string) => string): Set<string> {
  const [at = ""] = room.at;
  const file = at.endsWith("/") ? `${at}planted.ts` : at;
  const lines = targets.map((target) => write(`./${posix.relative(posix.dirname(file), target)}`));
  const findings = planted({ [file]: lines.join("\n") }, (root) => checkImports(readTree(root)));
  return new Set(findings.map(({ line }) => targets[line - 1] ?? "nowhere"));
}

function expected(room: Room, asType: boolean): Set<string> {
  const allowed = [...room.at, ...room.may, ...(asType ? room.mayAsTypes : [])];
  return new Set(targets.filter((target) => !isAmong(target, allowed)));
}

describe("the import table", () => {
  for (const [name, room] of Object.entries(rooms))
    it(`is held in ${name}: what it forbids is caught, in every spelling, and nothing else`, () => {
      assert.deepEqual(
        caught(room, (from) => `import { x } from "${from}";`),
        expected(room, false),
      );
      assert.deepEqual(
        caught(room, (from) => `import type { X } from "${from}";`),
        expected(room, true),
      );
    });

  it("forbids what the house forbids, written out once more so that the table cannot excuse itself", () => {
    for (const [from, to] of [
      ["src/domain/a.ts", "store/b.ts"],
      ["src/domain/a.ts", "telemetry/b.ts"],
      ["src/store/a.ts", "gate/b.ts"],
      ["src/store/a.ts", "telemetry/b.ts"],
      ["src/gate/a.ts", "flows/b.ts"],
      ["src/gate/a.ts", "vendors/twilio/b.ts"],
      ["src/flows/a.ts", "http/b.ts"],
      ["src/flows/a.ts", "vendors/twilio/b.ts"],
      ["src/http/a.ts", "gate/system-gate.ts"],
      ["src/http/a.ts", "gate/switches-off.ts"],
      ["src/http/a.ts", "gate/outbox.ts"],
      ["src/http/a.ts", "vendors/twilio/send.ts"],
      ["src/http/a.ts", "vendors/twilio/carrier.ts"],
      ["src/http/a.ts", "vendors/twilio/sdk.ts"],
      ["src/http/a.ts", "worker/b.ts"],
      ["src/worker/a.ts", "gate/system-gate.ts"],
      ["src/worker/a.ts", "http/b.ts"],
      ["src/release/a.ts", "gate/b.ts"],
      ["src/release/a.ts", "vendors/twilio/b.ts"],
      ["src/telemetry/a.ts", "domain/b.ts"],
      ["src/sandbox/a.ts", "domain/b.ts"],
      ["src/cluster/a.ts", "config.ts"],
      ["src/config/a.ts", "store/b.ts"],
      ["src/cli/a.ts", "store/b.ts"],
      ["src/cli/a.ts", "gate/b.ts"],
      ["src/flows/a.ts", "context.ts"],
      ["src/home/a.ts", "vendors/twilio/send.ts"],
      ["src/home/a.ts", "vendors/twilio/sdk.ts"],
    ] as const) {
      const text = `import { x } from "../${to}";`;
      assert.equal(planted({ [from]: text }, (root) => checkImports(readTree(root))).length, 1, `${from} > ${to}`);
    }
  });

  it("is held against re-exports, dynamic imports, types in place and side effects", () => {
    for (const text of [
      'export { x } from "../gate/system-gate.ts";',
      'export * from "../gate/system-gate.ts";',
      'const x = await import("../gate/system-gate.ts");',
      "const x = await import(`../gate/system-gate.ts`);",
      'type X = import("../gate/system-gate.ts").X;',
      'import "../gate/system-gate.ts";',
      'import { type X, y } from "../gate/system-gate.ts";',
      'const x = await import("../gate/" + name);',
    ])
      assert.equal(planted({ "src/http/planted.ts": text }, (root) => checkImports(readTree(root))).length, 1, text);
  });

  it("takes an import for one of types only when all of it is", () => {
    const at = (text: string) => planted({ "src/flows/planted.ts": text }, (root) => checkImports(readTree(root)));
    const vendor = '"../vendors/twilio/send.ts";';
    for (const half of ["import { type X, y } from", "import y, { type X } from", "import", "export * from"])
      assert.equal(at(`${half} ${vendor}`).length, 1, half);
    for (const type of ["import { type X, type Y } from", "import type * as X from", "export type { X } from"])
      assert.deepEqual(at(`${type} ${vendor}`), [], type);
  });

  it("is held against packages and built-ins that a room does not list", () => {
    const wrong: Record<string, string> = {
      "src/domain/a.ts": 'import { createHash } from "node:crypto";',
      "src/domain/b.ts": 'import pg from "pg";',
      "src/store/a.ts": 'import { readFile } from "node:fs/promises";',
      "src/store/b.ts": 'import Twilio from "twilio/lib/rest/Twilio.js";',
      "src/gate/a.ts": 'import { request } from "node:http";',
      "src/flows/a.ts": 'import pg from "pg";',
      "src/sandbox/a.ts": 'import { validateRequest } from "twilio/lib/webhooks/webhooks.js";',
      "src/telemetry/a.ts": 'import { connect } from "node:net";',
      "src/vendors/twilio/a.ts": 'import Stripe from "stripe";',
      "src/http/a.ts": 'import cookies from "@fastify/cookie";',
    };
    for (const [path, text] of Object.entries(wrong))
      assert.equal(planted({ [path]: text }, (root) => checkImports(readTree(root))).length, 1, path);
  });

  it("has a room for every file", () => {
    for (const path of ["src/planted.ts", "src/utils/planted.ts", "src/vendors/planted.ts", "src/gate-two/planted.ts"])
      assert.equal(planted({ [path]: "export {};" }, (root) => checkImports(readTree(root))).length, 1, path);
  });
});
