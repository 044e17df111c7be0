import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeApiDemo } from './write-api.ts'
import { writeCmsDemo } from './write-cms.ts'

const help = `Usage : node scripts/demo/main.ts --out DOSSIER [--today 2026-05-04]

Écrit les données de démonstration : DOSSIER/cms (contenus de Strapi, formulaires, images)
et DOSSIER/api (employeurs, titres de cotisation, documents personnels). Tout est fictif.
Les dates sont comptées à partir d’aujourd’hui, ou du jour donné par --today.`

const { values } = parseArgs({
  options: { out: { type: 'string' }, today: { type: 'string' }, help: { type: 'boolean' } },
})

if (values.help) console.log(help)
else if (values.out) await write(resolve(values.out), values.today)
else {
  console.error(help)
  process.exitCode = 1
}

async function write(folder: string, day: string | undefined): Promise<void> {
  const today = day === undefined ? new Date() : new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(today.getTime())) throw new Error(`« ${day ?? ''} » n’est pas une date`)
  await writeCmsDemo(join(folder, 'cms'), today)
  await writeApiDemo(join(folder, 'api'), today)
}
