import { expect, test } from 'vitest'
import { surplusOf } from '../../../cms/src/plugins/redaction/server/history/thin-out.ts'

const saves = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, at: at * 1_000, action: 'update' }))

test('a hundred versions are kept as they are', () => {
  expect(surplusOf(saves(100))).toEqual([])
})

test('the first, the fifty newest and what was published stay; of the rest, the soonest followed go', () => {
  const versions = saves(103).map((version) =>
    version.id % 10 === 0 ? { ...version, action: 'publish' } : version,
  )
  const hasty = versions.map((version) => (version.id === 7 ? { ...version, at: 6_990 } : version))
  const gone = surplusOf(hasty)
  expect(gone).toHaveLength(3)
  expect(gone).toContain(7)
  expect(gone.every((id) => id > 1 && id <= 53 && id % 10 !== 0)).toBe(true)
})

test('when all were published, some of those go too', () => {
  const published = saves(101).map((version) => ({ ...version, action: 'publish' }))
  expect(surplusOf(published)).toHaveLength(1)
})
