import { runTestsProgram } from './tests-program.ts'

runTestsProgram('faults')
