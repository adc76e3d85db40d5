import { generateSecret, generateURI, verifySync } from "otplib";
import { toString as drawQrCode } from "qrcode";

/** How far a code's clock may be from ours: one time step before and after. */
const DRIFT_SECONDS = 30;

/** A new secret of 160 random bits (RFC 4226, section 4), in Base32 (RFC 4648), as authenticators take it. */
export const newTotpSecret = (): string => generateSecret();

/**
 * Whether a code is one of this secret's at a time in milliseconds: TOTP (RFC 6238) by HMAC-SHA-1, 6 digits, steps of 30 seconds.
 * @returns the code's time step, by which the caller refuses it a second time; null for a wrong one.
 */
export function totpStep(secret: string, code: string, at = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const found = verifySync({ secret, token: code, epoch: Math.floor(at / 1000), epochTolerance: DRIFT_SECONDS });
  return found.valid && "timeStep" in found ? found.timeStep : null;
}

/** The URL from which authenticators take a secret; they show it as the issuer's, by this name. */
export const otpauthUrl = (secret: string, issuer: string, name: string): string =>
  // A colon separates the two, and neither may hold one.
  generateURI({ secret, issuer: issuer.replaceAll(":", " "), label: name });

/** A text as a QR code: an SVG data URL. */
export async function qrCodeOf(text: string): Promise<string> {
  const svg = await drawQrCode(text, { type: "svg" });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
