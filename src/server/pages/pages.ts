import type { FastifyInstance } from "fastify";
import type { Sql } from "../../database/sql.js";
import { forbidden } from "../../errors/graphql-errors.js";
import { receivedMails } from "../../mail/mailbox.js";
import { isLoopback } from "../loopback.js";
import { acceptInvitationPage } from "./accept-invitation.js";
import { sendPage } from "./document.js";
import { mailboxPage } from "./mailbox.js";
import { resetPasswordPage } from "./reset-password.js";
import { verifyEmailPage } from "./verify-email.js";

const TOKEN_PAGES = {
  "/accept-invitation": acceptInvitationPage,
  "/reset-password": resetPasswordPage,
  "/verify-email": verifyEmailPage,
};

const AFTER = {
  querystring: {
    type: "object",
    properties: { after: { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 } },
  },
};

/**
 * Small pages for trying the product out without a console: the mailbox, and those that mailed links lead to. For development only: whoever
 * reads the mailbox can use every link in it.
 */
export function registerPages(fastify: FastifyInstance, { mailbox }: { mailbox: Sql }): void {
  fastify.register(async (pages) => {
    // Only this machine reaches them, but so do the pages of other sites that have their own name lead here (DNS rebinding).
    pages.addHook("onRequest", async ({ hostname }) => {
      if (!isLoopback(hostname)) throw Object.assign(forbidden(), { statusCode: 403 });
    });
    for (const [path, page] of Object.entries(TOKEN_PAGES)) pages.get(path, (_request, reply) => sendPage(reply, page));

    pages.get("/dev/mailbox", async (_request, reply) => sendPage(reply, mailboxPage(await receivedMails(mailbox))));

    pages.get<{ Querystring: { after: number } }>("/dev/mailbox.json", { schema: AFTER }, async (request, reply) => {
      reply.header("cache-control", "no-store");
      return receivedMails(mailbox, request.query.after);
    });
  });
}
