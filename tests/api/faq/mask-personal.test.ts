import { describe, expect, test } from 'vitest'
import { maskPersonal } from '../../../api/src/faq/mask-personal.ts'

const names = ['Alice Armor', 'Armement Alizé', 'Zoé Zodiac', '1 quai des Essais', 'Port-Fictif']

describe('what tells of somebody is hidden', () => {
  test.each([
    ['a mail address', 'Écrivez à alice.armor+mer@alize.example demain', 'alize'],
    ['a mail address in capitals', 'ALICE@ALIZE.EXAMPLE', 'ALIZE'],
    ['a SIRET', 'Le SIRET 90000000100017 est le bon', '9000'],
    ['a spaced SIRET', 'Le SIRET 900 000 001 00017 est le bon', '900'],
    ['a SIREN', 'Le SIREN 900 000 001 est le bon', '900'],
    ['a telephone number', 'Appelez le 06 00 00 00 01.', '06'],
    ['a dotted telephone number', 'Appelez le 06.00.00.00.01.', '06'],
    ['a telephone number with its country', 'Appelez le +33 6 00 00 00 01.', '33'],
    ['a telephone number with its country and a zero', 'Appelez le +33 (0)6 00 00 00 01.', '00'],
    ['an IBAN', 'Versez sur FR76 3000 6000 0112 3456 7890 189 merci', '3000'],
    ['an IBAN in one word', 'Versez sur fr7630006000011234567890189 merci', '3000'],
    ['a social security number', 'Le numéro 1 84 12 76 451 089 46 du marin', '451'],
    ['a social security number of Corsica', 'Le numéro 184122A45108946', '451'],
    ['a long number', 'Dossier 123456 ouvert', '123456'],
    ['a long number in groups', 'Dossier 12 34 56 ouvert', '34'],
    ['a date of birth', 'Le marin né le 12/03/1978 a navigué', '1978'],
    ['a date of birth in words', 'Date de naissance : 12 mars 1978', 'mars'],
    ['a young date of birth', 'Elle est née le 3 mai 2014 à terre', '2014'],
    ['a postal address', 'Il habite 12 bis, rue des Lilas, 29200 Brest', 'Lilas'],
    ['a town', 'Il habite 29200 Brest', 'Brest'],
    ['the holder', 'Bonjour Alice Armor, votre dossier', 'Armor'],
    ['the holder, name first', 'Bonjour ARMOR Alice, votre dossier', 'ARMOR'],
    ['a first name alone', 'Bonjour Alice, votre dossier', 'Alice'],
    ['the employer without accents', 'la société ALIZE vous remercie', 'ALIZE'],
    ['the agent who signs', 'Cordialement,\nZoé Zodiac', 'Zodiac'],
    ['the account’s own address', 'au 1 quai des Essais à Port-Fictif', 'Fictif'],
    ['a stranger with a title', 'Le marin M. Le Goff navigue', 'Goff'],
    ['a reference', 'Votre demande E26-K7QX-2PQR est close', 'K7QX'],
  ])('%s', (_, text, secret) => {
    const masked = maskPersonal(text, names)
    expect(masked).not.toContain(secret)
    expect(masked).toMatch(/\[[\p{L} -]+\]/u)
  })
})

test.each([
  'Le délai est de 30 jours à compter du 15/03/2026.',
  'Envoyez le bordereau avant le 1er avril 2026, puis chaque trimestre.',
  'L’article L. 5553-1 du code des transports s’applique depuis 2011.',
  'Le taux est de 12,5 % jusqu’à 3 428 € par mois.',
  'La déclaration du 2026-03-15 reste valable.',
  'Chaque armement embarque des marins.',
])('« %s » tells of nobody and stays as it is', (text) => {
  expect(maskPersonal(text, names)).toBe(text)
})

test('two that touch leave nothing at their edges', () => {
  const masked = maskPersonal('alice.armor@alize.example06 00 00 00 01', names)
  expect(masked).not.toMatch(/alice|armor|\d/i)
})

test('a text of any length is read in a moment', () => {
  const started = performance.now()
  for (const part of ['1 ', 'a@', 'FR76 ', 'M. A ', '12 rue ', 'né le ']) {
    maskPersonal(part.repeat(10_000 / part.length), names)
  }
  expect(performance.now() - started).toBeLessThan(1_000)
})
