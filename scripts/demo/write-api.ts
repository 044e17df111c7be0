import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accounts, newcomers } from './accounts.ts'
import { agents } from './agents.ts'
import { titlesOf, type Title } from './content/employers.ts'
import { paymentsOf } from './content/payments.ts'
import { drawDocuments, type DemoDocument } from './pdf/letters/index.ts'

/** Writes `employers.json` and the personal documents it names. */
export async function writeApiDemo(folder: string, today: Date): Promise<void> {
  await mkdir(join(folder, 'documents'), { recursive: true })
  const employers = []
  for (const account of accounts) {
    const titles = titlesOf(account, today)
    const documents = await drawDocuments(account, titles, today)
    for (const { name, bytes } of documents) {
      await writeFile(join(folder, 'documents', `${name}.pdf`), bytes)
    }
    employers.push({
      ...account,
      titles: titles.map(asFact),
      documents: documents.map(({ name, kind, description, theme, publishedAt }) => ({
        file: `${name}.pdf`,
        kind,
        description,
        theme,
        publishedAt: publishedAt.toISOString(),
      })),
      payments: paymentsOf(account, today, {
        allowances: paperOf(documents, 'indemnites-'),
        statement: paperOf(documents, 'releve-de-compte-'),
      }),
    })
  }
  const demo = {
    employers,
    agents,
    newcomers: newcomers.map((newcomer) => ({
      ...newcomer,
      titles: titlesOf(newcomer, today).map(asFact),
    })),
  }
  await writeFile(join(folder, 'employers.json'), `${JSON.stringify(demo, null, 2)}\n`)
}

function paperOf(documents: readonly DemoDocument[], start: string) {
  const found = documents.find(({ name }) => name.startsWith(start))
  return found && { name: `${found.name}.pdf`, publishedAt: found.publishedAt }
}

function asFact({ number, period, issuedOn, amountCents, dueOn, paidOn }: Title) {
  return {
    number,
    period,
    issuedOn: dayOf(issuedOn),
    amountCents,
    dueOn: dayOf(dueOn),
    paidOn: paidOn && dayOf(paidOn),
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
