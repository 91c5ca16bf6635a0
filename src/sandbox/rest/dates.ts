/** RFC 2822 as Twilio writes it, in whole seconds: `Mon, 03 Mar 2025 10:00:00 +0000`. */
export function rfc2822(time: number | null): string | null {
  return time === null ? null : new Date(time).toUTCString().replace("GMT", "+0000");
}

/** Which times a list keeps: `Name`, `Name<` and `Name>` of its query, both bounds inclusive, whole seconds. */
export function timeFilter(query: Readonly<Record<string, string>>, name: string): (time: number) => boolean {
  const exact = span(query[name] ?? query[`${name}=`]);
  const until = span(query[`${name}<`]);
  const since = span(query[`${name}>`]);
  return (time) => {
    const second = Math.floor(time / 1000) * 1000;
    if (exact !== null && (second < exact.from || second > exact.to)) return false;
    return (until === null || second <= until.to) && (since === null || second >= since.from);
  };
}

/** A bare day means the whole of it, in UTC. */
function span(written: string | undefined): { from: number; to: number } | null {
  if (written === undefined || Number.isNaN(Date.parse(written))) return null;
  const from = Date.parse(written);
  const dayMs = 24 * 60 * 60 * 1000;
  return /^\d{4}-\d\d-\d\d$/u.test(written) ? { from, to: from + dayMs - 1 } : { from, to: from };
}
