/** "£240", "£1,250.50". */
export function pounds(pence: number): string {
  const [whole = "0", rest = "00"] = (pence / 100).toFixed(2).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return rest === "00" ? `£${grouped}` : `£${grouped}.${rest}`;
}

/** A minute of the day: "21:00". */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** A moment where the client is: "Tue 07:00". */
export function dayAndClock(instant: string, timeZone: string): string {
  const here = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return `${weekdays[here.dayOfWeek - 1]} ${clockOf(here.hour * 60 + here.minute)}`;
}
