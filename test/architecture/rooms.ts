/** What the files of one room may import. A path that ends with a slash is a folder, another is a file or a prefix. */
export type Room = {
  readonly at: readonly string[];
  readonly may: readonly string[];
  /** Allowed as `import type` only: what is handed in at run time. */
  readonly mayAsTypes: readonly string[];
  readonly packages: readonly string[];
  readonly builtins: "any" | readonly string[];
};

const domain = "src/domain/";
const store = "src/store/";
const telemetry = "src/telemetry/";
const calm = ["node:crypto", "node:events", "node:timers/promises", "node:util", "node:assert", "node:assert/strict"];

/** What reads a carrier's webhook, and answers it in words that are fixed. A route that could reach the rest could send. */
const webhookSide = ["doors", "form", "read-webhook", "voice-answer"].map((file) => `src/vendors/twilio/${file}`);

/**
 * The import table of ARCHITECTURE.md. A room may always import itself, except that one vendor never imports another.
 * What is not listed here is forbidden. `calm` built-ins open no file, no socket and no process.
 */
export const rooms: Readonly<Record<string, Room>> = {
  domain: {
    at: [domain],
    may: [],
    mayAsTypes: [],
    packages: ["libphonenumber-js", "chrono-node"],
    builtins: [],
  },
  store: { at: [store], may: [domain], mayAsTypes: [], packages: ["kysely", "pg"], builtins: calm },
  gate: { at: ["src/gate/"], may: [domain, store, telemetry], mayAsTypes: [], packages: [], builtins: calm },
  twilio: {
    at: ["src/vendors/twilio/"],
    may: [domain, telemetry],
    mayAsTypes: [],
    packages: ["twilio", "zod"],
    builtins: "any",
  },
  "language-model": {
    at: ["src/vendors/language-model/"],
    may: [domain],
    mayAsTypes: [],
    packages: ["ai", "@ai-sdk/openai", "@ai-sdk/anthropic", "@ai-sdk/openai-compatible", "zod"],
    builtins: calm,
  },
  flows: {
    at: ["src/flows/"],
    may: [domain, store, "src/gate/", telemetry],
    mayAsTypes: ["src/vendors/"],
    packages: [],
    builtins: calm,
  },
  http: {
    at: ["src/http/"],
    may: [domain, "src/flows/", ...webhookSide, store, "src/gate/switches", telemetry],
    mayAsTypes: [],
    packages: ["fastify", "zod"],
    builtins: "any",
  },
  worker: {
    at: ["src/worker/"],
    may: [domain, "src/flows/", "src/gate/dispatch", store, telemetry],
    mayAsTypes: [],
    packages: [],
    builtins: calm,
  },
  release: {
    at: ["src/release/"],
    may: [domain, store, "src/flows/", "src/cluster/", telemetry, "migrations/index.ts"],
    mayAsTypes: ["src/vendors/"],
    packages: ["pg", "zod"],
    builtins: "any",
  },
  telemetry: {
    at: [telemetry],
    may: [],
    mayAsTypes: [],
    packages: ["pino", "prom-client"],
    builtins: [...calm, "node:diagnostics_channel"],
  },
  sandbox: { at: ["src/sandbox/"], may: [], mayAsTypes: [], packages: ["fastify", "zod"], builtins: "any" },
  cluster: { at: ["src/cluster/"], may: [], mayAsTypes: [], packages: ["pg"], builtins: "any" },
  config: {
    at: ["src/config/", "src/config.ts"],
    may: [domain],
    mayAsTypes: [],
    packages: [],
    builtins: [...calm, "node:net"],
  },
  home: {
    at: ["src/home/"],
    may: [
      domain,
      store,
      "src/vendors/twilio/carrier",
      "src/vendors/language-model/",
      "src/release/",
      "src/cluster/",
      "src/config/",
      "src/config.ts",
    ],
    mayAsTypes: [],
    packages: ["pg", "zod"],
    builtins: "any",
  },
  cli: {
    at: ["src/cli/"],
    may: [
      domain,
      "src/flows/",
      "src/release/",
      "src/worker/",
      "src/http/",
      "src/sandbox/",
      "src/home/",
      "src/config/",
      "src/config.ts",
      "src/context.ts",
      telemetry,
    ],
    mayAsTypes: [],
    packages: ["commander", "zod"],
    builtins: "any",
  },
  context: { at: ["src/context.ts"], may: ["src/"], mayAsTypes: [], packages: ["pg"], builtins: "any" },
  migrations: { at: ["migrations/"], may: ["src/release/migrate/step"], mayAsTypes: [], packages: [], builtins: [] },
  evaluate: {
    at: ["evaluate/"],
    may: [domain, "src/flows/consult-model", "src/home/language-model", "src/config.ts"],
    mayAsTypes: [],
    packages: ["zod"],
    builtins: "any",
  },
  scripts: { at: ["scripts/"], may: [], mayAsTypes: [], packages: [], builtins: "any" },
};

/** Rooms that may import anything: they are no part of what runs at a customer's. */
export const free = ["test/", "bench/", "campaigns/"];

/** The room that a path belongs to, or null. */
export function roomOf(path: string): { name: string; room: Room } | null {
  for (const [name, room] of Object.entries(rooms)) if (isAmong(path, room.at)) return { name, room };
  return null;
}

/** Whether a path is one of the files, or in one of the folders, that are listed. */
export function isAmong(path: string, listed: readonly string[]): boolean {
  return listed.some((entry) => path.startsWith(entry) && (entry.endsWith("/") || isNamed(path.slice(entry.length))));
}

/** `src/gate/switches` is `switches.ts` and the folder `switches/`, and not `switches-off.ts`. */
function isNamed(rest: string): boolean {
  return rest === "" || rest === ".ts" || rest.startsWith("/");
}
