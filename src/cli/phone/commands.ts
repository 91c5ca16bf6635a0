/** What a typed line asks of the handset. */
export type Command =
  | { do: "text"; body: string }
  | { do: "to"; number: string }
  | { do: "call"; number: string; busy: boolean }
  | { do: "dial"; code: string }
  | { do: "answer" | "signal"; on: boolean }
  | { do: "wait"; seconds: number }
  | { do: "help" | "quit" | "nothing" }
  | { do: "wrong"; why: string };

const waitDefaultSeconds = 10;
const waitMaxSeconds = 120;

export const HELP = `Type a text and press Enter: it goes to whoever you last had to do with.
/to NUMBER          choose whom to text
/call NUMBER        ring a number (/call NUMBER busy: its line is busy)
/dial CODE          dial a divert code, such as **61*+447700900123**20#
/answer on|off      whether this phone answers when it rings (off at first)
/signal on|off      whether this phone can be reached (on at first)
/wait SECONDS       wait for the next text (for scripts)
/quit               put the phone down`;

/** A line that begins with / is a command, any other is a text; // begins a text with a slash. */
export function readLine(line: string): Command {
  if (line.trim() === "") return { do: "nothing" };
  if (!line.startsWith("/")) return { do: "text", body: line };
  if (line.startsWith("//")) return { do: "text", body: line.slice(1) };
  const [name = "", ...rest] = line.slice(1).trim().split(/\s+/u);
  return readCommand(name.toLowerCase(), rest);
}

function readCommand(name: string, rest: readonly string[]): Command {
  const [last = ""] = rest.slice(-1);
  switch (name) {
    case "to":
      return rest.length === 0 ? wrong("/to needs a number: /to +447700900123") : { do: "to", number: rest.join("") };
    case "call":
      return readCall(rest, last);
    case "dial":
      return rest.length === 0
        ? wrong("/dial needs a code: /dial **61*+447700900123**20#")
        : { do: "dial", code: rest.join("") };
    case "answer":
    case "signal":
      return last === "on" || last === "off"
        ? { do: name, on: last === "on" }
        : wrong(`write /${name} on or /${name} off`);
    case "wait":
      return readWait(last);
    case "help":
    case "quit":
      return { do: name };
    default:
      return wrong(`there is no /${name}; /help says what there is`);
  }
}

function readCall(rest: readonly string[], last: string): Command {
  const busy = last.toLowerCase() === "busy";
  const number = (busy ? rest.slice(0, -1) : rest).join("");
  return number === "" ? wrong("/call needs a number: /call +447700900123") : { do: "call", number, busy };
}

function readWait(written: string): Command {
  const seconds = written === "" ? waitDefaultSeconds : Number(written);
  if (seconds > 0 && seconds <= waitMaxSeconds) return { do: "wait", seconds };
  return wrong(`write /wait with a number of seconds up to ${waitMaxSeconds}`);
}

function wrong(why: string): Command {
  return { do: "wrong", why };
}
