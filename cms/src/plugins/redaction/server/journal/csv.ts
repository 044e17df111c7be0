import type { Line } from './line.ts'
import { actionWords, kindWords } from './words.ts'

const moment = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** For a French spreadsheet: UTF-8 with its mark, semicolons, CRLF. */
export function journalCsv(lines: Line[]): string {
  const header = ['Date', 'Personne', 'Action', 'Genre', 'Titre', 'Détail', 'Identifiant']
  const rows = lines.map((line) => [
    moment.format(new Date(line.at)),
    line.personName,
    actionWords(line.action),
    kindWords(line.kind),
    line.title,
    line.details,
    line.entryId,
  ])
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`
}

/** What a spreadsheet would compute, also behind signs that it skips (OWASP, CSV Injection). */
const formula = /^(?:[\t\r\n]|[\s\p{C}\p{Z}"'`]*[=+\-@＝＋－＠])/u

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
