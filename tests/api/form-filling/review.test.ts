import { problemSchema } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import {
  address,
  openFormPortal,
  rightAnswers,
  type FormPortal,
} from '../../support/form-portal.ts'

let portal: FormPortal
let browser: Browser

beforeAll(async () => {
  portal = await openFormPortal()
  browser = await portal.logIn(alice)
})
beforeEach(async () => {
  await browser.post(`${address}/answers/removal`)
})
afterAll(() => portal.close())

/** What is wrong, by field; nothing when all is right. */
async function review(answers: Record<string, string>): Promise<Record<string, string>> {
  const answer = await browser.post(`${address}/review`, { answers })
  if (answer.status === 200) return {}
  expect(answer.status).toBe(422)
  const { errors } = problemSchema.parse(await answer.json())
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]))
}

test('what must be answered is asked for, each in its words', async () => {
  expect(await review({})).toEqual({
    siret: 'Indiquez « SIRET ».',
    somme: 'Indiquez « Somme due ».',
    nature: 'Choisissez une réponse à « Nature ».',
    certifie: 'Cochez la case « Je certifie exacts ces renseignements. ».',
  })
})

test('right answers are saved as the PDF is to have them', async () => {
  const typed = {
    siret: '900 000 001 00017',
    somme: '1 250,50 €',
    echeance: '1er mars 2026',
    date_signature: '03022026',
    mensualites: '6',
    pieces: 'Bilan\nContrat',
  }
  expect(await review({ ...rightAnswers, ...typed })).toEqual({})
  expect((await portal.open(browser)).answers).toEqual({
    ...rightAnswers,
    siret: '90000000100017',
    somme: '1250,50',
    echeance: '2026-03-01',
    date_signature: '2026-02-03',
    mensualites: '6',
    pieces: 'Bilan\nContrat',
  })
})

test.each([
  ['siret', '123', 'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.'],
  ['siret', '90000000100018', 'Ce SIRET n’est pas valide : vérifiez chacun de ses 14 chiffres.'],
  ['somme', 'douze', 'Indiquez « Somme due » en chiffres, par exemple 1250,50.'],
  [
    'echeance',
    '31/02/2026',
    'Indiquez « Échéance demandée » par un jour du calendrier, par exemple 03/02/2026.',
  ],
  ['nature', 'Autre', 'Choisissez parmi les réponses proposées à « Nature ».'],
  ['mensualites', 'Six mois', 'Choisissez parmi les réponses proposées à « Mensualites ».'],
  ['pieces', 'Bilan\nAutre', 'Choisissez parmi les réponses proposées à « Pieces ».'],
  ['certifie', 'non', 'Cochez la case « Je certifie exacts ces renseignements. ».'],
])('%s: « %s » is refused, and kept as it was typed', async (name, value, message) => {
  expect(await review({ ...rightAnswers, [name]: value })).toEqual({ [name]: message })
  expect((await portal.open(browser)).answers[name]).toBe(value)
})

test('an answer that is longer than its box is refused with both lengths', async () => {
  await portal.publish({
    fieldSettings: [{ name: 'siret', label: 'Numéro', fact: 'SIREN' }],
    version: '2026-02',
  })
  expect(await review({ ...rightAnswers, siret: '123456789012345' })).toEqual({
    siret: '« Numéro » compte 15 caractères, la limite est de 14 : raccourcissez votre réponse.',
  })
  expect(await review({ ...rightAnswers, siret: '12 34 56 78 90 12 34' })).toEqual({})
  await portal.publish()
})

test('what the editors hide is not asked for', async () => {
  await portal.publish({ fieldSettings: [{ name: 'somme', hidden: true }], version: '2026-03' })
  expect(await review({ ...rightAnswers, somme: '' })).toEqual({})
  await portal.publish()
})
