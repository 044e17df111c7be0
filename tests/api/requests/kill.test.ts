import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killDuringDeposits } from '../../faults/deposits-under-kill.ts'

test('F01: 30 kills during deposits lose nothing acknowledged and show nothing half done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'enim-kill-'))
  const report = await killDuringDeposits(folder, 30, 1)
  expect(report).toMatchObject({ kills: 30, lost: [], halves: [], twice: [], integrity: 'ok' })
  expect(report.acknowledged).toBeGreaterThan(30)
  await rm(folder, { recursive: true })
}, 180_000)
