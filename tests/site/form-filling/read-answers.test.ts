import { describe, expect, test } from 'vitest'
import {
  answerWords,
  choicesOf,
  dateAsTyped,
} from '../../../site/src/features/form-filling/answer-words.ts'
import { controlName, fieldOf } from '../../../site/src/features/form-filling/control-name.ts'
import { readAnswers } from '../../../site/src/features/form-filling/read-answers.ts'
import { firstStepToFill } from '../../../site/src/features/form-filling/step-state.ts'
import { makeField, makeForm } from './support/fillable-form.ts'

const names = ['SIRET', 'form1[0].#subform[2].Nom du marin', 'é_65_ œ', 'a"<b>', '💶', '', 'a\nb']

describe('the control of a field', () => {
  test.each(names)('is named without a sign that markup minds, and back: %j', (name) => {
    const control = controlName(name)
    expect(control).toMatch(/^champ-[A-Za-z0-9_-]*$/)
    expect(fieldOf(control)).toBe(name)
  })

  test('is another one for another field', () => {
    expect(new Set(names.map(controlName)).size).toBe(names.length)
  })

  test('is no field of the page’s own, nor a sign that does not exist', () => {
    expect(fieldOf('known')).toBeUndefined()
    expect(fieldOf('champ-a_ffffff_b')).toBe('a_ffffff_b')
  })
})

test('what controls hold is read by field: boxes one a line, none for none, ends of lines as one', () => {
  const form = new FormData()
  form.append('known', '2026')
  form.append(controlName('Récit'), 'Un\r\ndeux')
  for (const value of ['', 'brest', 'papeete']) form.append(controlName('zones'), value)
  form.append(controlName('témoin'), '')
  form.append(controlName('fichier'), new File(['x'], 'x.pdf'))
  expect(readAnswers(form)).toEqual({
    Récit: 'Un\ndeux',
    zones: 'brest\npapeete',
    témoin: '',
  })
})

test('answers are read in words', () => {
  const options = [{ value: 'b', label: 'Brest' }]
  const words = (kind: Parameters<typeof answerWords>[0]['kind'], value: string) =>
    answerWords(makeField({ name: 'x', kind, options }), value)
  expect(words('checkbox', 'oui')).toEqual(['Oui'])
  expect(words('checkbox', '')).toEqual(['Non'])
  expect(words('radio', 'b')).toEqual(['Brest'])
  expect(words('choices', 'b\ninconnu')).toEqual(['Brest', 'inconnu'])
  expect(words('date', '2026-02-03')).toEqual(['03/02/2026'])
  expect(words('multiline', 'un\ndeux')).toEqual(['un', 'deux'])
  expect(words('text', ' ')).toEqual([])
  expect(dateAsTyped('3 février')).toBe('3 février')
  expect(dateAsTyped('2026-99-99')).toBe('2026-99-99')
  expect(choicesOf('')).toEqual([])
})

test('a form goes on at the first page that lacks a required answer', () => {
  expect(firstStepToFill(makeForm({ answers: {} }))).toBe(1)
  expect(firstStepToFill(makeForm())).toBe(2)
  const answers = { 'N° SIRET': '90000000100017', jour: '03/02/2026' }
  expect(firstStepToFill(makeForm({ answers }))).toBe(3)
})
