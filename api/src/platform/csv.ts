import { Readable } from 'node:stream'

export type Cell = string | number

/**
 * A table for a French spreadsheet: UTF-8 with its mark, semicolons, CRLF. Lines are made as they
 * are read.
 */
export function answerCsv(
  fileName: string,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Response {
  const body = Readable.toWeb(Readable.from(writeCsv(header, rows), { highWaterMark: 1 }))
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  })
}

/** The file piece by piece, as bytes. */
export async function* writeCsv(
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${lineOf(header)}`)
  for await (const row of rows) yield Buffer.from(lineOf(row))
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(write).join(';')}\r\n`
}

/** Numbers as French writes them; every text in quotes. */
function write(cell: Cell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return `"${harmless(cell.toWellFormed()).replaceAll('"', '""')}"`
}

/**
 * What a spreadsheet would compute when it opens the file, also behind signs that it skips (OWASP,
 * CSV Injection): an apostrophe before it makes it text.
 */
const formula = /^(?:[\t\r\n]|[\s\p{C}\p{Z}"'`]*[=+\-@＝＋－＠])/u

function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text
}
