/** Names for what is in the generated types. */
import type { components, paths } from "./schema";

export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have an operation with this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths & `/v1/${string}`]: NonNullable<paths[P][M]> extends never ? never : P;
}[keyof paths & `/v1/${string}`];

type Operation<M extends Method, P extends PathOf<M>> = NonNullable<paths[P][M]>;

type Given<Name extends string, Value> = [Value] extends [undefined | never]
  ? { [N in Name]?: never }
  : undefined extends Value
    ? { [N in Name]?: Exclude<Value, undefined> }
    : { [N in Name]: Value };

type Parameter<O, Name extends "path" | "query"> = O extends { parameters: infer Parameters }
  ? Name extends keyof Parameters
    ? Parameters[Name]
    : undefined
  : undefined;

type Body<O> = O extends { requestBody: { content: { "application/json": infer Content } } }
  ? Content
  : O extends { requestBody?: { content: { "application/json": infer Content } } }
    ? Content | undefined
    : undefined;

/** What an operation is given: `path`, `query`, `body`, as the document has them. */
export type Options<M extends Method, P extends PathOf<M>> = Given<
  "path",
  Parameter<Operation<M, P>, "path">
> &
  Given<"query", Parameter<Operation<M, P>, "query">> &
  Given<"body", Body<Operation<M, P>>> & { headers?: Readonly<Record<string, string>> };

type Success<R> = { [S in keyof R]: S extends 200 | 201 | 202 ? R[S] : never }[keyof R];

/** What it answers; `undefined` where there is no content. */
export type Answer<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer R }
    ? Success<R> extends { content: { "application/json": infer Content } }
      ? Content
      : undefined
    : never;
