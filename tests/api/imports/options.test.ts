import { expect, test } from 'vitest'
import { readOptions } from '../../../api/src/imports/options.ts'

test('rejects go beside the file that is read, or where they are wanted', () => {
  expect(readOptions(['titles', '/x/titres.csv'])).toEqual({
    kind: 'titles',
    path: '/x/titres.csv',
    rejectsPath: '/x/titres.rejets.csv',
    dryRun: false,
  })
  expect(readOptions(['documents', '/x'])?.rejectsPath).toBe('/x/manifest.rejets.csv')
  expect(readOptions(['titles', '/x/a.csv', '--rejects', '/y/b.csv'])?.rejectsPath).toBe('/y/b.csv')
})

test.each([
  [[], 'Que faut-il importer ? Choisissez employers, titles, payments, documents.'],
  [['clients', 'x.csv'], 'Que faut-il importer ?'],
  [['employers'], 'Indiquez le fichier à importer.'],
  [['documents'], 'Indiquez le dossier à importer.'],
  [['employers', 'a.csv', 'b.csv'], '« b.csv » est de trop.'],
  [['employers', 'a.csv', '--force'], '« --force » n’est pas une option de cette commande.'],
  [['employers', 'a.csv', '--rejects'], 'L’option « --rejects » est mal écrite.'],
  [['employers', 'a.csv', '--rejects', 'a.csv'], 'ne peuvent pas remplacer le fichier lu'],
])('%j is a command badly written', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence)
})
