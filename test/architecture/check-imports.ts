import type { Import } from "./imports.ts";
import { free, isAmong, type Room, roomOf } from "./rooms.ts";
import { type Finding, lineAt, type SourceFile, type Tree } from "./tree.ts";

/** Every import that the table does not allow, and every file that stands in no room. */
export function checkImports(tree: Tree): Finding[] {
  return tree.files.filter((file) => !isAmong(file.path, free)).flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
  const found = roomOf(file.path);
  if (found === null) return [{ path: file.path, line: 1, rule: "stands in no room of the import table" }];
  return file.imports.flatMap((one) => {
    const wrong = whatIsWrong(one, found.name, found.room);
    return wrong === null ? [] : [{ path: file.path, line: lineAt(file, one.offset), rule: wrong }];
  });
}

function whatIsWrong({ to, kind, typeOnly }: Import, name: string, room: Room): string | null {
  if (kind === "computed" || to === null) return `${name} may not import what only the run time knows`;
  if (kind === "builtin")
    return room.builtins === "any" || room.builtins.includes(to) ? null : `${name} may not import ${to}`;
  if (kind === "package")
    return room.packages.includes(packageOf(to)) ? null : `${name} may not import the package ${to}`;
  if (isAmong(to, [...room.at, ...room.may])) return null;
  if (isAmong(to, room.mayAsTypes)) return typeOnly ? null : `${name} may import ${to} as a type only`;
  return `${name} may not import ${to}`;
}

/** `twilio/lib/rest/Twilio.js` is of `twilio`, `@fastify/error` is of itself. */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
