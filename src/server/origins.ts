/** In development the Apollo Sandbox may speak with this server. */
const SANDBOX = "https://studio.apollographql.com";

/** Which pages may use a browser's cookie here: those of the application and of this server, and the listed ones. */
export class Origins {
  readonly #allowed: ReadonlySet<string>;

  constructor({
    appUrl,
    allowedOrigins,
    production,
  }: { appUrl: string; allowedOrigins: readonly string[]; production: boolean }) {
    this.#allowed = new Set([new URL(appUrl).origin, ...allowedOrigins, ...(production ? [] : [SANDBOX])]);
  }

  get listed(): string[] {
    return [...this.#allowed];
  }

  /** Whether a page of `origin` may. A page that this very host served has the request's own Host (RFC 6454, section 4). */
  allows(origin: string, host: string | undefined): boolean {
    if (this.#allowed.has(origin)) return true;
    return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
  }

  /**
   * Whether a request may be believed to be its browser's user's wish. Programs send no Origin; browsers do with every request that
   * crosses origins and is no plain navigation, and Sec-Fetch-Site besides.
   */
  mayUseCookie(headers: { origin?: string; host?: string; "sec-fetch-site"?: string | string[] }): boolean {
    if (headers.origin !== undefined) return this.allows(headers.origin, headers.host);
    return headers["sec-fetch-site"] !== "cross-site";
  }
}
