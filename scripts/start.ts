import { join } from 'node:path'
import { buildWhatChanged } from './start/builds.ts'
import { fillDemoData } from './start/demo.ts'
import { requireFreePorts } from './start/ports.ts'
import { Supervisor, type Program } from './start/processes.ts'
import { readEnvironment, root, type Environment } from './start/settings.ts'
import { Refusal, step } from './start/steps.ts'
import { welcome } from './start/welcome.ts'

const help = `Usage : npm start

Installe, construit ce qui a changé, remplit les données de démonstration si tout est vide,
puis démarre Strapi, l’api, le site et, sans serveur de mail, la boîte d’essai. Ctrl-C arrête tout.

Réglages : voir « Settings » dans README.md. Données : le dossier var/ (PORTAL_DATA_DIR).`

if (process.argv.includes('--help')) console.log(help)
else await main().catch(fail)

async function main(): Promise<void> {
  const environment = readEnvironment(process.env)
  const logs = join(environment.PORTAL_DATA_DIR ?? '', 'logs')
  const trial = !process.env.SMTP_URL && environment.NODE_ENV !== 'production'
  const ports = ['SITE_PORT', 'API_PORT', 'CMS_PORT']
  if (trial) ports.push('MAILBOX_SMTP_PORT', 'MAILBOX_PORT')
  await requireFreePorts(environment, ports)
  await buildWhatChanged(logs)

  const supervisor = new Supervisor(environment, logs, (refusal) => void end(refusal))
  async function end(refusal?: Refusal): Promise<never> {
    await supervisor.stop()
    if (refusal) console.error(refusal.message)
    process.exit(refusal ? 1 : 0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('\nArrêt…')
      void end()
    })
    process.on(signal, () => undefined)
  }

  try {
    if (environment.NODE_ENV !== 'production') await fillDemoData(environment)
    const [cms, ...others] = programs(environment, trial)
    await step('Démarrage de Strapi', () => supervisor.start(cms))
    await step('Démarrage de l’api et du site', async () => {
      for (const program of others) await supervisor.start(program)
    })
  } catch (error) {
    if (error instanceof Refusal) await end(error)
    throw error
  }
  console.log(await welcome(environment, trial))
}

function programs(environment: Environment, trial: boolean): [Program, ...Program[]] {
  const local = (port: string | undefined) => `http://127.0.0.1:${port ?? ''}`
  const mailbox: Program = {
    name: 'mailbox',
    args: ['scripts/mailbox/main.ts'],
    health: `${local(environment.MAILBOX_PORT)}/health`,
  }
  return [
    {
      name: 'cms',
      args: ['--max-old-space-size=256', 'dist/src/main.js'],
      cwd: join(root, 'cms'),
      health: `${local(environment.CMS_PORT)}/_health`,
    },
    ...(trial ? [mailbox] : []),
    // Buffers of uploads are let go sooner: a tenth less memory at the peak.
    {
      name: 'api',
      args: ['--max-semi-space-size=4', 'api/src/main.ts'],
      health: `${local(environment.API_PORT)}/health`,
    },
    {
      name: 'site',
      // Room for the short-lived objects of many small answers: a tenth less CPU a page.
      args: ['--min-semi-space-size=16', 'server.ts'],
      cwd: join(root, 'site'),
      health: `${local(environment.SITE_PORT)}/robots.txt`,
    },
  ]
}

function fail(error: unknown): void {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}
