import { once } from 'node:events'
import type { Server } from 'node:net'
import { help, HOST, readSettings, Refusal } from './settings.ts'
import { createSmtp } from './smtp.ts'
import { Store } from './store.ts'
import { createWeb } from './web.ts'

const STOP_MS = 1_000

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(1)
}

async function run([option]: string[]): Promise<void> {
  if (option === '--help' || option === '-h') {
    console.log(help)
    return
  }
  if (option !== undefined) throw new Refusal(`Option inconnue : ${option}. Essayez --help.`)

  const { smtpPort, webPort, folder } = readSettings(process.env)
  const store = await openStore(folder)
  const smtp = createSmtp(store)
  const web = createWeb(store)
  await listen(smtp.server, smtpPort, 'MAILBOX_SMTP_PORT')
  await listen(web, webPort, 'MAILBOX_PORT')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      smtp.close()
      web.close()
      setTimeout(() => web.closeAllConnections(), STOP_MS).unref()
    })
  }
  console.log(`Boîte d’essai : http://localhost:${webPort} (SMTP sur le port ${smtpPort})`)
}

async function openStore(folder: string): Promise<Store> {
  try {
    return await Store.open(folder)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw new Refusal(`Le dossier ${folder} ne peut pas servir de boîte d’essai (${code}).`)
  }
}

async function listen(server: Server, port: number, name: string): Promise<void> {
  try {
    server.listen(port, HOST)
    await once(server, 'listening')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') {
      throw new Refusal(
        `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou donnez-en un autre par ${name}.`,
      )
    }
    if (code === 'EACCES') {
      throw new Refusal(`Il manque le droit d’ouvrir le port ${port} : choisissez ${name}.`)
    }
    throw error
  }
}
