/** What somebody signs in with, by names of ours: the header's own words are whatever its sender wants a reader to see. */
export interface Agent {
  readonly browser: string | null;
  readonly system: string | null;
}

type Names = readonly (readonly [name: string, sign: RegExp])[];

// In this order: Edge says that it is Chrome, and Chrome that it is Safari.
const BROWSERS: Names = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\b(OPR|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS)\//],
  ["Safari", /\bVersion\/\S+ .*\bSafari\//],
];
const SYSTEMS: Names = [
  ["Windows", /\bWindows\b/],
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(iPhone|iPad|iPod)\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
];

const nameIn = (names: Names, header: string): string | null =>
  names.find(([, sign]) => sign.test(header))?.[0] ?? null;

/** The browser and the system that a User-Agent header (RFC 9110, section 10.1.5) tells of, without their versions. */
export function agentOf(userAgent: string | null): Agent {
  const header = userAgent ?? "";
  return { browser: nameIn(BROWSERS, header), system: nameIn(SYSTEMS, header) };
}

/** What stays the same of an agent while it is updated: browser and system, or the first product of a program of another kind. */
export function agentFamily(userAgent: string | null): string {
  const { browser, system } = agentOf(userAgent);
  const product = /^[^\s/]*/.exec(userAgent ?? "")![0].toLowerCase();
  return `${browser ?? product} ${system ?? ""}`;
}
