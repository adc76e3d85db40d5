import { request } from "node:http";
import { expect } from "vitest";
import type { FileInfo } from "../../src/server/files.js";
import type { Console, TestServer } from "../kit/index.js";

/** One white pixel. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4//8/AwAI/AL+p5qgoAAAAABJRU5ErkJggg==",
  "base64",
);

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  content: Buffer;
  /** Of what was uploaded. */
  file: FileInfo;
  /** Of the errors. */
  codes: string[];
}

const bearer = ({ token }: Pick<Console, "token">): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

const BOUNDARY = "a-border";

/** A request whose body is sent bit by bit. */
function opened(url: string, method: string, headers: Record<string, string>) {
  const sent = request(url, { method, headers });
  const reply = new Promise<Reply>((resolve, reject) => {
    sent.on("error", reject);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const content = Buffer.concat(chunks);
        const json = /json/.test(response.headers["content-type"] ?? "") ? JSON.parse(content.toString()) : {};
        const codes = (json.errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code);
        resolve({ status: response.statusCode!, headers: response.headers, content, file: json, codes });
      });
    });
  });
  // Whoever breaks off does not wait for it.
  reply.catch(() => {});
  return { sent, reply };
}

/** An upload that has begun, up to the first byte of the file. */
export function begun(
  server: Pick<TestServer, "url">,
  console: Pick<Console, "token">,
  { name = "note.txt", headers = {} }: { name?: string; headers?: Record<string, string> } = {},
) {
  const { sent, reply } = opened(`${server.url}/attachments`, "POST", {
    "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
    ...bearer(console),
    ...headers,
  });
  sent.write(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name.replaceAll('"', '\\"')}"\r\ncontent-type: image/png\r\n\r\n`,
  );
  return {
    reply,
    write: (chunk: Buffer | string) => new Promise<void>((resolve) => void sent.write(chunk, () => resolve())),
    /** Sends what is missing, and waits for the answer. */
    end() {
      sent.end(`\r\n--${BOUNDARY}--\r\n`);
      return reply;
    },
    breakOff: () => void sent.destroy(),
  };
}

type Options = Parameters<typeof begun>[2];

/** What uploading a file answers, whatever that is. */
export async function asked(
  server: Pick<TestServer, "url">,
  console: Console,
  content: Buffer | string,
  options?: Options,
) {
  const upload = begun(server, console, options);
  await upload.write(content);
  return upload.end();
}

/** A file that may be uploaded. */
export async function uploaded(
  server: Pick<TestServer, "url">,
  console: Console,
  content: Buffer | string = "Olá!",
  options?: Options,
) {
  const reply = await asked(server, console, content, options);
  expect(reply.status).toBe(201);
  return reply.file;
}

/** What `GET` answers, whatever that is. */
export const fetched = (
  server: Pick<TestServer, "url">,
  console: Pick<Console, "token">,
  path: string,
  headers = {},
) => {
  const { sent, reply } = opened(`${server.url}${path}`, "GET", { ...bearer(console), ...headers });
  sent.end();
  return reply;
};
