import { join } from 'node:path'
import { buildWhatChanged } from './start/builds.ts'
import { root } from './start/settings.ts'
import { Refusal } from './start/steps.ts'

try {
  await buildWhatChanged(join(root, 'var', 'logs'))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 1
}
