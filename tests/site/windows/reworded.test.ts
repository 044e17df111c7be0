import type { WindowText, WindowTextKey } from 'content-types'
import { describe, expect, test } from 'vitest'
import { reworded, type EditedWords } from '../../../site/src/features/windows/reworded.ts'

const wording: EditedWords = {
  key: 'coordonnees-demandees',
  values: { 'prise-en-compte': '4 février 2026 à 14:02' },
  kept: 1,
}
const own = {
  title: 'Vos coordonnées ont bien été modifiées.',
  sentences: ['Au plus tard le 4 février.', 'Suivez le lien envoyé.'],
  wording,
}

describe('a window that editors may reword', () => {
  test('says their words, paragraph by paragraph, and keeps what must be said', () => {
    const texts = [text('Noté', 'Merci.\n\nValable le {{prise-en-compte}}.')]
    expect(reworded(own, texts)).toMatchObject({
      title: 'Noté',
      sentences: ['Merci.', 'Valable le 4 février 2026 à 14:02.', 'Suivez le lien envoyé.'],
    })
  })

  test.each([
    ['without a word that must stay', 'Noté', 'Merci.'],
    ['with a word that stands for nothing', 'Noté', '{{prise-en-compte}} {{nom}}'],
    ['with such a title', '{{nom}}', '{{prise-en-compte}}'],
  ])('says its own with a text %s', (_, title, body) => {
    expect(reworded(own, [text(title, body)])).toBe(own)
  })

  test('says its own without a text, or with that of another window', () => {
    expect(reworded(own, [])).toBe(own)
    expect(reworded(own, [text('Noté', 'Merci.', 'mot-de-passe-modifie')])).toBe(own)
  })
})

test('a window that editors may not reword stays as it is', () => {
  const fixed = { title: 'Rien n’a changé.', sentences: [] }
  expect(reworded(fixed, [text('Noté', '{{prise-en-compte}}')])).toBe(fixed)
})

function text(title: string, body: string, key: WindowTextKey = wording.key): WindowText {
  return { documentId: 'a', updatedAt: '2026-01-01T00:00:00.000Z', key, title, body }
}
