import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import type { Config } from "../../config.ts";
import type { Home } from "../../home/home.ts";
import { readBaked } from "../../home/baked.ts";
import { readLink } from "../../release/deploy/chain.ts";
import { recordBreaks } from "../../release/deploy/record.ts";
import { readLinks } from "../../release/deploy/rows.ts";
import { history } from "../../release/migrate/history.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import type { SignOff } from "../../release/sign-off/body.ts";
import { computeSignOff } from "../../release/sign-off/compute.ts";
import { signOff, signOffText } from "../../release/sign-off/file.ts";
import { printSignOff } from "../../release/sign-off/print.ts";
import { readPromises } from "../../release/sign-off/promises.ts";
import { readRisks } from "../../release/sign-off/read-risks.ts";
import { openReader } from "../../release/verify/open-reader.ts";
import { evidenceKeys } from "../deploy/evidence-keys.ts";
import { onRecord } from "../deploy/on-record.ts";
import { withAdmin } from "../migrate/bring-up.ts";
import type { Said } from "../run-command.ts";

const root = new URL("../../../", import.meta.url);

/** Writes the sign-off of this release here, READY or not. */
export async function writeSignOff(home: Home, config: Config, out: string | null): Promise<Said> {
  const body = await computed(home, config);
  const file = signOff(body, evidenceKeys(config).signer);
  const folder = resolve(out ?? join(config.database.dataDir, "sign-offs"));
  await mkdir(folder, { recursive: true });
  const to = join(folder, `${body.commit.slice(0, 12)}-${body.environment}.json`);
  await writeFile(to, signOffText(file));
  await writeFile(pageOf(to), printSignOff(file));
  const { ready, missing } = body;
  const human = [ready ? "READY" : "NOT READY", ...missing.map((line) => `  ${line}`), to, pageOf(to)].join("\n");
  return { json: { ready, missing, file: to, page: pageOf(to), hash: file.hash }, human, refused: !ready };
}

export function pageOf(file: string): string {
  return `${file.replace(/\.json$/, "")}.md`;
}

async function computed(home: Home, config: Config): Promise<SignOff> {
  const { adminUrl } = await withAdmin(home);
  const { signer, trusted } = evidenceKeys(config);
  return onRecord(home, config, async (client, deployment) => {
    const reader = await openReader(adminUrl);
    try {
      return computeSignOff({
        deployment,
        rows: (await readLinks(client, deployment)).map(readLink),
        breaks: await recordBreaks(client),
        trusted,
        stagingKeys: config.keys.trusted,
        signs: signer !== null,
        schema: await readSchemaStatus(history, adminUrl),
        promises: await promisesHere(),
        risks: await readRisks(reader),
        at: Temporal.Now.instant().toString(),
        by: userInfo().username,
      });
    } finally {
      await reader.end();
    }
  });
}

async function promisesHere() {
  const page = await readFile(new URL("ARCHITECTURE.md", root), "utf8").catch(() => "");
  // A shipped release has no tests in it: its page is that of its commit, where a test asks for each of them.
  const isShipped = (await readBaked(root)) !== null;
  return readPromises(page, (path) => isShipped || existsSync(new URL(path, root)));
}
