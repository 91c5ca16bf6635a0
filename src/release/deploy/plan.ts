export const environments = ["local", "staging", "production"] as const;
export type Environment = (typeof environments)[number];

export type StepName =
  | "review"
  | "ready"
  | "staging"
  | "tests"
  | "backup"
  | "rehearse"
  | "migrate"
  | "types"
  | "switch"
  | "restart"
  | "verify"
  | "smoke"
  | "function"
  | "soak"
  | "watch"
  | "watch-day"
  | "clean-up";

/** One step of a release. The order of the plan is what must hold before it: each before it has left its evidence. */
export type Step = {
  readonly name: StepName;
  readonly does: string;
  readonly leaves: string;
  /** Do not proceed if. */
  readonly stops: string;
  readonly undo: string;
  /** Where it is taken, and which items of the predecessor's checklist it is there. */
  readonly items: Readonly<Partial<Record<Environment, readonly number[]>>>;
  /** What people must have said first, each by name, in the environments where nothing here can see it. */
  readonly approvals: Readonly<Partial<Record<Environment, readonly string[]>>>;
  /** What a person may answer for by name and with words, and where: in the place of what JobRun would do or see by itself. */
  readonly instead: { readonly what: string; readonly where: string } | null;
  /** How long after another step's evidence the approvals must be given at the earliest. */
  readonly waits: { readonly after: StepName; readonly hours: number } | null;
};

/** A proved backup older than this counts for nothing: what was received since would be lost with it. */
export const backupAgeMaxMinutes = 60;
const alone = { approvals: {}, instead: null, waits: null } as const;
const nothing = "Nothing was changed.";
const notOurs = "Where JobRun cannot, because somebody else runs the database";
const wayBack =
  "Switch back to the release before and restart: it serves this schema, too, until a contract has begun.";

export const plan: readonly Step[] = [
  {
    ...alone,
    name: "review",
    does: "A second engineer has read the change, and somebody its migrations.",
    leaves: "Who said so, and when.",
    stops: "one of the two has not said so for this commit",
    undo: nothing,
    items: { staging: [1], production: [1] },
    approvals: { staging: ["review", "database-review"], production: ["review", "database-review"] },
  },
  {
    ...alone,
    name: "ready",
    does: "Somebody is on call, the window is known, and who must know of it does.",
    leaves: "Who is on call, in which window, and who was told: by name and time.",
    stops: "nobody is on call",
    undo: nothing,
    items: { production: [17] },
    approvals: { production: ["on-call", "window", "stakeholders"] },
  },
  {
    ...alone,
    name: "staging",
    does: "Staging's evidence is looked at, as `jobrun deploy --export` wrote it there: `jobrun deploy --staging-evidence FILE`.",
    leaves: "The file itself, who signed it, and how long the release ran there.",
    stops:
      "it is not signed with a key in `JOBRUN_TRUSTED_KEYS`, is of another commit, or staging's plan or soak was not over",
    undo: nothing,
    items: { production: [] },
    instead: { what: "without-staging", where: "Where it must go on without" },
  },
  {
    ...alone,
    name: "tests",
    does: "Runs `JOBRUN_TEST_COMMAND`, which is `npm test` unless it is set.",
    leaves: "How it ended, and how long it took.",
    stops: "a test fails",
    undo: nothing,
    items: { local: [3], staging: [3], production: [3] },
  },
  {
    ...alone,
    name: "backup",
    does: "`jobrun backup create` and `jobrun backup verify`: a copy, restored into a cluster of its own, table by table.",
    leaves: "Where the copy lies, of which moment it is, and what was compared.",
    stops: `the restore differs in anything, or the copy is older than ${backupAgeMaxMinutes} minutes when the migration begins`,
    undo: nothing,
    items: { local: [2], staging: [2, 9], production: [2, 18] },
    instead: { what: "snapshot", where: notOurs },
  },
  {
    ...alone,
    name: "rehearse",
    does: "Restores that copy as a rehearsal's, which can never send, and migrates it.",
    leaves: "How many steps ran, and how long they took.",
    stops: "a step fails there",
    undo: "The copy is taken away by itself.",
    items: { staging: [], production: [] },
    instead: { what: "rehearsal", where: notOurs },
  },
  {
    ...alone,
    name: "migrate",
    does: "`jobrun migrate up`.",
    leaves: "How many steps ran, and the schema's version.",
    stops: "the backup is not proved, something must be decided first (`jobrun migrate plan`), or a step fails",
    undo: "Nothing needs to be: the programs before it serve the new schema. Run again, it goes on where it stopped.",
    items: { local: [4], staging: [10], production: [19] },
  },
  {
    ...alone,
    name: "types",
    does: "`jobrun migrate drift`: the types are of the schema that the migrations make, and the database has that one.",
    leaves: "That there is no difference.",
    stops: "there is a difference",
    undo: "Put back what was changed by hand.",
    items: { local: [5], staging: [11], production: [20] },
  },
  {
    ...alone,
    name: "switch",
    does: "Runs `JOBRUN_SWITCH_COMMAND`, which puts the release where processes start from; without it, you do.",
    leaves: "How it ended. A process of another commit that starts after it makes it void.",
    stops: "the command fails",
    undo: wayBack,
    items: { staging: [12], production: [21] },
  },
  {
    ...alone,
    name: "restart",
    does: "Runs `JOBRUN_RESTART_COMMAND`; without it, you start the processes. Then the heartbeats are looked at.",
    leaves: "How many processes live, all of this commit and serving this schema.",
    stops: "a process of another commit lives, or none of this one",
    undo: wayBack,
    items: { local: [7], staging: [13], production: [22] },
  },
  {
    ...alone,
    name: "verify",
    does: "`jobrun verify`: schema, data and what runs, as [verification.md](verification.md) has them.",
    leaves: "How many checks of each tier hold, and what a person should look at.",
    stops: "one does not hold",
    undo: wayBack,
    items: { local: [6], staging: [14], production: [23, 24] },
  },
  {
    ...alone,
    name: "smoke",
    does: "Locally `jobrun demo`, the main job from first call to alert; in production a person rings a number and is texted.",
    leaves: "How the demo ended; in production who did it, and when.",
    stops: "the text or the alert does not come",
    undo: wayBack,
    items: { local: [8], production: [25] },
    approvals: { production: ["smoke"] },
  },
  {
    ...alone,
    name: "function",
    does: "A person tries a business that is not live (holding reply), one that is paused (silence), and going live too early (refused).",
    leaves: "Who did it, and when.",
    stops: "one of them comes out otherwise",
    undo: wayBack,
    items: { staging: [15] },
    approvals: { staging: ["function"] },
  },
  {
    ...alone,
    name: "soak",
    does: "The release runs for a day, under its usual traffic.",
    leaves: "Who looked at it after that, and when.",
    stops: "errors reach 0.1 %, anything stands still, or it says nothing at all",
    undo: wayBack,
    items: { staging: [16] },
    approvals: { staging: ["soak"] },
    waits: { after: "verify", hours: 24 },
  },
  {
    ...alone,
    name: "watch",
    does: "Somebody watches for two hours: `jobrun verify`, `/health`, `jobrun incident list`.",
    leaves: "Who watched, and when.",
    stops: "errors reach 0.1 %; at 1 %, at any error of the schema, or with failing health it goes back at once",
    undo: wayBack,
    items: { production: [26] },
    approvals: { production: ["watch"] },
    waits: { after: "verify", hours: 2 },
  },
  {
    ...alone,
    name: "watch-day",
    does: "Somebody looks again after a day.",
    leaves: "Who looked, and when.",
    stops: "errors reach 0.1 %, or anything stands still",
    undo: wayBack,
    items: { production: [27] },
    approvals: { production: ["watch-day"] },
    waits: { after: "verify", hours: 24 },
  },
  {
    ...alone,
    name: "clean-up",
    does: "The release before is taken away; the backup is kept for 30 days.",
    leaves: "Who did it, and when.",
    stops: "somebody may still want to go back",
    undo: "None: from here on the way back is a release.",
    items: { production: [28] },
    approvals: { production: ["clean-up"] },
  },
];

/** The steps of an environment, in their order. The database holds the same list, and refuses any other. */
export function stepsOf(environment: Environment): readonly Step[] {
  return plan.filter(({ items }) => items[environment] !== undefined);
}

/** Everything that a person can be asked to say there. */
export function approvalsOf(environment: Environment): readonly string[] {
  return stepsOf(environment).flatMap(({ approvals, instead }) => [
    ...(approvals[environment] ?? []),
    ...(instead === null ? [] : [instead.what]),
  ]);
}

/** What a person puts in the place of evidence: worth nothing without words that say why, or what was done. */
export const overrides: readonly string[] = plan.flatMap(({ instead }) => (instead === null ? [] : [instead.what]));
