import { randomBytes } from "node:crypto";
import type { FastifyReply } from "fastify";
import { escapeHtml } from "../../mail/layout.js";

export interface Page {
  title: string;
  /** HTML, safe as it is. */
  body: string;
  /** Runs as a module when the page is there. */
  script: string;
  /** Whether the page shows HTML that brings its styles along, as mails do. Scripts in it never run. */
  showsMails?: boolean;
  /** Whether it shows images that come as data URLs, as QR codes do. */
  showsImages?: boolean;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
form, label { display: grid; gap: .25rem; }
form { gap: 1rem; max-width: 24rem; }
input, button { font: inherit; padding: .5rem .75rem; border: 1px solid #8a94a6; border-radius: 6px; }
button { cursor: pointer; }
button[type=submit] { background: #1f5fbf; color: #fff; border-color: #1f5fbf; }
button:disabled { opacity: .6; cursor: default; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
[role=alert] { color: light-dark(#b3261e, #f2b8b5); margin: 0; }
header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
details { border-top: 1px solid #8a94a6; padding: .5rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary small { display: block; opacity: .75; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 24rem; border: 1px solid #8a94a6; background: #fff; color-scheme: light; }
`;

/**
 * Answers with one self-contained page: nothing is loaded from elsewhere, only its own script runs, no other page frames it, and no
 * address with a token in it is told to anybody (`Referrer-Policy`) or kept (`Cache-Control`).
 */
export function sendPage(
  reply: FastifyReply,
  { title, body, script, showsMails = false, showsImages = false }: Page,
): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    showsMails ? "style-src 'unsafe-inline'" : `style-src 'nonce-${nonce}'`,
    ...(showsImages ? ["img-src data:"] : []),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return reply
    .headers({
      "content-security-policy": policy.join("; "),
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    })
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
${body}
<noscript>This page needs JavaScript.</noscript>
<script type="module" nonce="${nonce}">${script}</script>
</body>
</html>
`);
}
