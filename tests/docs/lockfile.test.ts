import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

test('a clean install finds in the lockfile all that it needs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockfile-'))
  const files = ['package.json', 'package-lock.json', '.npmrc']
  for (const file of [...files, ...globSync('*/package.json', { cwd: root })]) {
    cpSync(join(root, file), join(folder, file))
  }
  // Offline: whatever the lockfile lacks, npm would have to ask for.
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--dry-run', '--offline', '--ignore-scripts'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  rmSync(folder, { recursive: true })
  expect(stderr).not.toContain('Missing:')
  expect(status).toBe(0)
})
