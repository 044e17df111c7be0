/** The cells of a CSV with semicolons, as a spreadsheet would take it apart (RFC 4180). */
export function readCsv(bytes: Buffer): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const rows: string[][] = []
  let cells: string[] = []
  const token = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gy
  for (let at = 0; at < text.length; at = token.lastIndex) {
    const found = token.exec(text)
    if (!found) throw new Error(`No cell at ${String(at)}: ${text.slice(at, at + 40)}`)
    const [, quoted, plain = '', end] = found
    cells.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ';') continue
    rows.push(cells)
    cells = []
  }
  return rows
}
