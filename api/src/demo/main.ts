import { parseArgs } from 'node:util'
import { count } from 'content-types'
import { closeDeps, openDeps } from '../open-deps.ts'
import { parseEnv } from '../platform/env.ts'
import { migrate } from '../platform/migrations.ts'
import { loadDemo } from './load-demo.ts'

const help = `Usage : node api/src/demo/main.ts --from DOSSIER

Remplit une base vide avec les employeurs de DOSSIER/employers.json et les
fichiers de DOSSIER/documents. Une base qui connaît déjà un employeur n’est pas
touchée. L’environnement est celui de l’api.

Codes de sortie : 0 remplie, ou déjà remplie ; 1 échec ; 2 commande mal écrite.`

process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined || options.help) {
    console.log(help)
    return options ? 0 : 2
  }
  try {
    const deps = await openDeps(parseEnv(process.env))
    await migrate(deps.database)
    const loaded = await loadDemo(deps, options.from)
    await closeDeps(deps)
    console.log(
      loaded.kind === 'loaded'
        ? `Données de démonstration chargées : ${count(loaded.employers, 'employeur')}.`
        : 'La base connaît déjà des employeurs : rien n’est chargé.',
    )
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

function readOptions(args: string[]): { help: boolean; from: string } | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { help: { type: 'boolean', short: 'h' }, from: { type: 'string' } },
    })
    if (values.help) return { help: true, from: '' }
    return values.from === undefined ? undefined : { help: false, from: values.from }
  } catch {
    return undefined
  }
}
