import { run } from './check/run.ts'

process.exitCode = (await run('prettier --write --log-level warn .')) ? 0 : 1
