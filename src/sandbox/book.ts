/** Records by SID and by phone, oldest first, at most `max`: the oldest leaves when a new one needs its place. */
export type Book<R extends { sid: string }> = {
  add(record: R): void;
  get(sid: string): R | undefined;
  remove(sid: string): void;
  ofPhone(phone: string): R[];
  all(): R[];
  clear(): void;
};

export function book<R extends { sid: string }>(max: number, phonesOf: (record: R) => readonly string[]): Book<R> {
  const bySid = new Map<string, R>();
  const byPhone = new Map<string, Map<string, R>>();

  function remove(sid: string): void {
    const record = bySid.get(sid);
    if (record === undefined) return;
    bySid.delete(sid);
    for (const [phone, shelf] of shelvesOf(record)) {
      shelf.delete(sid);
      if (shelf.size === 0) byPhone.delete(phone);
    }
  }

  function shelvesOf(record: R): [string, Map<string, R>][] {
    return phonesOf(record).flatMap((phone) => {
      const shelf = byPhone.get(phone);
      return shelf === undefined ? [] : [[phone, shelf]];
    });
  }

  return {
    add(record) {
      bySid.set(record.sid, record);
      for (const phone of phonesOf(record))
        byPhone.set(phone, (byPhone.get(phone) ?? new Map<string, R>()).set(record.sid, record));
      for (const oldest of bySid.keys()) {
        if (bySid.size <= max) break;
        remove(oldest);
      }
    },
    get: (sid) => bySid.get(sid),
    remove,
    ofPhone: (phone) => [...(byPhone.get(phone)?.values() ?? [])],
    all: () => [...bySid.values()],
    clear() {
      bySid.clear();
      byPhone.clear();
    },
  };
}
