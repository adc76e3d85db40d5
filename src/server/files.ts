import type { Socket } from "node:net";
import { finished, type Readable } from "node:stream";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { fileRights } from "../access/rights/files.js";
import type { Right } from "../access/rules.js";
import type { Viewer } from "../access/viewer.js";
import { ApiError, badUserInput, rateLimited, unauthenticated } from "../errors/graphql-errors.js";
import { type Problem, problem, Refusal } from "../errors/user-error.js";
import type { Actor } from "../events/write.js";
import type { ContextOf } from "./http.js";
import { userErrors } from "./payload.js";

/** A file as it is told to those who may have it. */
export interface FileInfo {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** Path to download it from. */
  readonly url: string;
}

/** What stands behind the routes of files. */
export interface Files {
  /**
   * Takes in an uploaded file, by the name that the client gave it.
   * @throws a Refusal, RATE_LIMITED, or what `content` fails with; then nothing of it is kept.
   */
  receive(actor: Actor, name: string | undefined, content: Readable): Promise<FileInfo>;
  /** A file that the viewer sees. Null for any other. */
  open(viewer: Viewer, id: string): Promise<{ info: FileInfo; content: Readable } | null>;
}

type Handler = (actor: Actor, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** A form may have other fields than the file; they are not looked at. */
const FORM = { files: 1, fields: 10, fieldSize: 1_000, parts: 11, headerPairs: 20, fileSize: Number.POSITIVE_INFINITY };

const STATUS: Partial<Record<Problem["code"], number>> = { NOT_FOUND: 404, TOO_MANY: 409 };

/** Downloads of one user or key at once, on this node. Each holds a connection to where files lie for as long as it takes. */
const MOST_DOWNLOADING = 10;
const TRY_AGAIN_SECONDS = 5;
/** Milliseconds after which a download is ended of which nothing moves any more. */
const IDLE = 30_000;

/**
 * `POST /attachments` takes a file in (multipart/form-data, RFC 7578), `GET /attachments/:id` gives it back. Both know who asks as GraphQL does.
 * Past 10 downloads of a user or key at once, more are RATE_LIMITED; one that is not read for `idle` milliseconds is broken off.
 */
export function registerFiles(app: FastifyInstance, files: Files, contextOf: ContextOf, idle = IDLE): void {
  const downloads = new Map<string, Set<FastifyReply>>();

  // Within a scope of its own: what a form can send without asking first must not reach GraphQL.
  app.register(async (scope) => {
    await scope.register(multipart, { limits: FORM });
    scope.post("/attachments", { config: { slowBody: true } }, by(fileRights.upload, upload));
  });
  app.get<{ Params: { id: string } }>(
    "/attachments/:id",
    { exposeHeadRoute: false },
    by(fileRights.download, download),
  );

  async function upload(actor: Actor, request: FastifyRequest, reply: FastifyReply) {
    if (!request.isMultipart()) throw badUserInput("Send the file as multipart/form-data.");
    try {
      const part = await request.file().catch(() => undefined);
      if (!part) throw badUserInput("The form has no file, or cannot be read.");
      const { filename, file } = part;
      const info = await files.receive(actor, filename, file).catch((error: unknown) => {
        const brokeOff = error === file.errored && !(error instanceof ApiError);
        throw brokeOff ? badUserInput("The form breaks off within the file.") : error;
      });
      return reply.code(201).send(info);
    } finally {
      // What is left of the body of a refused one: a client that still sends would not look at the answer.
      request.raw.unpipe().resume();
    }
  }

  async function download({ viewer }: Actor, request: FastifyRequest, reply: FastifyReply) {
    const over = begin(viewer, reply);
    finished(reply.raw, over);
    const file = await files.open(viewer, (request.params as { id: string }).id);
    if (!file) throw new Refusal(problem("NOT_FOUND"));
    endWith(request.raw.socket, reply, () => {
      file.content.destroy();
      over();
    });
    const { mediaType, byteLength, fileName } = file.info;
    // For this response alone: once it is sent, the server sets the connection's own again.
    reply.raw.setTimeout(idle);
    return reply
      .headers({
        "content-type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
        "content-length": byteLength,
        "content-disposition": dispositionOf(fileName),
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      })
      .send(file.content);
  }

  /**
   * Counts a download; answers what is to be called when it is over.
   * @throws RATE_LIMITED
   */
  function begin(viewer: Viewer, reply: FastifyReply): () => void {
    const whose = viewer.userId === null ? viewer.apiKeyId : viewer.userId;
    const running = downloads.get(whose) ?? new Set();
    if (running.size >= MOST_DOWNLOADING) throw rateLimited(TRY_AGAIN_SECONDS);
    downloads.set(whose, running.add(reply));
    return () => {
      if (running.delete(reply) && !running.size) downloads.delete(whose);
    };
  }

  function by(right: Right, handle: Handler) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const context = await contextOf(request, reply);
      const { viewer } = context;
      if (!viewer) throw unauthenticated();
      const answer = right.decide(context, {});
      if (answer !== true) throw answer;
      try {
        return await handle({ viewer, right }, request, reply);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const errors = userErrors(context, error.problems).map(({ message, code }) => ({
          message,
          extensions: { code },
        }));
        return reply.code(STATUS[error.problems[0]!.code] ?? 400).send({ errors });
      }
    };
  }
}

/** An answer that waits for another one on its connection does not hear by itself that this has closed. */
function endWith(socket: Socket, reply: FastifyReply, end: () => void): void {
  if (socket.destroyed) end();
  else socket.once("close", end);
  finished(reply.raw, () => socket.off("close", end));
}

/** RFC 6266: the name as RFC 8187 encodes it, and for who does not know that, what of it is ASCII. */
function dispositionOf(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
