import { join, resolve } from 'node:path'

/** An expected failure: its message is a whole sentence for the person at the terminal. */
export class Refusal extends Error {}

export interface Settings {
  smtpPort: number
  webPort: number
  folder: string
}

export const HOST = '127.0.0.1'

const root = resolve(import.meta.dirname, '../..')

export const help = `Boîte d’essai : reçoit par SMTP les mails du portail et les montre dans un navigateur.

Usage : node scripts/mailbox/main.ts

  MAILBOX_SMTP_PORT  port SMTP, sur ${HOST} (2525)
  MAILBOX_PORT       port des pages, sur ${HOST} (8025)
  MAILBOX_DIR        dossier des mails (var/mailbox)

  GET /messages?to=… les mails en JSON ; DELETE /messages les efface tous.`

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    smtpPort: readPort(environment, 'MAILBOX_SMTP_PORT', 2525),
    webPort: readPort(environment, 'MAILBOX_PORT', 8025),
    folder: resolve(root, environment.MAILBOX_DIR ?? join('var', 'mailbox')),
  }
}

function readPort(environment: NodeJS.ProcessEnv, name: string, normal: number): number {
  const given = environment[name] ?? ''
  if (given === '') return normal
  const port = Number(given)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`${name} doit être un numéro de port, et non « ${given} ».`)
  }
  return port
}
