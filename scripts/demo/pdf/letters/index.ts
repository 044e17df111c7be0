import type { PersonalDocument } from 'content-types'
import { accounts } from '../../accounts.ts'
import { morning } from '../../content/dates.ts'
import type { Account, Title } from '../../content/employers.ts'
import type { ThemeSlug } from '../../content/types.ts'
import {
  drawAccountStatement,
  drawBulletin,
  drawPaymentPlan,
  drawRegularity,
} from './cotisation.ts'
import { drawAccidentLetter, drawAllowances, drawServices } from './others.ts'

export interface DemoDocument {
  name: string
  kind: PersonalDocument['kind']
  description: string
  theme: ThemeSlug
  publishedAt: Date
  bytes: Uint8Array
}

type Plan = Omit<DemoDocument, 'bytes'> & { draw: () => Promise<Uint8Array> }

/** The personal documents of an employer, newest first: seven, six and two of them. */
export async function drawDocuments(
  account: Account,
  titles: Title[],
  today: Date,
): Promise<DemoDocument[]> {
  const documents: DemoDocument[] = []
  for (const { draw, ...document } of plans(account, titles, today)) {
    documents.push({ ...document, bytes: await draw() })
  }
  return documents.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
}

function plans(account: Account, titles: Title[], today: Date): Plan[] {
  const [last, before, older] = titles
  if (!last || !before || !older) throw new Error('Documents need three titles')
  const first = [bulletin(account, last), regularity(account, last)]
  const usual = [
    ...first,
    bulletin(account, before),
    statement(account, titles, morning(today, -58)),
    services(account, before, morning(today, -97)),
  ]
  switch (accounts.indexOf(account)) {
    case 0:
      return [
        ...usual,
        accident(account, before, morning(today, -9)),
        allowances(account, older, morning(today, -143)),
      ]
    case 1:
      return [...usual, paymentPlan(account, older, morning(today, -121))]
    default:
      return first
  }
}

function bulletin(account: Account, title: Title): Plan {
  const publishedAt = morning(title.issuedOn, 1)
  return {
    name: `bulletin-${title.number}`,
    kind: 'bulletin',
    description: `Bulletin de situation du ${title.period}`,
    theme: 'cotisation',
    publishedAt,
    draw: () => drawBulletin(account, title, publishedAt),
  }
}

function regularity(account: Account, title: Title): Plan {
  const publishedAt = morning(title.issuedOn, 2)
  return {
    name: `attestation-regularite-${title.number}`,
    kind: 'attestation',
    description: 'Attestation de régularité de situation',
    theme: 'cotisation',
    publishedAt,
    draw: () => drawRegularity(account, title, publishedAt),
  }
}

function statement(account: Account, titles: Title[], publishedAt: Date): Plan {
  return {
    name: `releve-de-compte-${account.siret}`,
    kind: 'relevé',
    description: 'Relevé de compte cotisant',
    theme: 'cotisation',
    publishedAt,
    draw: () => drawAccountStatement(account, issuedBefore(titles, publishedAt), publishedAt),
  }
}

function services(account: Account, title: Title, publishedAt: Date): Plan {
  return {
    name: `releve-des-services-${title.number}`,
    kind: 'relevé',
    description: `Relevé des services déclarés au ${title.period}`,
    theme: 'declaration',
    publishedAt,
    draw: () => drawServices(account, title, publishedAt),
  }
}

function accident(account: Account, title: Title, publishedAt: Date): Plan {
  return {
    name: `accident-${title.number}`,
    kind: 'courrier',
    description: 'Pièces demandées après votre déclaration d’accident',
    theme: 'accidents',
    publishedAt,
    draw: () => drawAccidentLetter(account, title, publishedAt),
  }
}

function allowances(account: Account, title: Title, publishedAt: Date): Plan {
  return {
    name: `indemnites-${title.number}`,
    kind: 'attestation',
    description: 'Attestation de versement d’indemnités journalières',
    theme: 'accidents',
    publishedAt,
    draw: () => drawAllowances(account, title, publishedAt),
  }
}

function paymentPlan(account: Account, title: Title, publishedAt: Date): Plan {
  return {
    name: `echeancier-${title.number}`,
    kind: 'courrier',
    description: 'Réponse à votre demande d’échéancier',
    theme: 'cotisation',
    publishedAt,
    draw: () => drawPaymentPlan(account, title, publishedAt),
  }
}

function issuedBefore(titles: Title[], date: Date): Title[] {
  return titles.filter(({ issuedOn }) => issuedOn < date)
}
