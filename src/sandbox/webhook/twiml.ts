/** A small reading of TwiML: which verbs stand in the answer, with their words and attributes. */
export type Verb = { name: string; attributes: Record<string, string>; text: string; children: Verb[] };
export type Document = { kind: "document"; verbs: Verb[] } | { kind: "broken"; message: string };

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gu;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads an answer whose outermost element must be `Response`; anything not well-formed is broken (error 12100). */
export function readTwiml(xml: string): Document {
  const root = verb("", "");
  const open = [root];
  let read = 0;
  for (const token of xml.trim().matchAll(TOKEN)) {
    if (token.index !== read) return broken(`unreadable at character ${read}`);
    read += token[0].length;
    const wrong = take(open, token);
    if (wrong !== null) return broken(wrong);
  }
  if (read !== xml.trim().length) return broken(`unreadable at character ${read}`);
  if (open.length !== 1) return broken(`<${open.at(-1)?.name ?? ""}> is not closed`);
  const [response, second] = root.children;
  if (response?.name !== "Response" || second !== undefined) return broken("the outermost element must be <Response>");
  return { kind: "document", verbs: response.children };
}

function take(open: Verb[], token: RegExpExecArray): string | null {
  const [whole, cdata, closing, name, attributes, selfClosing] = token;
  const current = open.at(-1);
  if (current === undefined) return "an element was closed twice";
  if (cdata !== undefined) current.text += cdata;
  else if (name === undefined) return whole.startsWith("<") ? null : addText(open, current, whole);
  else if (closing === "/") {
    if (open.length === 1 || open.pop()?.name !== name) return `</${name}> closes nothing`;
  } else {
    const child = verb(name, attributes ?? "");
    current.children.push(child);
    if (selfClosing !== "/") open.push(child);
  }
  return null;
}

function addText(open: readonly Verb[], current: Verb, written: string): string | null {
  const text = decode(written);
  if (text === null) return "an & that is no entity";
  if (open.length === 1 && text.trim() !== "") return "words outside <Response>";
  current.text += text;
  return null;
}

function verb(name: string, attributes: string): Verb {
  const read = [...attributes.matchAll(ATTRIBUTE)].map(([, key = "", double, single]): [string, string] => [
    key,
    decode(double ?? single ?? "") ?? "",
  ]);
  return { name, attributes: Object.fromEntries(read), text: "", children: [] };
}

function decode(written: string): string | null {
  let sound = true;
  const text = written.replaceAll(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));|&/giu,
    (_, decimal?: string, hex?: string, named?: string) => {
      const point = decimal === undefined ? (hex === undefined ? null : Number.parseInt(hex, 16)) : Number(decimal);
      const character =
        point === null ? ENTITIES[named ?? ""] : point <= 0x10_ff_ff ? String.fromCodePoint(point) : undefined;
      if (character === undefined) sound = false;
      return character ?? "";
    },
  );
  return sound ? text : null;
}

function broken(message: string): Document {
  return { kind: "broken", message };
}
