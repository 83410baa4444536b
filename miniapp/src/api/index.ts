export { call } from "./call";
export { serverNow, useNow } from "./clock";
export { type CsvFile, csv } from "./csv";
export {
  isCounting,
  type Pages,
  prefetchPages,
  queries,
  type Read,
  refresh,
  usePages,
  useRead,
  useWrite,
  type Write,
  writeOnce,
} from "./hooks";
export * as limits from "./limits";
export { Problem, problemText } from "./problem";
export type { Answer, Options, PathOf, Schema } from "./schema-of";
export {
  accessToken,
  canSignIn,
  forgetSession,
  hasRole,
  isSignedIn,
  me,
  type Role,
  type User,
} from "./session";
export { forgetUnanswered, unanswered } from "./unanswered";
