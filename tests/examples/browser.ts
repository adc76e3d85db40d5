import { onTestFinished, vi } from "vitest";
import WebSocket from "ws";

/** What of a browser matters to a console: it keeps the server's cookies, shows them, and says where its page is from. */
export function aBrowser(origin: string) {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const sockets: Socket[] = [];
  const asked: string[] = [];
  const afters: string[] = [];

  class Socket extends WebSocket {
    /** Loses the next event and the subscription with it, as where the server finds that too much is unread. */
    lagging = false;

    constructor(url: string, protocol: string) {
      super(url, protocol, { headers: { cookie: cookie(), origin } });
      sockets.push(this);
    }

    override send(data: string): void {
      const { type, payload } = JSON.parse(data);
      if (type === "subscribe") afters.push(payload.variables.after);
      super.send(data);
    }

    override emit(event: string, ...rest: unknown[]): boolean {
      const { id, type } = event === "message" ? JSON.parse(String(rest[0])) : {};
      if (!this.lagging || type !== "next") return super.emit(event as "message", ...(rest as [Buffer, boolean]));
      this.lagging = false;
      this.send(JSON.stringify({ id, type: "complete" }));
      const payload = [{ message: "Too much was left unread.", extensions: { code: "CONSUMER_LAGGED" } }];
      return super.emit(event, Buffer.from(JSON.stringify({ id, type: "error", payload })), false);
    }
  }

  const { fetch } = globalThis;
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("fetch", async (url: string, { credentials, headers, ...init }: RequestInit) => {
    // The consoles of the test's own kit have no cookies.
    if (credentials !== "include") return fetch(url, { ...init, headers });
    asked.push(typeof init.body === "string" ? JSON.parse(init.body).operationName : new URL(url).pathname);
    const response = await fetch(url, { ...init, headers: { ...(headers as object), cookie: cookie(), origin } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (value) cookies.set(name!, value);
      else cookies.delete(name!);
    }
    return response;
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.close();
    vi.unstubAllGlobals();
  });
  return {
    cookies,
    /** Every socket that was opened. */
    sockets,
    /** What went over HTTP: the names of operations, and paths for everything else. */
    asked,
    /** Behind which events subscriptions began. */
    afters,
  };
}
