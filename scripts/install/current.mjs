import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeIsFound } from "./pinned-node.mjs";

const sections = ["dependencies", "devDependencies", "optionalDependencies"];

/** Whether node_modules holds what package.json and package-lock.json ask for on this platform. */
export function isCurrent(root) {
  if (!nodeIsFound(root)) return false;
  if (readOr(stampFile(root), "") === fingerprint(root)) return true;
  if (!lockedPackagesAreThere(root)) return false;
  markCurrent(root);
  return true;
}

export function markCurrent(root) {
  writeFileSync(stampFile(root), fingerprint(root));
}

/** How many packages the lock file has for this platform, or null without a lock file. */
export function countLocked(root) {
  const lock = readJson(join(root, "package-lock.json"));
  return lock === null ? null : wanted(lock).length;
}

/** A folder shared with another system holds that system's programs, hence the platform. */
function fingerprint(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const name of ["package.json", "package-lock.json"]) hash.update(readOr(join(root, name), "none"));
  return hash.digest("hex");
}

/** Somebody may have run npm by hand, or changed a script in package.json: neither needs an installation. */
function lockedPackagesAreThere(root) {
  const manifest = readJson(join(root, "package.json"));
  const lock = readJson(join(root, "package-lock.json"));
  const installed = readJson(join(root, "node_modules", ".package-lock.json"));
  if (manifest === null || lock === null || installed === null) return false;
  const asked = lock.packages?.[""] ?? {};
  if (sections.some((section) => sorted(manifest[section]) !== sorted(asked[section]))) return false;
  return wanted(lock).every(
    ([path, { version }]) => installed.packages?.[path]?.version === version && existsSync(join(root, path)),
  );
}

function wanted(lock) {
  return Object.entries(lock.packages ?? {}).filter(([path, entry]) => path !== "" && suits(entry));
}

function suits({ os, cpu, libc, optional }) {
  // An optional package for no named system belongs to one that is; and the C library cannot be told cheaply.
  if (optional && (libc || !(os || cpu))) return false;
  return listed(os, process.platform) && listed(cpu, process.arch);
}

function listed(list, name) {
  if (list === undefined) return true;
  if (typeof list === "string") return list === name;
  return list.includes(name) || (list.every((each) => each.startsWith("!")) && !list.includes(`!${name}`));
}

function sorted(section = {}) {
  return JSON.stringify(Object.entries(section).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function stampFile(root) {
  return join(root, "node_modules", ".jobrun-installed");
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise;
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
