/** Every operation of the document, typed: signed where there is somebody to sign for. */
import { Problem } from "./problem";
import type { Answer, Method, Options, PathOf } from "./schema-of";
import { type Given, send } from "./send";
import { accessToken, forgetToken } from "./session";

/** Throws `Problem`. `isPublic` asks as nobody, and does not wait for the session. */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  options: Options<M, P>,
  { isPublic = false } = {},
): Promise<Answer<M, P>> {
  const given = options as Given;
  const answered = isPublic ? send(method, path, given) : signed(method, path, given);
  return (await answered).data as Answer<M, P>;
}

export async function signed(method: Method, path: string, given: Given) {
  const token = await accessToken();
  try {
    return await send(method, path, withToken(given, token));
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem;
    forgetToken(token);
    return send(method, path, withToken(given, await accessToken()));
  }
}

function withToken(given: Given, token: string): Given {
  return { ...given, headers: { ...given.headers, authorization: `Bearer ${token}` } };
}
