/** Everything in which a semicolon ends nothing: words in quotes of each kind, and comments. */
const pieces = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/g;

/** The statements of a file of SQL, in order, without what is only comment or space. */
export function statementsOf(text: string): readonly string[] {
  const statements: string[] = [];
  let [sql, meant] = ["", false];
  for (const [piece] of text.matchAll(pieces)) {
    if (piece !== ";") {
      sql += piece;
      meant ||= !/^(?:--|\/\*|\s)/.test(piece);
      continue;
    }
    if (meant) statements.push(sql.trim());
    [sql, meant] = ["", false];
  }
  return meant ? [...statements, sql.trim()] : statements;
}
