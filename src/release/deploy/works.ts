import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { readProcesses, type ProcessSeen } from "../migrate/processes.ts";
import type { SchemaStatus } from "../migrate/schema-status.ts";
import type { Signer } from "../signing.ts";
import { isGood, type Verified } from "../verify/check.ts";
import { backupAgeMaxMinutes, type Step, type StepName } from "./plan.ts";
import { judgeStaging } from "./staging-evidence.ts";
import { type Deployment, type Evidence, noCommit, type Noted, type Standing } from "./record.ts";

export type Command = "tests" | "smoke" | "switch" | "restart";
/** What came of a step: its evidence, or why it stops here and what to do. */
export type Left = { readonly left: Evidence } | { readonly stop: string; readonly next: string };

/** All that a deployment does and looks at. `run` gives null where no such command is configured. */
export type Ground = {
  readonly client: Client;
  readonly deployment: Deployment;
  readonly who: string;
  /** Null where no key is configured: then evidence is not signed. */
  readonly signer: Signer | null;
  /** Staging's evidence as a file's text; null where none was given. It counts by these keys alone. */
  readonly stagingFile: () => Promise<string | null>;
  readonly stagingKeys: readonly string[];
  readonly run: (command: Command) => Promise<{ readonly code: number; readonly seconds: number } | null>;
  /** Null where JobRun cannot copy this database by itself. `of`: the moment that the copy is of. */
  readonly backUp: () => Promise<(Evidence & { readonly of: string }) | null>;
  readonly rehearse: (backup: Evidence) => Promise<Evidence | null>;
  readonly migrate: () => Promise<{ readonly steps: number } | { readonly stop: string; readonly next: string }>;
  readonly schema: () => Promise<SchemaStatus>;
  readonly driftCount: () => Promise<number | null>;
  readonly verify: () => Promise<readonly Verified[]>;
  /** How long processes may take to come and go after a restart, and how often that is looked at. */
  readonly restartWithinMs: number;
  readonly lookEveryMs: number;
  /** Throws where the deployment was told to stop. */
  readonly unlessStopped: () => void;
};

type Work = (ground: Ground, step: Step, standing: Standing) => Promise<Left>;

export const works: Readonly<Record<StepName, Work>> = {
  review: said,
  ready: said,
  function: said,
  soak: said,
  watch: said,
  "watch-day": said,
  "clean-up": said,
  staging,
  tests: ({ run }) => ended(run, "tests"),
  smoke: (ground, step, standing) =>
    ground.deployment.environment === "local" ? ended(ground.run, "smoke") : said(ground, step, standing),
  backup: async ({ backUp }, step, standing) => {
    const made = await backUp();
    return made === null ? answeredFor(step, standing) : { left: made };
  },
  rehearse: async ({ rehearse }, step, standing) => {
    const tried = await rehearse(standing.left.get("backup")?.evidence ?? {});
    return tried === null ? answeredFor(step, standing) : { left: tried };
  },
  migrate: async ({ migrate, schema }) => {
    const done = await migrate();
    if ("stop" in done) return done;
    const status = await schema();
    if (status.is === "foreign")
      return { stop: "The schema is another program's.", next: "See jobrun migrate status." };
    return { left: { steps: done.steps, version: status.version } };
  },
  types: async ({ driftCount }) => {
    const count = await driftCount();
    if (count === 0) return { left: { differences: 0 } };
    if (count === null) return { stop: "The schema is not finished.", next: "See jobrun migrate status." };
    return { stop: `The schema differs in ${count}.`, next: "jobrun migrate drift names each difference." };
  },
  switch: async ({ run }) => {
    const ran = await run("switch");
    if (ran !== null && ran.code !== 0) return failed("switch", ran.code);
    return { left: { command: ran !== null, seconds: ran?.seconds ?? 0 } };
  },
  restart,
  verify: async ({ verify }) => {
    const answers = await verify();
    const bad = answers.filter((each) => !isGood(each));
    const [first] = bad;
    if (first !== undefined) {
      return {
        stop: `${bad.length} of ${answers.length} checks do not hold: ${first.name} (${first.found}).`,
        next: first.mend,
      };
    }
    const looks = answers.filter(({ state }) => state === "warning").map(({ name }) => name);
    return { left: { checks: answers.length, warnings: looks.join(", ") } };
  },
};

/** Whether evidence that was left is still true. What cannot turn out otherwise later stays as it is. */
export async function stillHolds(ground: Ground, step: StepName, { left }: Standing): Promise<boolean> {
  const noted = left.get(step);
  if (noted === undefined) return false;
  if (step === "backup") return left.has("migrate") || minutesOld(noted) <= backupAgeMaxMinutes;
  if (step === "staging") return left.has("migrate") || isShown(ground, noted.evidence);
  if (step === "switch") return (await othersSince(ground, noted)).length === 0;
  if (step === "restart") return "processes" in (await lookAtProcesses(ground));
  return true;
}

async function ended(run: Ground["run"], command: "tests" | "smoke"): Promise<Left> {
  const ran = await run(command);
  if (ran === null) return { stop: `There is no command for ${command}.`, next: "See jobrun config." };
  return ran.code === 0 ? { left: { seconds: ran.seconds } } : failed(command, ran.code);
}

function failed(command: Command, code: number): Left {
  return {
    stop: `The command for ${command} ended with ${code}.`,
    next: "What it printed says why. Mend it, and run jobrun deploy again.",
  };
}

/** What only people can know: each asked for by name. */
async function said({ deployment: { environment } }: Ground, step: Step, { approved, left }: Standing): Promise<Left> {
  const wanted = step.approvals[environment] ?? [];
  const missing = wanted.filter((what) => !approved.has(what));
  if (missing.length > 0) return { stop: `Nobody has said yet: ${missing.join(", ")}.`, next: ask(missing[0] ?? "") };
  if (step.waits !== null) {
    const { after, hours } = step.waits;
    const since = left.get(after)?.secondsAgo ?? 0;
    const early = wanted.find((what) => since - (approved.get(what)?.secondsAgo ?? 0) < hours * 3600);
    if (early !== undefined) {
      const stop = `${early} was said sooner than ${hours} hours after ${after}, or is of the run before.`;
      return { stop, next: `When those have passed: ${ask(early)}` };
    }
  }
  return { left: Object.fromEntries(wanted.map((what) => [what, wordsOf(approved.get(what))])) };
}

/** A file that was given must be good; without one a person answers by name for going on without it. */
async function staging(
  { stagingFile, stagingKeys, deployment: { commit } }: Ground,
  { instead }: Step,
  { approved }: Standing,
): Promise<Left> {
  const what = instead?.what ?? "";
  const file = await stagingFile();
  const without = approved.get(what);
  if (file === null && wordsIn(without) !== "") return { left: { without: wordsOf(without) } };
  const judged =
    file === null
      ? ({ is: "refused", why: "there is none here yet" } as const)
      : judgeStaging(file, commit, stagingKeys);
  if (judged.is === "good") return { left: judged.evidence };
  const next = "jobrun deploy --export FILE there, jobrun deploy --staging-evidence FILE here";
  return { stop: `Staging's evidence: ${judged.why}.`, next: `${next}; or ${ask(what)} --note "why without"` };
}

/** Whether what was kept of staging still shows it, by the keys that count now. */
function isShown({ stagingKeys, deployment: { commit } }: Ground, { file, without }: Evidence): boolean {
  if (without !== undefined) return true;
  return judgeStaging(String(file), commit, stagingKeys).is === "good";
}

/** Somebody else runs the database: then a person answers for what they did with it, of late and with words that say what. */
function answeredFor({ instead }: Step, { approved }: Standing): Left {
  const what = instead?.what ?? "";
  const noted = approved.get(what);
  const words = wordsIn(noted);
  if (noted === undefined || words === "" || noted.secondsAgo > backupAgeMaxMinutes * 60) {
    return {
      stop: `JobRun cannot do this with a database that it does not run itself, and nobody has answered for it within ${backupAgeMaxMinutes} minutes.`,
      next: `${ask(what)} --note "which, and where"`,
    };
  }
  return { left: { of: noted.at, proved: false, by: noted.who, note: words } };
}

/** The command is started again after whatever interrupted it; what counts is who lives after it. */
async function restart(ground: Ground): Promise<Left> {
  const { run, restartWithinMs, lookEveryMs, unlessStopped, deployment } = ground;
  const ran = await run("restart");
  if (ran !== null && ran.code !== 0) return failed("restart", ran.code);
  const until = performance.now() + (ran === null ? 0 : restartWithinMs);
  for (;;) {
    const seen = await lookAtProcesses(ground);
    if ("processes" in seen) return { left: { processes: seen.processes, commit: deployment.commit } };
    if (performance.now() >= until) return { stop: seen.why, next: restartWords(deployment, ran !== null) };
    await pause(lookEveryMs);
    unlessStopped();
  }
}

function restartWords({ environment }: Deployment, ran: boolean): string {
  if (ran) return "The command ended well, and the heartbeats do not show it: jobrun migrate status says who lives.";
  const start = environment === "local" ? "npm start" : "jobrun serve and jobrun work";
  return `Start them from this release (${start}), or set JOBRUN_RESTART_COMMAND; then run jobrun deploy again.`;
}

/** How many live, where all of them are of this release and serve the schema as it is now; else why that cannot be said. */
async function lookAtProcesses({
  client,
  deployment: { commit },
  schema,
}: Ground): Promise<{ readonly processes: number } | { readonly why: string }> {
  const living = (await readProcesses(client)).filter((each) => each.living);
  if (living.length === 0) return { why: "No process has told of itself within 20 s." };
  const other = living.find((each) => !isOf(each, commit));
  if (other !== undefined) {
    return { why: `${other.role} ${other.id} lives, and is of ${other.commit?.slice(0, 12) ?? "no commit"}.` };
  }
  const status = await schema();
  const version = status.is === "foreign" ? null : status.version;
  const outside = living.find(({ servesFrom }) => version === null || servesFrom > version);
  if (outside === undefined) return { processes: living.length };
  return { why: `${outside.role} ${outside.id} does not serve the schema as it is.` };
}

/** They show that processes start from elsewhere than from what was switched to. */
async function othersSince({ client, deployment }: Ground, since: Noted): Promise<readonly ProcessSeen[]> {
  return (await readProcesses(client)).filter(
    (each) => each.living && each.startedMs > Date.parse(since.at) && !isOf(each, deployment.commit),
  );
}

function isOf(each: ProcessSeen, commit: string): boolean {
  return (each.commit ?? noCommit) === commit;
}

function minutesOld({ evidence, at, secondsAgo }: Noted): number {
  const between = new Date(at).getTime() - new Date(String(evidence["of"])).getTime();
  return (secondsAgo + between / 1000) / 60;
}

function wordsOf(noted: Noted | undefined): string {
  if (noted === undefined) return "nobody";
  const words = wordsIn(noted);
  return `${noted.who}, ${noted.at}${words === "" ? "" : `: ${words}`}`;
}

function wordsIn(noted: Noted | undefined): string {
  return String(noted?.evidence["note"] ?? "").trim();
}

function ask(what: string): string {
  return `jobrun deploy approve ${what} --by NAME`;
}
