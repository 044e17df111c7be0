import { acceptedExtensions, limits } from 'content-types'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../../site/src/ui/file-refusal.ts'

const fileLimits = {
  extensions: acceptedExtensions,
  mostBytes: limits.fileBytes,
  mostFiles: limits.filesPerRequest,
}
const refusal = (name: string, size: number, chosen = 0) =>
  refusalOf({ name, size }, fileLimits, chosen)

describe('before anything is sent', () => {
  test.each(['bordereau.pdf', 'PHOTO.JPG', 'tableau.2026.xlsx'])('%s may be chosen', (name) => {
    expect(refusal(name, 1)).toBeUndefined()
  })

  test.each(['macro.docm', 'programme.exe', 'sans-extension'])('%s is refused', (name) => {
    expect(refusal(name, 1)).toContain('format')
  })

  test('a file of 5 Mo passes, one byte more does not', () => {
    expect(refusal('a.pdf', limits.fileBytes)).toBeUndefined()
    expect(refusal('a.pdf', limits.fileBytes + 1)).toContain('limite de 5 Mo')
  })

  test('an empty file is refused', () => {
    expect(refusal('a.pdf', 0)).toContain('vide')
  })

  test('the eleventh file is refused', () => {
    expect(refusal('a.pdf', 1, 9)).toBeUndefined()
    expect(refusal('a.pdf', 1, 10)).toContain('au plus 10 fichiers')
  })
})
