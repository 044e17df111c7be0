import { count, formatCents, formatDate, formatSiret } from 'content-types'
import { drawTable } from '../platform/pdf/index.ts'
import type { Issue, StatementFacts } from './content.ts'
import { closeFrame, drawEmployer, heading, openFrame, type Drawing } from './frame.ts'

type Content = StatementFacts & Issue

/** A relevé annuel des versements; a task of the threads that draw. */
export async function run(drawing: Drawing<Content>): Promise<Uint8Array> {
  const { content } = drawing
  const { employer, rows, year } = content
  const sheet = await openFrame(drawing, sayScope(content))
  drawEmployer(sheet, content)
  heading(sheet, 'Mois par mois')
  sheet.paragraph(
    `Versements de l’Enim à ${employer.name} (SIRET ${formatSiret(employer.siret)}), à la date de chaque versement.`,
    { gap: 6 },
  )
  drawTable(
    sheet,
    [{ title: 'Mois', width: 3 }, { title: 'Nature', width: 4.5 }, ...sums],
    [
      ...rows.map((row) => [sayMonth(row.month), ...cellsOf(row.nature, row)]),
      ['Total', ...cellsOf('', sum(rows))],
    ],
    true,
  )
  sheet.reserve(90)
  heading(sheet, 'Par nature')
  const natures = [...new Set(rows.map(({ nature }) => nature))].sort()
  drawTable(
    sheet,
    [{ title: 'Nature', width: 7.5 }, ...sums],
    [
      ...natures.map((nature) => cellsOf(nature, sum(rows.filter((row) => row.nature === nature)))),
      cellsOf(`Total ${String(year)}`, sum(rows)),
    ],
    true,
  )
  return closeFrame(sheet, drawing)
}

const sums = [
  { title: 'Versements', width: 2, align: 'right' as const },
  { title: 'Montant', width: 2.5, align: 'right' as const },
]

type Sum = Pick<StatementFacts['rows'][number], 'payments' | 'cents'>

function cellsOf(nature: string, { payments, cents }: Sum): string[] {
  const name = nature.charAt(0).toUpperCase() + nature.slice(1)
  return [name, payments.toLocaleString('fr-FR'), formatCents(cents)]
}

function sum(rows: readonly Sum[]): Sum {
  return rows.reduce(
    (total, { payments, cents }) => ({
      payments: total.payments + payments,
      cents: total.cents + cents,
    }),
    { payments: 0, cents: 0 },
  )
}

function sayScope({ year, until, rows, issuedAt }: Content): string {
  const versements = count(sum(rows).payments, 'versement')
  const issuedOn = formatDate(new Date(issuedAt))
  const end = `${String(year)}-12-31`
  return until === end
    ? `Année ${String(year)} : ${versements}. Délivré le ${issuedOn}.`
    : `Année ${String(year)}, arrêtée au ${formatDate(new Date(until))} : ${versements}. Délivré le ${issuedOn}.`
}

const months = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** « Mars 2026 » */
function sayMonth(month: string): string {
  const name = months.format(new Date(`${month}-01`))
  return name.charAt(0).toUpperCase() + name.slice(1)
}
