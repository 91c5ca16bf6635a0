const answerWithinMs = 3_000;

/** What a running JobRun says of itself. Throws where it does not answer in time. The body is JSON, or text where it is none. */
export async function askDoors(
  address: string,
  path: string,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(address + path, { signal: AbortSignal.timeout(answerWithinMs) }).catch(
    (cause: unknown) => {
      throw new Error(`${address} does not answer; is it where JobRun listens (HOST, PORT)?`, { cause });
    },
  );
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.startsWith("application/json") === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: answer.status, body };
}
