import { verdictOn, warningsOn, type FormReport } from 'content-types'
import { expect, test } from 'vitest'

const field = (name: string) => ({ name, label: name, help: '', fact: null, page: 1 })
const report: FormReport = { fields: [field('siret'), field('motif')], hasScripts: false }
const all = [{ name: 'siret' }, { name: 'motif' }]

test('a form with fields can be filled in online, by as many as are asked', () => {
  expect(verdictOn(report, all)).toBe('Remplissable en ligne : oui. 2 champs à remplir.')
  expect(verdictOn(report, [])).toBe('Remplissable en ligne : oui. 2 champs à remplir.')
  const one = [{ name: 'siret', hidden: true }, { name: 'motif' }]
  expect(verdictOn(report, one)).toBe('Remplissable en ligne : oui. 1 champ à remplir.')
})

test('a form whose fields are all hidden cannot', () => {
  const none = all.map((setting) => ({ ...setting, hidden: true }))
  expect(verdictOn(report, none)).toMatch(/ : non, parce que tous ses champs sont masqués\.$/)
})

test.each([
  ['no-field', 'n’a aucun champ à remplir'],
  ['xfa', 'est un formulaire XFA'],
  ['encrypted', 'est protégé par un mot de passe'],
  ['unreadable', 'est abîmé ou illisible'],
  ['too-large', 'dépasse 20 Mo'],
  ['not-a-pdf', 'n’est pas un PDF'],
] as const)('why a file that is « %s » cannot be filled in is said', (unusable, words) => {
  expect(verdictOn({ unusable }, [])).toContain(words)
  expect(warningsOn({ unusable }, all)).toEqual([])
})

test('a list that agrees with its PDF calls for no warning, nor does an empty one', () => {
  expect(warningsOn(report, all)).toEqual([])
  expect(warningsOn(report, [])).toEqual([])
})

test('a line of no field, a field listed twice and one left out are each told', () => {
  const settings = [{ name: 'siret' }, { name: 'siret' }, { name: 'moitf' }, { name: null }]
  expect(warningsOn(report, settings)).toEqual([
    '« moitf » n’est pas un champ de ce PDF : cette ligne ne sera pas demandée.',
    '« siret » est dans la liste deux fois : seule la première compte.',
    'Pas dans la liste, donc demandés à la fin : « motif »',
  ])
})

test('scripts are told of, since a file that holds some is refused once it is joined', () => {
  expect(warningsOn({ ...report, hasScripts: true }, all)).toEqual([
    expect.stringMatching(/^Ce PDF contient des scripts /),
  ])
})

test('of many fields left out the first five are named', () => {
  const many: FormReport = { ...report, fields: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(field) }
  expect(warningsOn(many, [{ name: 'a' }])).toEqual([
    'Pas dans la liste, donc demandés à la fin : « b », « c », « d », « e », « f »…',
  ])
})
