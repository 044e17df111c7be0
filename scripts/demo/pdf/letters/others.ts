import { drawTable } from 'api/pdf'
import { formatDate, formatShortDate } from 'content-types'
import type { Account, Title } from '../../content/employers.ts'
import { crewOf } from './crew.ts'
import { highlight, openLetter, say, signLetter, type Letter } from './letter.ts'

const declarations = 'Service Déclarations et services de mer'
const accidents = 'Service Accidents du travail maritime'

/** « Relevé » : the periods at sea declared for a quarter. */
export async function drawServices(
  account: Account,
  title: Title,
  date: Date,
): Promise<Uint8Array> {
  const letter: Letter = {
    service: declarations,
    object: `Relevé des services déclarés – ${title.period}`,
    reference: `RS-${title.number}`,
    date,
  }
  const sheet = await openLetter(account, letter)
  const first = new Date(Date.UTC(title.quarter.year, title.quarter.number * 3 - 3, 1, 8))
  say(sheet, `Voici les services que vous avez déclarés au ${title.period}.`)
  drawTable(
    sheet,
    [
      { title: 'Marin', width: 3 },
      { title: 'Navire', width: 3 },
      { title: 'Du', width: 2 },
      { title: 'Au', width: 2 },
      { title: 'Jours', width: 2, align: 'right' },
    ],
    crewOf(account, title).map(({ name, ship, days }, index) => {
      const from = addDays(first, index)
      return [
        name,
        ship,
        formatShortDate(from),
        formatShortDate(addDays(from, days - 1)),
        String(days),
      ]
    }),
  )
  say(
    sheet,
    'Ces services compteront pour la pension de chaque marin. Pour rectifier une période, transmettez-nous la « Déclaration des services d’un marin », thème Déclaration.',
  )
  return signLetter(sheet, letter, 'le responsable du service Déclarations')
}

/** « Courrier » : an accident's declaration has been received. */
export async function drawAccidentLetter(
  account: Account,
  title: Title,
  date: Date,
): Promise<Uint8Array> {
  const [sailor] = crewOf(account, title)
  const letter: Letter = {
    service: accidents,
    object: 'Votre déclaration d’accident du travail maritime',
    reference: `AT-${title.number}`,
    date,
  }
  const sheet = await openLetter(account, letter)
  say(
    sheet,
    'Madame, Monsieur,',
    `Nous avons reçu votre déclaration d’accident concernant ${sailor?.name ?? ''}, embarqué sur ${sailor?.ship ?? ''}. L’accident est pris en charge au titre du régime des marins.`,
    'Il nous manque encore :',
    '–  l’attestation de salaire, remplie et signée ;',
    '–  l’extrait du journal de bord pour la journée de l’accident.',
  )
  highlight(sheet, 'Merci de nous transmettre ces pièces avant le', formatDate(addDays(date, 30)))
  say(
    sheet,
    'Le plus simple est de les déposer depuis votre espace personnel, thème Accidents.',
    'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  )
  return signLetter(sheet, letter, 'le responsable du service Accidents')
}

/** « Attestation » : allowances paid to the employer who kept the salary. */
export async function drawAllowances(
  account: Account,
  title: Title,
  date: Date,
): Promise<Uint8Array> {
  const [, sailor] = crewOf(account, title)
  const letter: Letter = {
    service: accidents,
    object: 'Attestation de versement d’indemnités journalières',
    reference: `IJ-${title.number}`,
    date,
  }
  const sheet = await openLetter(account, letter)
  say(
    sheet,
    `Nous attestons avoir versé à l’entreprise ${account.name}, subrogée dans les droits de ${sailor?.name ?? ''}, les indemnités journalières suivantes.`,
  )
  drawTable(
    sheet,
    [
      { title: 'Période', width: 5 },
      { title: 'Jours', width: 2, align: 'right' },
      { title: 'Montant journalier', width: 3, align: 'right' },
      { title: 'Total', width: 2, align: 'right' },
    ],
    [
      [
        `${formatShortDate(addDays(date, -34))} – ${formatShortDate(addDays(date, -21))}`,
        '14',
        '41,30 €',
        '578,20 €',
      ],
      [
        `${formatShortDate(addDays(date, -20))} – ${formatShortDate(addDays(date, -11))}`,
        '10',
        '41,30 €',
        '413,00 €',
      ],
      ['Total', '24', '', '991,20 €'],
    ],
    true,
  )
  say(sheet, 'Les montants sont fictifs. Cette attestation est à conserver avec la paie du marin.')
  return signLetter(sheet, letter, 'le responsable du service Accidents')
}

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 24 * 60 * 60 * 1000)
}
