import { execFile } from "node:child_process";
import { cp, mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";

/** What a Dockerfile leaves behind, without a container around it. */
export type Image = {
  /** Where its last stage works. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  /** What is started, with its words. */
  readonly starts: readonly string[];
  /** Each RUN, in order. */
  readonly ran: readonly string[];
};

type Stage = { readonly root: string; readonly name: string; work: string };

const stepWithinMs = 30_000;

/**
 * Takes the steps of a Dockerfile one after the other, each stage in an empty folder of its own: it copies what COPY copies and
 * runs what RUN runs, by this machine's shell, as this user; in place of `npm ci` it calls `npm`. Throws at an instruction that it
 * does not know.
 */
export async function takeSteps(context: string, into: string, npm: (folder: string) => void): Promise<Image> {
  const lines = (await readFile(join(context, "ship", "Dockerfile"), "utf8")).split("\n");
  const stages: Stage[] = [];
  const ran: string[] = [];
  let [user, starts, own]: [string, string[], Record<string, string>] = ["root", [], {}];
  for (const line of lines.filter((each) => each !== "" && !each.startsWith("#"))) {
    const [instruction = "", ...words] = line.split(" ");
    const rest = words.join(" ");
    const stage = stages.at(-1) ?? { root: into, name: "", work: into };
    switch (instruction) {
      case "FROM": {
        const root = join(into, `stage-${stages.length}`);
        await mkdir(root, { recursive: true });
        stages.push({ root, name: words[2] ?? "", work: root });
        [user, starts, own] = ["root", [], {}];
        break;
      }
      case "WORKDIR":
        stage.work = join(stage.root, rest);
        await mkdir(stage.work, { recursive: true });
        break;
      case "COPY":
        await copy(context, stages, stage, words);
        break;
      case "RUN":
        if (rest.startsWith("npm ci ")) npm(stage.work);
        else await promisify(execFile)("sh", ["-c", rest], { cwd: stage.work, timeout: stepWithinMs });
        ran.push(rest);
        break;
      case "ENV":
        own = { ...own, ...Object.fromEntries(words.map((each) => each.split("="))) };
        break;
      case "USER":
        user = rest;
        break;
      case "ENTRYPOINT":
      case "CMD":
        starts = [...starts, ...readWords(rest)];
        break;
      case "EXPOSE":
      case "STOPSIGNAL":
      case "HEALTHCHECK":
        break;
      default:
        throw new Error(`no way to take the step ${line}`);
    }
  }
  return { folder: stages.at(-1)?.work ?? into, environment: own, user, starts, ran };
}

async function copy(context: string, stages: readonly Stage[], to: Stage, words: readonly string[]): Promise<void> {
  const [, from] = /^--from=(.+)$/.exec(words[0] ?? "") ?? [];
  const paths = from === undefined ? words : words.slice(1);
  const source = from === undefined ? context : (stages.find(({ name }) => name === from)?.root ?? "");
  if (source === "") throw new Error(`there is no stage ${from}`);
  const target = paths.at(-1) ?? "";
  for (const path of paths.slice(0, -1)) {
    const whole = target.endsWith("/") && path !== "." ? join(target, basename(path)) : target;
    await cp(join(source, path), join(to.work, whole), { recursive: true, verbatimSymlinks: true });
  }
}

function readWords(json: string): string[] {
  const words: unknown = JSON.parse(json);
  return Array.isArray(words) ? words.map(String) : [];
}
