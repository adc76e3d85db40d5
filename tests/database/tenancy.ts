interface Reference {
  table: string;
  /** Empty where the statement uses the table's own name. */
  alias: string;
  inserted: boolean;
}

const NO_ALIAS =
  /^(where|set|on|join|left|cross|inner|order|limit|group|for|using|values|select|returning|union|except)$/i;

/** Where a statement names one of these tables. After a comma it is not looked for: joins are written out. */
export function referencesOf(text: string, tables: ReadonlySet<string>): Reference[] {
  return [...text.matchAll(/\b(from|join|update|into|using) (\w+)(?: (?:as )?(\w+))?/gi)]
    .filter(([, , table]) => tables.has(table!))
    .map(([, verb, table, next = ""]) => ({
      table: table!,
      alias: NO_ALIAS.test(next) ? "" : next,
      inserted: verb!.toLowerCase() === "into",
    }));
}

/**
 * The tables of a statement whose account nothing ties to a parameter. Read as text, without its scopes: a name that stands for tables
 * so many times has to be compared as many times, with a parameter or with a name that is.
 */
export function looseIn(text: string, tables: ReadonlySet<string>): string[] {
  const count = (pattern: string) => text.match(new RegExp(pattern, "gi"))?.length ?? 0;
  const all = referencesOf(text, tables);
  const inserted = all.filter((reference) => reference.inserted);
  const others = all.filter((reference) => !reference.inserted);
  const accounts = [...new Set(others.map(({ alias }) => alias))].map((alias) => {
    const references = others.filter((reference) => reference.alias === alias);
    const column = references.some(({ table }) => table === "account") ? "(?:account_id|id)" : "account_id";
    const owners = alias
      ? `\\b${alias}\\.`
      : `(?:(?<![\\w.])|\\b(?:${references.map(({ table }) => table).join("|")})\\.)`;
    return { references, column: `${owners}${column}\\b` };
  });
  const tied = ["\\$\\d+"];
  for (let left = accounts, before = -1; left.length && left.length !== before; ) {
    before = left.length;
    left = left.filter(({ references, column }) => {
      const among = `(?:${tied.join("|")})`;
      // `(account_id, id) in (select account_id, id …)` compares too.
      const compared =
        count(`${column} = ${among}`) + count(`${among} = ${column}`) + count(`\\(${column}, [^)]*\\) in \\(`);
      if (compared < references.length) return true;
      tied.push(column);
      return false;
    });
  }
  return [
    ...inserted.filter(({ table }) => !count(`into ${table} ?\\(account_id\\b[^)]*\\) (values ?\\(|select )\\$\\d`)),
    ...accounts.filter(({ column }) => !tied.includes(column)).flatMap(({ references }) => references),
  ].map(({ table }) => table);
}

/** A statement without what tells none from another: values, quotes and white space. */
export const plain = (text: string): string =>
  text
    .replaceAll(/'[^']*'/g, "''")
    .replaceAll('"', "")
    .replaceAll(/\s+/g, " ")
    .trim()
    // How a reader names what only an account has: with the key that all other tables have.
    .replaceAll("(select id as account_id, a.* from account a) t", "account t");
