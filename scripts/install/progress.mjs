const frames = ["|", "/", "-", "\\"];
const frameEveryMs = 120;
const lineEveryMs = 5_000;

/** Tells a person on standard error what is going on: one moving line in a terminal, else a line every few seconds. */
export function startProgress(title) {
  const out = process.stderr;
  const begun = Date.now();
  let detail = "";
  let frame = 0;

  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const text = () => [title, detail, seconds()].filter((part) => part !== "").join(", ");
  const move = () => out.write(`\r\u001b[K${frames[frame++ % frames.length]} ${text()}`);
  const say = () => out.write(`${text()}\n`);

  if (out.isTTY) move();
  else out.write(`${title} ...\n`);
  const timer = out.isTTY ? setInterval(move, frameEveryMs) : setInterval(say, lineEveryMs);
  timer.unref();

  return {
    show: (now) => {
      detail = now;
    },
    end: (last) => {
      clearInterval(timer);
      out.write(`${out.isTTY ? "\r\u001b[K" : ""}${last}, ${seconds()}\n`);
    },
  };
}
