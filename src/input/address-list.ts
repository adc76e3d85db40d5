import { EMAIL_MAX, normalizeEmail } from "./emails.js";

/** One piece of a pasted list. */
export interface ListedAddress {
  /** Normalised if valid; otherwise the piece itself, trimmed, lower-cased and of bounded length, to show which is meant. */
  email: string;
  /** Otherwise: EMAIL_INVALID. */
  valid: boolean;
  /** Which entry it came from first. */
  index: number;
}

export interface AddressList {
  /** Each distinct one once, in the order given; at most as many as allowed. */
  addresses: ListedAddress[];
  /** There were more addresses, or more text, than allowed: TOO_MANY. */
  tooMany: boolean;
}

/** Most characters of all entries together: 500 of the longest addresses fit. */
const LIST_MAX = 100_000;

interface Word {
  text: string;
  quoted: boolean;
  /** The address that the word is, if it is one. */
  address: string | null;
}

/**
 * A quoted string, something in angle brackets, a separator, or a word; in linear time, because a quote left open is
 * looked for once a line, and a bracket left open no further than to the next one.
 */
const TOKEN = /"((?:[^"\\]|\\.)*)"|<([^<>,;]*)>|([,;])|(<?[^\s,;<]+|<)/g;

/**
 * Reads pasted addresses: separated by commas, semicolons, blanks or new lines, each bare or as `Name <address>`, the name
 * quoted or not. What cannot be read is a piece of its own, and spoils no other.
 */
export function parseAddressList(entries: readonly string[], limit = 500): AddressList {
  const found = new Map<string, ListedAddress>();
  if (entries.reduce((sum, entry) => sum + entry.length, 0) > LIST_MAX) return { addresses: [], tooMany: true };
  for (const [index, entry] of entries.entries()) {
    for (const line of entry.split(/[\r\n\u0085\u2028\u2029]/)) {
      for (const { email, valid } of piecesOf(line)) {
        if (found.has(email)) continue;
        if (found.size === limit) return { addresses: [...found.values()], tooMany: true };
        found.set(email, { email, valid, index });
      }
    }
  }
  return { addresses: [...found.values()], tooMany: false };
}

type Piece = Omit<ListedAddress, "index">;

function* piecesOf(line: string): Generator<Piece> {
  let words: Word[] = [];
  for (const [, quoted, bracketed, separator, word] of line.matchAll(TOKEN)) {
    if (quoted !== undefined) {
      words.push({ text: quoted.replace(/\\(.)/g, "$1"), quoted: true, address: null });
    } else if (word !== undefined) {
      words.push({ text: word, quoted: false, address: normalizeEmail(word) });
    } else {
      if (bracketed !== undefined) yield* mailbox(words, bracketed);
      else if (separator !== undefined) yield* bare(words);
      words = [];
    }
  }
  yield* bare(words);
}

/** `Name <address>`: the name is what follows the last bare address before it. */
function* mailbox(words: Word[], bracketed: string): Generator<Piece> {
  const address = normalizeEmail(bracketed);
  const last = words.at(-1)?.address;
  // `ana@x.io <ana@x.io>` is one address, and how some programs write it. With two different ones nobody can tell which
  // is meant, and the first may be there to deceive: neither is taken.
  const contradictory = Boolean(last && address && last !== address);
  const addressed = (last ? words.slice(0, -1) : words).map((word) => word.address !== null);
  const nameStart = addressed.lastIndexOf(true) + 1;
  yield* bare(words.slice(0, nameStart));
  if (address && !contradictory) yield { email: address, valid: true };
  else yield unreadable([...words.slice(nameStart).map((word) => word.text), `<${bracketed}>`]);
}

/** Words without brackets: each address for itself, and so each failed one; what lies between them is one piece. */
function* bare(words: Word[]): Generator<Piece> {
  let rest: string[] = [];
  for (const { text, quoted, address } of words) {
    if (quoted || !text.includes("@")) {
      rest.push(text);
      continue;
    }
    if (rest.length) yield unreadable(rest);
    rest = [];
    yield address ? { email: address, valid: true } : unreadable([text]);
  }
  if (rest.length) yield unreadable(rest);
}

function unreadable(words: string[]): Piece {
  const printable = words
    .join(" ")
    .slice(0, EMAIL_MAX * 4)
    .replace(/[\p{Cc}\p{Cs}]/gu, "")
    .trim()
    .toLowerCase();
  return { email: [...printable].slice(0, EMAIL_MAX).join(""), valid: false };
}
