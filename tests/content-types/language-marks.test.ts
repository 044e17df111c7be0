import { languageParts, plainText, withoutLanguageMarks } from 'content-types'
import { expect, test } from 'vitest'

test('a text is cut where its language changes', () => {
  expect(languageParts('Le [en: crew list] et le [br:mor]')).toEqual([
    { text: 'Le ' },
    { text: 'crew list', language: 'en' },
    { text: ' et le ' },
    { text: 'mor', language: 'br' },
  ])
  expect(languageParts('')).toEqual([])
})

test('mails and searches have the words alone', () => {
  expect(withoutLanguageMarks('La [en: crew list].')).toBe('La crew list.')
  const text = { type: 'text' as const, text: 'La [en: crew list].' }
  expect(plainText([{ type: 'paragraph', children: [text] }])).toBe('La crew list.')
})

test('a long text full of brackets is read at once', () => {
  const text = '[en: '.repeat(20_000)
  const began = performance.now()
  expect(withoutLanguageMarks(text)).toBe(text)
  expect(performance.now() - began).toBeLessThan(2_000)
})
