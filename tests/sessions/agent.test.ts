import { expect, test } from "vitest";
import { agentFamily, agentOf } from "../../src/modules/sessions/agent.js";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)";
const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

test.each([
  [`${WINDOWS} ${CHROME} Safari/537.36`, "Chrome", "Windows"],
  [`${WINDOWS} ${CHROME} Safari/537.36 Edg/142.0.0.0`, "Edge", "Windows"],
  [`${MAC} ${CHROME} Safari/537.36 OPR/120.0.0.0`, "Opera", "macOS"],
  [`${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15`, "Safari", "macOS"],
  [`${IPHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1`, "Safari", "iOS"],
  [`${IPHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1`, "Chrome", "iOS"],
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, "Chrome", "Android"],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-S) SamsungBrowser/28.0 ${CHROME} Mobile Safari/537.36`,
    "Samsung Internet",
    "Android",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox", "Linux"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROME} Safari/537.36`, "Chrome", "ChromeOS"],
  ["curl/8.5.0", null, null],
  ["node", null, null],
  ["Your account is locked: https://evil.example/", null, null],
  ["", null, null],
  [null, null, null],
])("%s is %s on %s", (header, browser, system) => {
  expect(agentOf(header)).toEqual({ browser, system });
});

test.each([
  [`${WINDOWS} ${CHROME} Safari/537.36`, `${WINDOWS} ${CHROME.replace("142", "143")} Safari/537.36`],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Firefox/146.0",
  ],
  ["curl/8.5.0", "curl/8.6.0"],
])("an update changes nothing: %s", (before, after) => expect(agentFamily(after)).toBe(agentFamily(before)));

test("programs of different kinds are different", () => {
  const headers = [
    `${WINDOWS} ${CHROME}`,
    `${MAC} ${CHROME}`,
    `${MAC} Firefox/145.0`,
    "curl/8",
    "okhttp/4.12",
    "",
    null,
  ];
  expect(new Set(headers.map(agentFamily)).size).toBe(6);
});
