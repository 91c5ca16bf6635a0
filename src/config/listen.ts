import { isIPv6 } from "node:net";
import type { Deployment } from "./deployment.ts";
import { port } from "./field.ts";
import { type Flaw, shown } from "./problem.ts";
import type { Questions } from "./questions.ts";
import { webAddress } from "./web-address.ts";

/** Where JobRun listens, and the address under which the carrier knows it. */
export type Listen = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** As the carrier calls and signs it; null follows the port that was really taken: see `publicUrlAt`. */
  readonly publicUrl: string | null;
  /** Metrics on a port of their own; null serves them beside the rest. */
  readonly metricsPort: number | null;
};

const publicExample = "the https address that Twilio and Stripe call, such as https://jobrun.example";
const anyHost = new Map([
  ["0.0.0.0", "127.0.0.1"],
  ["::", "::1"],
]);

export function readListen(questions: Questions, deployment: Deployment): Listen {
  const listen = {
    host: questions.ask("HOST", hostName) ?? "127.0.0.1",
    port: questions.ask("PORT", port("3000")) ?? 3000,
    publicUrl: questions.ask("PUBLIC_URL", webAddress),
    metricsPort: questions.ask("METRICS_PORT", port("9464")),
  };
  if (listen.metricsPort === listen.port && listen.port !== 0)
    questions.refuse("METRICS_PORT", "is the same as PORT", "another port, or remove it");
  if (deployment === "local") return listen;
  if (listen.publicUrl === null)
    questions.refuse("PUBLIC_URL", `is not set, and ${deployment} has no default`, publicExample);
  else if (!listen.publicUrl.startsWith("https:"))
    questions.refuse("PUBLIC_URL", `is not https, which ${deployment} needs`, publicExample);
  return listen;
}

/** The address that the carrier calls and signs, once the port is known. */
export function publicUrlAt(listen: Listen, takenPort: number): string {
  if (listen.publicUrl !== null) return listen.publicUrl;
  const host = anyHost.get(listen.host) ?? listen.host;
  return new URL(`http://${host.includes(":") ? `[${host}]` : host}:${takenPort}`).origin;
}

function hostName(text: string): string | Flaw {
  if (/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(text) || isIPv6(text)) return text;
  return { wrong: `${shown(text)} is not a host name or an IP address`, write: "127.0.0.1" };
}
