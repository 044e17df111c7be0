import { runApiProgram } from './start/api-program.ts'

runApiProgram('letters')
