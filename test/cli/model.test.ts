import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type ModelServer, reads, startModelServer, status } from "../fakes/model-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const linesMax = 30;

let server: ModelServer;
let folder = "";
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "jobrun-model-"));
  server = await startModelServer();
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});
afterEach(() => server.behave(reads({})));

function run(program: string, ...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, JOBRUN_MODEL: "compatible:m", JOBRUN_MODEL_BASE_URL: server.url, JOBRUN_DATA_DIR: folder };
  return new Promise((resolve) => {
    const done = (_: unknown, out: string, err: string) => resolve({ code: child.exitCode, out, err });
    const options = { cwd: root, env, maxBuffer: 64 * 2 ** 20 };
    const child = execFile(process.execPath, [join(root, program), ...words], options, done);
  });
}
const jobrun = (...words: string[]) => run("src/cli/main.ts", ...words);

describe("jobrun with a language model", () => {
  it("reads a text as the product does: what the model says counts where the text has it", async () => {
    server.behave(reads({ intent: "job", job: "bog's backin up", name: "Dave" }));
    const { out } = await jobrun("read", "ey up me bog's backin up, LS1 4AP", "--json");
    const reading: Record<string, unknown> = JSON.parse(out);
    assert.deepEqual([reading["job"], reading["postcode"], reading["name"]], ["bog's backin up", "LS1 4AP", null]);
    assert.equal(Object.keys(reading).length, 10);
  });

  it("reads a file in its order, whatever the order of the answers, and what the rules see at once without it", async () => {
    server.behave((response, asked) => {
      const ms = asked.text.includes("1") ? 60 : 0;
      setTimeout(() => reads({ intent: "job", job: asked.text })(response, asked), ms);
    });
    const texts = Array.from({ length: linesMax }, (_, place) => (place === 3 ? "STOP" : `gubbins ${place} is odd`));
    const path = join(folder, "texts.jsonl");
    writeFileSync(path, texts.map((text, place) => JSON.stringify({ id: String(place), text })).join("\n"));
    const before_ = server.asked.length;
    const { out } = await jobrun("read", "--file", path);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line): { id: string; reading: { job: string | null } } => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ id }) => id),
      texts.map((_, place) => String(place)),
    );
    assert.deepEqual(
      lines.map(({ reading }) => reading.job),
      texts.map((text) => (text === "STOP" ? null : text)),
    );
    assert.equal(server.asked.length - before_, linesMax - 1);
  });

  it("names a model that does not answer, in config, and one that does not", async () => {
    assert.deepEqual(JSON.parse((await jobrun("config", "--json")).out).warnings, []);
    server.behave(status(401));
    const { out, code } = await jobrun("config");
    assert.equal(code, 0);
    assert.match(out, /compatible:m refuses: its key, its name or its limits\. Texts are read by the rules meanwhile/);
    server.behave((response) => void response.socket?.destroy());
    assert.match((await jobrun("config")).out, /compatible:m cannot be reached/);
  });

  it("is measured by npm run evaluate in the place of the rules alone", async () => {
    server.behave(reads({ intent: "thanks" }));
    const before_ = server.asked.length;
    const { err } = await run("evaluate/main.ts", "--json");
    assert.match(err, /^Read by compatible:m\.\n$/);
    assert.ok(server.asked.length - before_ > 100);
  });
});
