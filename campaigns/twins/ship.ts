import type { Twin } from "../twin.ts";

const baked = "test/home/baked.test.ts";
const made = "test/cli/ship/ship-release.test.ts";
const unit = "test/ship/unit.test.ts";
const first = "test/ship/first-deployment.db.test.ts";
const release = "src/cli/ship/ship-release.ts";

const planted: readonly (readonly [name: string, test: string, file: string, old: string, replacement: string])[] = [
  [
    "a baked commit that nobody reads",
    baked,
    "src/home/commit.ts",
    "(await readBaked(folder))?.commit ?? null",
    "null",
  ],
  [
    "a shipped release that may be changed",
    baked,
    "src/home/tree-state.ts",
    '? "clean" : "dirty";\n}',
    '? "clean" : "clean";\n}',
  ],
  [
    "a release that is clean without having been shipped",
    baked,
    "src/home/tree-state.ts",
    'return "unknown";',
    'return "clean";',
  ],
  ["a release whose files may change their names", baked, "src/home/baked.ts", "`${file}\\0", "`\\0"],
  ["a release whose files may change their bytes", baked, "src/home/baked.ts", ".update(bytes)", ""],
  ["a release that its packages change", baked, "src/home/baked.ts", '"node_modules", ', ""],
  ["any words as a baked commit", baked, "src/home/baked.ts", ".regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)", ""],
  ["a release made of a tree with changes", made, release, "await treeState(checkout)", '"clean"'],
  ["a release over what lies there", made, release, "(await readdir(folder)).length > 0", "false"],
  ["a release without its commit", made, release, "await bake(pathToFileURL(`${folder}/`), commit);", ""],
  ["a release with all that a checkout has", made, "src/cli/ship/lay-out.ts", ", ...shipped]", "]"],
  ["an archive that stays behind", made, "src/cli/ship/lay-out.ts", "await rm(archive, { force: true });", ""],
  ["a unit that systemd does not take", unit, "ship/jobrun.service", "Type=exec", "Type=executable"],
  ["a unit that kills what is under way", unit, "ship/jobrun.service", "TimeoutStopSec=20", "TimeoutStopSec=5"],
  ["a unit that runs as root", unit, "ship/jobrun.service", "User=jobrun\n", ""],
  ["a launcher with flags of its own", unit, "ship/jobrun", "--max-semi-space-size=8", "--max-semi-space-size=16"],
  [
    "a migrator's login for what serves",
    unit,
    "ship/compose.yaml",
    "DATABASE_URL: postgres://jobrun_app:${APP_PASSWORD:?}@database:5432/jobrun\n    ports",
    "DATABASE_URL: postgres://jobrun_migrator:${MIGRATOR_PASSWORD:?}@database:5432/jobrun\n    ports",
  ],
  ["an image with the tools of a build", first, "ship/Dockerfile", " --omit=dev", ""],
  ["an image that runs as root", first, "ship/Dockerfile", "USER node\n", ""],
  [
    "an image without its packages",
    first,
    "ship/Dockerfile",
    "COPY --from=packages /jobrun/node_modules node_modules\n",
    "",
  ],
  ["a release without its promises", first, "src/cli/ship/lay-out.ts", '  "ARCHITECTURE.md",\n', ""],
  ["a shipped release that misses the tests it has not", first, "src/cli/sign-off/write.ts", "isShipped || ", ""],
  ["a database that its migrator does not own", first, "ship/make-database.sh", " OWNER jobrun_migrator", ""],
];

export const twins: readonly Twin[] = planted.map(([name, test, file, old, replacement]) => ({
  name,
  caughtBy: { test },
  file,
  old,
  new: replacement,
}));
