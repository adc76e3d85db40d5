/** What became of an operation, as far as its client can tell. */
export type Reply<Data> =
  | { kind: "ANSWERED"; data: Data }
  /** Told that nothing was changed, and why. */
  | { kind: "REFUSED"; codes: string[] }
  /** Not told: the connection broke, time ran out, or the server said that something went wrong on its side. */
  | { kind: "BROKEN"; why: "CONNECTION" | "TIMEOUT" | "ERROR" | "GARBLED" };

const PATIENCE = 25_000;

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { extensions?: { code?: string } }[];
}

/** Asks one operation of one root field, and answers with that field's value. */
export async function ask<Data>(
  url: string,
  token: string | null,
  query: string,
  variables: object = {},
): Promise<Reply<Data>> {
  let text: string;
  try {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch (error) {
    return { kind: "BROKEN", why: (error as Error).name === "TimeoutError" ? "TIMEOUT" : "CONNECTION" };
  }
  let answer: Answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return { kind: "BROKEN", why: "GARBLED" };
  }
  if (answer.errors) {
    const codes = answer.errors.map(({ extensions }) => extensions?.code ?? "NONE");
    return codes.includes("INTERNAL_SERVER_ERROR") ? { kind: "BROKEN", why: "ERROR" } : { kind: "REFUSED", codes };
  }
  const [field] = Object.values(answer.data ?? {}) as { userErrors?: { code: string }[] }[];
  if (field?.userErrors?.length) return { kind: "REFUSED", codes: field.userErrors.map(({ code }) => code) };
  return { kind: "ANSWERED", data: field as Data };
}
