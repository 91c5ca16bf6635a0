/** A text as a handset shows it. */
export type HandsetText = {
  readonly sid: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly status: string;
  readonly at: string;
};

/** One request that JobRun made to the carrier. */
export type LedgerLine = {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly status: number | null;
  readonly sid: string | null;
  readonly accepted: boolean;
};

export type SandboxCall = { readonly sid: string; readonly from: string; readonly to: string; readonly spoken: string };

/** The sandbox's control API as the people at its handsets use it, over real HTTP. */
export type PhoneNetwork = ReturnType<typeof phoneNetworkAt>;

const answerTimeoutMs = 10_000;

export function phoneNetworkAt(url: string) {
  /** What reached this phone, oldest first, without the carrier's own words about opting out. */
  const textsTo = async (phone: string): Promise<readonly HandsetText[]> => {
    const all: readonly HandsetText[] = await ask(url, `/sandbox/texts?phone=${encodeURIComponent(phone)}`);
    return all.filter(({ to, status, body }) => to === phone && status === "delivered" && !carriersOwn.test(body));
  };
  return {
    url,
    handset: (wish: object) => post(url, "/sandbox/handsets", wish),
    /** Rings a number, and answers with the call's SID; the network carries it on by itself. */
    call: async (from: string, to: string, more: object = {}) =>
      sidOf(await post(url, "/sandbox/calls", { from, to, ...more })),
    dial: (from: string, code: string) => post(url, "/sandbox/calls", { from, to: code }),
    text: async (from: string, to: string, body: string) =>
      sidOf(await post(url, "/sandbox/texts", { from, to, body })),
    fault: (wish: object) => post(url, "/sandbox/faults", wish),
    bundle: (wish: object) => post(url, "/sandbox/bundles", wish),
    heal: () => ask(url, "/sandbox/faults", { method: "DELETE" }),
    textsTo,
    bodiesTo: async (phone: string): Promise<readonly string[]> => (await textsTo(phone)).map(({ body }) => body),
    /** What was texted to a number of ours, oldest first. */
    textsAt: async (number: string): Promise<readonly HandsetText[]> => {
      const all: readonly HandsetText[] = await ask(url, `/sandbox/texts?phone=${encodeURIComponent(number)}`);
      return all.filter(({ to, from }) => to === number && from !== number);
    },
    calls: (): Promise<readonly SandboxCall[]> => ask(url, "/sandbox/calls"),
    ledger: (): Promise<readonly LedgerLine[]> => ask(url, "/sandbox/ledger"),
    /** The carrier's requests to send a text, each with the id of ours that its callback address carries. */
    sends: async () => {
      const ledger: readonly LedgerLine[] = await ask(url, "/sandbox/ledger");
      return ledger
        .filter(({ method, path }) => method === "POST" && path.endsWith("/Messages.json"))
        .map((line) => ({ ...line, outboxId: outboxIdOf(line.form["StatusCallback"] ?? "") }));
    },
    /** Waits until the network has nothing more to do by itself. */
    settle: (timeoutMs: number): Promise<unknown> => ask(url, `/sandbox/idle?timeoutMs=${timeoutMs}`),
    /** How many pieces of work the network has under way at this moment. */
    pending: async (): Promise<number> => {
      const response = await fetch(`${url}/sandbox/idle?timeoutMs=1`);
      const answer: unknown = await response.json();
      return typeof answer === "object" && answer !== null && "pending" in answer ? Number(answer.pending) : 0;
    },
  };
}

/** The carrier answers STOP, START and HELP itself; these words are none of ours. */
const carriersOwn = /Reply START to resubscribe|successfully been re-subscribed|^Reply STOP to unsubscribe/;

function outboxIdOf(callback: string): string {
  return URL.canParse(callback) ? (new URL(callback).searchParams.get("o") ?? "") : "";
}

function post(url: string, path: string, body: object): Promise<unknown> {
  return ask(url, path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function ask<Answer>(url: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(answerTimeoutMs) });
  const answer: Answer = await response.json().then((body: unknown) => Object(body));
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

function sidOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null || !("sid" in answer)) throw new Error("the network named no SID");
  return String(answer.sid);
}
