import { createServer } from 'node:net'
import type { Environment } from './settings.ts'
import { Refusal } from './steps.ts'

/** Says in one sentence which address is taken, before anything is started. */
export async function requireFreePorts(environment: Environment, names: string[]): Promise<void> {
  for (const name of names) {
    const port = Number(environment[name])
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Refusal(
        `${name} doit être un numéro de port, et non « ${environment[name] ?? ''} ».`,
      )
    }
    if (await isTaken(port)) {
      throw new Refusal(
        `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou donnez-en un autre par ${name}.`,
      )
    }
  }
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true)
      else if (error.code === 'EACCES') {
        reject(new Refusal(`Il manque le droit d’ouvrir le port ${port} : choisissez-en un autre.`))
      } else reject(error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)))
  })
}
