import { describe, expect, test } from 'vitest'
import { bold, heading, list, ofBody, paragraph, remarks } from './support.ts'

test('nothing is said of a sound news', () => {
  expect(remarks({})).toEqual([])
})

describe('what a news must have', () => {
  test('a domain blocks', () => {
    expect(remarks({ domains: [] })).toMatchObject([
      {
        severity: 'bloquant',
        field: 'domains',
        message: 'Choisissez au moins un domaine avant de publier.',
      },
    ])
  })

  test.each(['', ' \n', null])('a summary blocks when it is %j', (summary) => {
    expect(remarks({ summary })).toMatchObject([{ severity: 'bloquant', field: 'summary' }])
  })

  test.each([null, '', '  ', 'quai.webp', 'IMG_0001.JPG'])(
    'words for its picture: %j is none, and blocks',
    (alternativeText) => {
      const picture = { id: 1, name: 'quai.webp', alternativeText }
      expect(remarks({ picture })).toMatchObject([{ severity: 'bloquant', field: 'picture' }])
    },
  )

  test('no picture at all is well', () => {
    expect(remarks({ picture: null })).toEqual([])
  })

  test('a picture inside the text needs words too, and is found by its block', () => {
    const picture = (alternativeText: string) =>
      ({ type: 'image', image: { url: '/uploads/a.png', alternativeText } }) as const
    expect(ofBody(paragraph('Bonjour.'), picture('a.png'))).toMatchObject([
      { severity: 'bloquant', field: 'body', block: 2 },
    ])
    expect(ofBody(picture('Un bateau au port'))).toEqual([])
  })
})

describe('titles', () => {
  test('a full stop at the end is one too many; an ellipsis is none', () => {
    expect(remarks({ title: 'Le taux change.' })).toMatchObject([
      { severity: 'conseil', field: 'title', words: 'Le taux change.' },
    ])
    expect(remarks({ title: 'Le taux change…' })).toEqual([])
    expect(remarks({ title: 'Le taux change...' })).toEqual([])
  })

  test('the same title elsewhere is told, whatever its case and accents', () => {
    const others = { otherTitles: ['LE TAUX de cotisation « changé »'] }
    expect(remarks({ title: 'Le taux de cotisation changé' }, others)).toMatchObject([
      { severity: 'conseil', field: 'title' },
    ])
    expect(remarks({ title: 'Le taux baisse' }, others)).toEqual([])
  })
})

describe('headings', () => {
  test('a level that is skipped is named, with the one to choose', () => {
    const body = [heading(2, 'Un'), heading(4, 'Deux'), heading(2, 'Trois'), heading(3, 'Quatre')]
    const found = ofBody(...body)
    expect(found).toMatchObject([{ severity: 'conseil', block: 2, words: 'Deux' }])
    expect(found[0]?.message).toContain('choisissez le niveau 3')
  })

  test('a sentence made large is no heading', () => {
    expect(ofBody(heading(2, 'Envoyez-la avant le 31 janvier.'))).toMatchObject([{ block: 1 }])
    expect(ofBody(heading(2, 'a'.repeat(101)))).toMatchObject([{ block: 1 }])
    expect(ofBody(heading(2, 'Avant le 31 janvier'))).toEqual([])
  })

  test('a line in bold is no heading either, unless it ends the text or a sentence', () => {
    const next = paragraph('La suite.')
    expect(ofBody(paragraph(bold('Qui est concerné')), next)).toMatchObject([
      { severity: 'conseil', block: 1, words: 'Qui est concerné' },
    ])
    expect(ofBody(paragraph(bold('Attention !')), next)).toEqual([])
    expect(ofBody(paragraph('Il est ', bold('urgent')), next)).toEqual([])
    expect(ofBody(next, paragraph(bold('Bonne route')))).toEqual([])
  })
})

describe('spacing', () => {
  test('empty paragraphs are told one by one; a text not yet begun is not', () => {
    const found = ofBody(paragraph('Un.'), paragraph(''), paragraph(' \u00a0'), paragraph('Deux.'))
    expect(found.map(({ block }) => block)).toEqual([2, 3])
    expect(ofBody(paragraph(''))).toEqual([])
  })

  test('two spaces are told with the words around them', () => {
    expect(ofBody(list('Un.', 'Le taux  change.'))).toMatchObject([
      { block: 1, words: 'taux  change.' },
    ])
    expect(remarks({ summary: 'Ce  résumé.' })).toMatchObject([{ field: 'summary' }])
    expect(ofBody(paragraph('Est-ce vrai\u00a0? Oui.'))).toEqual([])
  })
})
