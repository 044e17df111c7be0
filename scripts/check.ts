import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './start/settings.ts'
import { Refusal } from './start/steps.ts'
import { steps } from './check/steps.ts'
import { requireSystemPrograms } from './check/system.ts'

const help = `Usage : npm test
        npm run check -- [étape…]

Sans étape, toutes, dans cet ordre :
${steps.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}`

const wanted = process.argv.slice(2)
const unknown = wanted.filter(
  (name) => !name.startsWith('-') && !steps.some((s) => s.name === name),
)

if (wanted.includes('--help')) console.log(help)
else if (unknown.length > 0) {
  console.error(`Étape inconnue : ${unknown.join(', ')}.\n\n${help}`)
  process.exitCode = 2
} else process.exitCode = await check()

async function check(): Promise<number> {
  mkdirSync(join(root, 'var', 'check'), { recursive: true })
  const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  try {
    if (chosen.some(({ name }) => name === 'tests' || name === 'stories')) {
      await requireSystemPrograms()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    return 1
  }
  let passed = 0
  let failed = 0
  for (const { name, run } of chosen) {
    const start = performance.now()
    console.log(`\n▸ ${name}`)
    const outcome = await run()
    passed += outcome.passed
    failed += outcome.failed
    const seconds = Math.round((performance.now() - start) / 1_000)
    console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  }
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
