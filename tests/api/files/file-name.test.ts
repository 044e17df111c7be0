import { expect, test } from 'vitest'
import { cleanName, extensionOf } from '../../../api/src/files/file-name.ts'

test.each([
  ['relevé.pdf', 'relevé.pdf'],
  ['releve\u0301.pdf', 'relevé.pdf'],
  ['../../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\a.pdf', 'a.pdf'],
  ['C:\\fakepath\\a.pdf', 'a.pdf'],
  ['a\0b\r\nc.pdf', 'abc.pdf'],
  ['facture\u202efdp.exe', 'facturefdp.exe'],
  ['a\u200bb\ufeff\u2066.pdf', 'ab.pdf'],
  ['a\u2028b.pdf', 'ab.pdf'],
  ['  a   b .pdf. . ', 'a b .pdf'],
  ['a\ud800.pdf', 'a.pdf'],
  ['..', 'fichier'],
  ['', 'fichier'],
  ['../', 'fichier'],
  ['CON', 'CON'],
  ['<b>&"\'.pdf', '<b>&"\'.pdf'],
])('%j is kept as %j', (sent, kept) => {
  expect(cleanName(sent)).toBe(kept)
})

test.each([
  ['a.PDF', 'pdf'],
  ['a.tar.gz', 'gz'],
  ['a', ''],
  ['.pdf', ''],
  ['a.', ''],
])('the extension of %s is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension)
})
