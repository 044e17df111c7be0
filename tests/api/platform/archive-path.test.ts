import { expect, test } from 'vitest'
import { archivePath } from '../../../api/src/platform/archive-path.ts'

test.each([
  ['../../etc/passwd', /^d\/[0-9a-f]{8}_\.\._\.\._etc_passwd$/],
  ['a\\b:c*d?.pdf', /^d\/[0-9a-f]{8}_a_b_c_d_\.pdf$/],
  ['x'.repeat(300) + '.pdf', /^d\/[0-9a-f]{8}_x{100}\.pdf$/],
  ['\u202efdp.exe', /^d\/[0-9a-f]{8}__fdp\.exe$/],
  ['été 😀.pdf', /^d\/[0-9a-f]{8}_été 😀\.pdf$/],
  ['😀'.repeat(120) + '.pdf', /^d\/[0-9a-f]{8}_(?:😀){100}\.pdf$/u],
  ['', /^d\/[0-9a-f]{8}_fichier$/],
  ['.pdf', /^d\/[0-9a-f]{8}_fichier\.pdf$/],
])('the name %o is harmless in the archive', (name, expected) => {
  expect(archivePath('d', 'id', name)).toMatch(expected)
})
