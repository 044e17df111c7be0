import { sayRemark } from 'content-types/remarks'
import { describe, expect, test } from 'vitest'
import { link, list, ofBody, paragraph, remarks } from './support.ts'

describe('links', () => {
  test.each(['ici', 'Cliquez ici', 'lire la suite…', '« En savoir plus »', 'voir'])(
    '« %s » says nothing of where it leads',
    (words) => {
      expect(ofBody(paragraph('Pour cela, ', link(words, '/actualites')))).toMatchObject([
        { severity: 'conseil', block: 1, words },
      ])
    },
  )

  test('a text that names the page says enough', () => {
    expect(ofBody(paragraph(link('Lire les actualités', '/actualites')))).toEqual([])
  })

  test('no text, or no address, blocks', () => {
    expect(ofBody(paragraph('Voir ', link('', '/actualites'), 'la page.'))).toMatchObject([
      { severity: 'bloquant', words: '/actualites' },
    ])
    expect(ofBody(paragraph(link('Les actualités', '')))).toMatchObject([
      { severity: 'bloquant', words: 'Les actualités' },
    ])
  })

  test.each(['https://www.enim.eu/page', 'www.enim.eu'])('« %s » is spelt, not read', (words) => {
    expect(ofBody(paragraph(link(words, 'https://www.enim.eu/page')))).toMatchObject([
      { severity: 'conseil', words },
    ])
  })
})

describe('addresses', () => {
  const to = (url: string, addresses: string[] = []) =>
    remarks({ body: [paragraph(link('Une page', url))] }, { addresses })

  test.each([
    '/actualites/partie',
    '/actualites/partie/?a=1#b',
    'https://espace.enim.example/actualites/partie',
    '/formulaires/partie.pdf',
    '/questions/partie',
  ])('%s blocks as long as nothing is published there', (url) => {
    expect(to(url)).toContainEqual(expect.objectContaining({ severity: 'bloquant', block: 1 }))
    const there = ['/actualites/partie', '/formulaires/partie.pdf', '/questions/partie']
    expect(to(url, there).filter(({ severity }) => severity === 'bloquant')).toEqual([])
  })

  test.each([
    '/espace/transmettre',
    '/actualites',
    '/actualites/rss.xml',
    '#haut',
    'https://legi.example',
  ])('%s is left alone', (url) => {
    expect(to(url)).toEqual([])
  })

  test.each([
    'actualites',
    'www.enim.eu',
    '//enim.eu',
    'https://',
    'javascript:alert(1)',
    'tel:abc',
  ])('%s leads nowhere, and blocks', (url) => {
    expect(to(url)).toMatchObject([{ severity: 'bloquant', words: url }])
  })

  test('the portal’s own name is not written, above all without TLS', () => {
    expect(to('http://espace.enim.example/espace')).toMatchObject([
      { severity: 'conseil', message: 'Ce lien mène au portail lui-même : écrivez /espace' },
    ])
  })
})

describe('words and sentences', () => {
  test('a long word in capitals is told; an acronym and a short word are not', () => {
    expect(remarks({ title: 'Échéance IMPORTANTE' })).toMatchObject([{ words: 'IMPORTANTE' }])
    expect(remarks({ title: 'ÉVÉNEMENTS à venir' })).toMatchObject([{ words: 'ÉVÉNEMENTS' }])
    expect(remarks({ title: 'URSSAF, SIRET et ATTENTION' })).toMatchObject([{ words: 'ATTENTION' }])
    expect(remarks({ title: 'La DSN et l’URSSAF' })).toEqual([])
  })

  test('thirty words are the longest sentence', () => {
    const words = (number: number) => `Le ${'mot '.repeat(number - 2)}fin.`
    expect(ofBody(paragraph(words(30)))).toEqual([])
    const [found] = ofBody(paragraph(`Bonjour. ${words(31)}`))
    expect(found?.message).toContain('31 mots')
    expect(found?.words).toMatch(/^Le mot/)
  })

  test('a point inside a number or before a small letter ends no sentence; items are apart', () => {
    const half = `${'mot '.repeat(18)}art. L. 5 `
    expect(ofBody(paragraph(`Le ${half}${half}.`))).toHaveLength(1)
    expect(ofBody(list(`Un ${'mot '.repeat(20)}`, `Deux ${'mot '.repeat(20)}`))).toEqual([])
  })

  test('a text of long words is told to be hard, a plain one of the same length is not', () => {
    const hard = 'L’opérationnalisation institutionnelle des réglementations administratives. '
    const plain = 'Le marin est au port et il lit ce texte sans mal. '
    const about = (text: string) => ofBody(paragraph(text)).map(({ message }) => message)
    expect(about(hard.repeat(30))).toContainEqual(expect.stringContaining('se lit difficilement'))
    expect(about(plain.repeat(30))).toEqual([])
    expect(about(hard.repeat(3))).toEqual([])
  })
})

test('a remark says its place where no panel shows it', () => {
  const [found] = ofBody(paragraph('Bonjour.'), paragraph(link('Une page', 'page')))
  expect(found && sayRemark(found)).toMatch(
    /^Cette adresse ne mène nulle part .* \(bloc 2, « page »\)$/,
  )
})
