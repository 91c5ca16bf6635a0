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

/** Each line to type stands alone, so that it can be copied as it is; the README has the same ones. */
const toTry = [
  "See it played: npm run demo. Or play it by hand, in three more terminals of this folder.",
  "",
  "Terminal 1, the operator. Dave becomes a client; write the id that the first line prints for ID:",
  `  npm run jobrun -- client add --name "Dave's Plumbing" --owner-name Dave --owner-phone +447700900001 --trade plumber --agreed-by Dave`,
  "  npm run jobrun -- number add +447700900100 --role OPERATIONAL",
  "  npm run jobrun -- number assign +447700900100 --client ID",
  "Terminal 2, Dave's phone. What he does not answer goes on to JobRun:",
  "  npm run jobrun -- phone +447700900001",
  "  /dial **61*+447700900100**20#",
  "Terminal 3, Sam's phone. Nobody answers, and that was the test call:",
  "  npm run jobrun -- phone +447700900123",
  "  /call +447700900001",
  "Terminal 1. Now Dave can go live:",
  "  npm run jobrun -- client complete ID",
  "Terminal 3. Sam rings again, is texted back, and answers. Watch Dave's phone, too:",
  "  /call +447700900001",
  "  water is pouring through the kitchen ceiling",
  "  we're at LS1 4AP",
  "  STOP",
  "Terminal 1. What happened and why, and the proof that a pause stops this very JobRun:",
  "  npm run jobrun -- why +447700900123",
  "  npm run jobrun -- drill pause",
];
