import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root, type Environment } from './settings.ts'
import { Refusal, step } from './steps.ts'

const run = promisify(execFile)

/** Makes the demo data once, and loads it where the databases are still empty. */
export async function fillDemoData(environment: Environment): Promise<void> {
  const folder = join(environment.PORTAL_DATA_DIR ?? '', 'demo')
  if (!existsSync(join(folder, 'api', 'employers.json'))) {
    await step('Préparation des données de démonstration', () =>
      runScript(['scripts/demo/main.ts', '--out', folder], environment),
    )
  }
  environment.CMS_DEMO_DIR ??= join(folder, 'cms')
  await step('Comptes de démonstration', () =>
    runScript(['api/src/demo/main.ts', '--from', join(folder, 'api')], environment),
  )
}

async function runScript(args: string[], environment: Environment): Promise<void> {
  try {
    await run(process.execPath, args, { cwd: root, env: environment })
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    throw new Refusal(`Les données de démonstration n’ont pas pu être préparées :\n${stderr ?? ''}`)
  }
}
