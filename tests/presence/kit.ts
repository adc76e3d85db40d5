import { type Console, graphql, type TestServer } from "../kit/index.js";
import { RawSocket } from "../server/kit.js";

/** A console's open socket at a node, and its end. */
export async function anOpenSocket(node: { url: string }, { token }: Console) {
  const socket = await RawSocket.connected(node as TestServer, token);
  return {
    async close() {
      socket.ws.close();
      await socket.closed;
    },
    closed: socket.closed,
  };
}

/** What a console sees of users' presence. */
export const presenceOf = async (console: Console, id: string): Promise<string> =>
  (await console.must(graphql(`query ($id: ID!) { user(id: $id) { presence } }`), { id })).user.presence;

export const setPresence = (console: Console, presence: "ONLINE" | "AWAY" | "OFFLINE") =>
  console.must(
    graphql(
      `mutation ($presence: Presence!) { setPresence(presence: $presence) { user { presence version } userErrors { code } } }`,
    ),
    { presence },
  );

/** Waits until something reads as it should. Presence is told to the other nodes, not asked of them. */
export async function until<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  while ((await read()) !== wanted) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Waits until somebody sees a user's presence so. */
export const seen = (console: Console, id: string, presence: string) => until(() => presenceOf(console, id), presence);
