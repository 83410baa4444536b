/** Checks of what a Mini App posts: each returns what is wrong, or nothing. */

export type Payload = Record<string, unknown>;
export type Check = (value: unknown) => string | undefined;

const COLOR = /^#[0-9a-f]{6}$/i;

export function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lengths count characters, as Telegram does. */
export function text(min: number, max: number): Check {
  return (value) => {
    if (typeof value !== "string") return "is not a text";
    const length = [...value].length;
    return length < min || length > max
      ? `has ${length} characters, not ${min} to ${max}`
      : undefined;
  };
}

export const bool: Check = (value) => (typeof value === "boolean" ? undefined : "is not a boolean");
export const color: Check = (value) =>
  typeof value === "string" && COLOR.test(value) ? undefined : "is not a colour as #rrggbb";
export const anObject: Check = (value) => (isObject(value) ? undefined : "is not an object");

export function integer(min: number, max: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `is not an integer from ${min} to ${max}`;
}

export function oneOf(...values: string[]): Check {
  return (value) =>
    values.includes(String(value)) ? undefined : `is none of ${values.join(", ")}`;
}

export function url(...schemes: string[]): Check {
  return (value) => {
    const parsed = typeof value === "string" ? URL.parse(value) : null;
    return parsed && schemes.includes(parsed.protocol.slice(0, -1))
      ? undefined
      : `is not a URL of ${schemes.join(" or ")}`;
  };
}

export function optional(check: Check): Check {
  return (value) => (value === undefined || value === null ? undefined : check(value));
}

export function list(min: number, max: number, check: Check): Check {
  return (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      return `is not a list of ${min} to ${max}`;
    }
    return value.map(check).find((fault) => fault !== undefined);
  };
}

/** Unknown names pass: newer clients know more of them. */
export function object(fields: Record<string, Check>): Check {
  return (value) => {
    if (!isObject(value)) return "is not an object";
    for (const [name, check] of Object.entries(fields)) {
      const fault = check(value[name]);
      if (fault) return `${name} ${fault}`;
    }
    return undefined;
  };
}
