import { closeDeps, openDeps } from '../../../api/src/open-deps.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { openLanes } from '../../../api/src/webhooks/deliver.ts'

const deps = await openDeps(parseEnv(process.env))
const lanes = openLanes(deps)
await lanes.start()
await lanes.settle()
await closeDeps(deps)
