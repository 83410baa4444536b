/** Days of the person's own zone, as `<input type="date">` has them: `2026-11-26`. */

export function dayOf(ms: number): string {
  const at = new Date(ms);
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

export function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** The moment at which the next day begins. */
export function endOf(day: string): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + 1);
  return at.toISOString();
}
