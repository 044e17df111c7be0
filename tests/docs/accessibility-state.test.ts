import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAccessibilityState } from '../../site/src/features/written-pages/accessibility-state.ts'

const root = join(import.meta.dirname, '../..')
const json = readFileSync(join(root, 'docs/accessibility/state.json'), 'utf8')

test('what the page says was checked is checked by a story of the repository', () => {
  const { checked } = JSON.parse(json) as { checked: { what: string; proof: string }[] }
  for (const { what, proof } of checked) {
    expect(proof, what).toMatch(/^tests\/.+\.(story|test)\.ts$/)
    expect(existsSync(join(root, proof)), proof).toBe(true)
  }
})

test('the page can read it', () => {
  expect(readAccessibilityState(json).unchecked.length).toBeGreaterThan(0)
})
