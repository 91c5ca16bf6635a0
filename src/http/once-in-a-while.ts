/**
 * Shares one answer among all who ask within `freshMs`, failures too, so that a flood of questions costs one answer. Asking
 * is bounded by `timeoutMs`; what takes longer rejects.
 */
export function onceInAWhile<Value>(
  ask: () => Promise<Value>,
  freshMs: number,
  timeoutMs: number,
): () => Promise<Value> {
  let answer: Promise<Value> | null = null;
  let freshUntil = 0;
  return () => {
    if (answer === null || performance.now() >= freshUntil) {
      answer = within(ask, timeoutMs);
      freshUntil = performance.now() + Math.max(freshMs, 0);
    }
    return answer;
  };
}

async function within<Value>(ask: () => Promise<Value>, timeoutMs: number): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([ask(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
