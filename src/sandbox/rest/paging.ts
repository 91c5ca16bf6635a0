const pageSizeDefault = 50;
const pageSizeMax = 1000;

type Row = { sid: string };
type Query = Readonly<Record<string, string>>;

/** One page of a list, newest first, in Twilio's shape: `key` names the array; `next_page_uri` continues after its last row. */
export function page<R extends Row>(
  rows: readonly R[],
  key: string,
  path: string,
  query: Query,
  show: (row: R) => object,
): object {
  const size = Math.min(pageSizeMax, Math.max(1, Number.parseInt(query["PageSize"] ?? "", 10) || pageSizeDefault));
  const number = Math.max(0, Number.parseInt(query["Page"] ?? "", 10) || 0);
  const start = startOf(rows, query["PageToken"], number, size);
  const shown = rows.slice(start, start + size);
  const last = shown.at(-1);
  const uri = (pageNumber: number, token: string | null): string => {
    const rest = Object.entries(query).filter(
      ([name]) => name !== "Page" && name !== "PageToken" && name !== "PageSize",
    );
    const asked = new URLSearchParams([...rest, ["PageSize", String(size)], ["Page", String(pageNumber)]]);
    if (token !== null) asked.set("PageToken", token);
    return `${path}?${asked.toString()}`;
  };
  return {
    [key]: shown.map((row) => show(row)),
    first_page_uri: uri(0, null),
    next_page_uri: last !== undefined && start + size < rows.length ? uri(number + 1, `PA${last.sid}`) : null,
    previous_page_uri: number === 0 ? null : uri(number - 1, null),
    page: number,
    page_size: size,
    start,
    end: start + Math.max(0, shown.length - 1),
    uri: uri(number, query["PageToken"] ?? null),
  };
}

/** A token names the last row seen, so that rows which arrive meanwhile shift nothing. A token that is gone ends the list. */
function startOf(rows: readonly Row[], token: string | undefined, number: number, size: number): number {
  if (token === undefined) return number * size;
  const seen = rows.findIndex(({ sid }) => `PA${sid}` === token);
  return seen === -1 ? rows.length : seen + 1;
}
