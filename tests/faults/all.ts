import type { Trial } from '../support/trial.ts'
import { kills } from './f01-kills.ts'
import { powerCuts } from './f02-power-cuts.ts'
import { order } from './f03-order.ts'
import { mailAway } from './f04-mail-away.ts'
import { cmsAway } from './f05-cms-away.ts'
import { failingDisk } from './f08-failing-disk.ts'
import { lockedDatabase } from './f09-locked-database.ts'
import { resets } from './f10-resets.ts'
import { rollingRestarts } from './f14-rolling-restarts.ts'

export const faults: readonly Trial[] = [
  kills,
  powerCuts,
  order,
  mailAway,
  cmsAway,
  failingDisk,
  lockedDatabase,
  resets,
  rollingRestarts,
]
