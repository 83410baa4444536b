/** Every operation of the document, typed: signed where there is somebody to sign for. */
import { Problem } from "./problem";
import type { Answer, Method, Options, PathOf } from "./schema-of";
import { type Given, send } from "./send";
import { accessToken, forgetToken } from "./session";

export interface Asked {
  /** As nobody, without waiting for the session. */
  isPublic?: boolean;
  /** Where the browser's copy may be too old to be shown before the server says that it holds. */
  isLive?: boolean;
}

/** Throws `Problem`. */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  options: Options<M, P>,
  { isPublic = false, isLive = false }: Asked = {},
): Promise<Answer<M, P>> {
  const given: Given = { ...(options as Given), ...(isLive && { cache: "no-cache" }) };
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

/** Who is signed in may just have changed what they read: it is live as well. */
function withToken(given: Given, token: string): Given {
  const headers = { ...given.headers, authorization: `Bearer ${token}` };
  return { ...given, headers, cache: "no-cache" };
}
