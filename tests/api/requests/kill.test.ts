import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killDuringDeposits } from '../../faults/f01-kills.ts'

test('F01: 30 kills during deposits lose nothing acknowledged and show nothing half done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'enim-kill-'))
  const circumstances = { kills: 30, acknowledged: 0, mostMs: 250, mostBytes: 200_000, seed: 1 }
  const report = await killDuringDeposits(folder, circumstances)
  expect(report).toMatchObject({ lost: [], halves: [], twice: [], integrity: 'ok' })
  expect(report.acknowledged).toBeGreaterThan(30)
  await rm(folder, { recursive: true })
}, 180_000)
