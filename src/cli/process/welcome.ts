import type { ProcessOptions } from "./process-options.ts";

export type Whereabouts = {
  readonly options: ProcessOptions;
  readonly publicUrl: string;
  readonly sandbox: string | null;
  readonly operatorPhone: string | null;
  readonly dataDir: string;
  readonly embedded: boolean;
  readonly tookMs: number;
};

/** What a process prints when it is ready: where everything is, and at home what to try. */
export function welcome(where: Whereabouts): string {
  const { options, publicUrl, sandbox, tookMs } = where;
  if (options.json) return `${JSON.stringify({ url: publicUrl, sandbox, pid: process.pid, tookMs })}\n`;
  if (!options.doors) return "JobRun works: inbox, outbox and everything timed. Ctrl-C stops it.\n";
  const database = where.embedded ? `PostgreSQL under ${where.dataDir}/` : "PostgreSQL by DATABASE_URL";
  const lines = [
    `JobRun is ready (${(tookMs / 1000).toFixed(1)} s).`,
    `  doors     ${publicUrl}  (health: ${publicUrl}/health)`,
    `  database  ${database}`,
    ...(where.operatorPhone === null ? [] : [`  operator  ${where.operatorPhone} is texted about incidents`]),
    ...(sandbox === null ? [] : [`  network   ${sandbox}  (a sandbox phone network on this machine)`, "", ...toTry]),
    "",
    "Ctrl-C stops all of it; what it knows is kept.",
  ];
  return `${lines.join("\n")}\n`;
}

const toTry = [
  "Try it, in other terminals of this folder:",
  "  npm run demo                                        the whole story, played for you",
  '  npm run jobrun -- client add --name "Dave\'s Plumbing" --owner-name Dave \\',
  "      --owner-phone +447700900001 --trade plumber --agreed-by Dave",
  "  npm run jobrun -- number add +447700900100 --role OPERATIONAL",
  "  npm run jobrun -- number assign +447700900100 --client ID",
  "  npm run jobrun -- phone +447700900001               the owner: /dial **61*+447700900100#",
  "  npm run jobrun -- phone +447700900123               a caller: /call +447700900001, which proves the divert",
  "  npm run jobrun -- client complete ID                now live: /call again, and answer the text",
  "  npm run jobrun -- drill pause                       prove on this very process that a pause stops it",
];
