import { drawTable } from 'api/pdf'
import { formatDate, formatShortDate } from 'content-types'
import { dayAfterQuarter } from '../../content/dates.ts'
import type { Account, Title } from '../../content/employers.ts'
import { crewOf } from './crew.ts'
import { euros, highlight, openLetter, say, signLetter, type Letter } from './letter.ts'

const service = 'Service Cotisations des employeurs'

/** « Bulletin » : what is due for a quarter, sailor by sailor. */
export async function drawBulletin(
  account: Account,
  title: Title,
  date: Date,
): Promise<Uint8Array> {
  const letter: Letter = {
    service,
    object: `Bulletin de situation – ${title.period}`,
    reference: title.number,
    date,
  }
  const sheet = await openLetter(account, letter)
  say(
    sheet,
    `Ce bulletin récapitule les services déclarés au ${title.period} et les cotisations qui en découlent.`,
  )
  const due = formatDate(dayAfterQuarter(title.quarter, 1, 15))
  highlight(sheet, `À payer au plus tard le ${due}`, euros(title.amountCents))
  const crew = crewOf(account, title)
  drawTable(
    sheet,
    [
      { title: 'Marin', width: 4 },
      { title: 'Catégorie', width: 2, align: 'right' },
      { title: 'Jours', width: 2, align: 'right' },
      { title: 'Cotisations', width: 4, align: 'right' },
    ],
    [
      ...crew.map(({ name, category, days, cents }) => [
        name,
        String(category),
        String(days),
        euros(cents),
      ]),
      [
        'Total',
        '',
        String(crew.reduce((sum, { days }) => sum + days, 0)),
        euros(title.amountCents),
      ],
    ],
    true,
  )
  say(
    sheet,
    'Une différence avec votre registre d’équipage ? Transmettez-nous votre relevé depuis votre espace personnel, thème Cotisation.',
  )
  return signLetter(sheet, letter, 'le responsable du service Cotisations')
}

/** « Attestation » : declarations and payments are up to date. */
export async function drawRegularity(
  account: Account,
  title: Title,
  date: Date,
): Promise<Uint8Array> {
  const letter: Letter = {
    service,
    object: 'Attestation de régularité de situation',
    reference: `AR-${title.number}`,
    date,
  }
  const sheet = await openLetter(account, letter)
  say(
    sheet,
    `Nous attestons que l’entreprise ${account.name}, qui emploie des marins, est à jour de ses obligations déclaratives et du paiement de ses cotisations à la date du ${formatDate(date)}.`,
    `Cette attestation porte sur les échéances allant jusqu’au ${title.period} inclus. Elle est établie à la demande de l’entreprise pour servir et valoir ce que de droit.`,
  )
  highlight(sheet, 'Valable jusqu’au', formatDate(dayAfterQuarter(title.quarter, 4, 5)))
  say(
    sheet,
    'Elle ne préjuge pas des vérifications que l’Enim peut faire par la suite sur les périodes concernées.',
  )
  return signLetter(sheet, letter, 'le responsable du service Cotisations')
}

/** « Relevé » : titles and payments of the last quarters. */
export async function drawAccountStatement(
  account: Account,
  titles: Title[],
  date: Date,
): Promise<Uint8Array> {
  const letter: Letter = {
    service,
    object: 'Relevé de compte cotisant',
    reference: `RC-${titles[0]?.number ?? ''}`,
    date,
  }
  const sheet = await openLetter(account, letter)
  say(sheet, `Voici l’état de votre compte au ${formatDate(date)}, titre par titre.`)
  const total = titles.reduce((sum, { amountCents }) => sum + amountCents, 0)
  drawTable(
    sheet,
    [
      { title: 'Titre', width: 4 },
      { title: 'Période', width: 3 },
      { title: 'Émis le', width: 2 },
      { title: 'Montant payé', width: 3, align: 'right' },
    ],
    [
      ...titles.map(({ number, period, issuedOn, amountCents }) => [
        number,
        period,
        formatShortDate(issuedOn),
        euros(amountCents),
      ]),
      ['Total', '', '', euros(total)],
    ],
    true,
  )
  highlight(sheet, 'Solde du compte', euros(0))
  say(sheet, 'Aucune somme n’est due à ce jour.')
  return signLetter(sheet, letter, 'le responsable du service Cotisations')
}

/** « Courrier » : a payment plan is granted. */
export async function drawPaymentPlan(
  account: Account,
  title: Title,
  date: Date,
): Promise<Uint8Array> {
  const letter: Letter = {
    service,
    object: 'Votre demande d’échéancier',
    reference: `EC-${title.number}`,
    date,
  }
  const sheet = await openLetter(account, letter)
  const instalment = Math.floor(title.amountCents / 3)
  say(
    sheet,
    'Madame, Monsieur,',
    `Vous nous avez demandé d’étaler le paiement du titre ${title.number}. Nous avons le plaisir de vous accorder trois mensualités.`,
  )
  drawTable(
    sheet,
    [
      { title: 'Mensualité', width: 4 },
      { title: 'Date de paiement', width: 4 },
      { title: 'Montant', width: 4, align: 'right' },
    ],
    [0, 1, 2].map((index) => [
      String(index + 1),
      formatShortDate(
        new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1 + index, 15, 8)),
      ),
      euros(index === 2 ? title.amountCents - 2 * instalment : instalment),
    ]),
  )
  say(
    sheet,
    'Tant que cet échéancier est respecté, aucune majoration de retard ne s’ajoute. Un versement manqué y met fin : prévenez-nous avant la date.',
    'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  )
  return signLetter(sheet, letter, 'le responsable du service Cotisations')
}
