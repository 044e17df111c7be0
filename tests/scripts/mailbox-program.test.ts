import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFreePort } from '../support/ports.ts'
import { TrialMailbox } from '../support/trial-mailbox.ts'

let mailbox: TrialMailbox

beforeAll(async () => {
  mailbox = await TrialMailbox.start()
})

afterAll(() => mailbox.dispose())

describe('the program', () => {
  test('explains itself with --help', async () => {
    const { code, output } = await mailbox.runOnce(['--help'])
    expect(code).toBe(0)
    expect(output).toContain('MAILBOX_SMTP_PORT')
  })

  test.each(['MAILBOX_SMTP_PORT', 'MAILBOX_PORT'] as const)(
    'says in one sentence that the port of %s is taken',
    async (name) => {
      const ports = {
        MAILBOX_SMTP_PORT: String(await findFreePort()),
        MAILBOX_PORT: String(await findFreePort()),
      }
      const taken = String(name === 'MAILBOX_PORT' ? mailbox.webPort : mailbox.smtpPort)
      expect(await mailbox.runOnce([], { ...ports, [name]: taken })).toEqual({
        code: 1,
        output: `Le port ${taken} est déjà pris : arrêtez le programme qui l’occupe, ou donnez-en un autre par ${name}.`,
      })
    },
  )

  test.each(['abc', '0', '65536'])('refuses « %s » as a port', async (port) => {
    expect(await mailbox.runOnce([], { MAILBOX_PORT: port })).toEqual({
      code: 1,
      output: `MAILBOX_PORT doit être un numéro de port, et non « ${port} ».`,
    })
  })

  test('names a folder that is a file', async () => {
    const file = join(mailbox.folder, 'fichier')
    await writeFile(file, '')
    expect(await mailbox.runOnce([], { MAILBOX_DIR: file })).toEqual({
      code: 1,
      output: `Le dossier ${file} ne peut pas servir de boîte d’essai (EEXIST).`,
    })
  })

  test('names an option it does not know', async () => {
    expect(await mailbox.runOnce(['--quoi'])).toEqual({
      code: 1,
      output: 'Option inconnue : --quoi. Essayez --help.',
    })
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends cleanly on %s, even with clients connected, and starts again',
    async (signal) => {
      const socket = connect(mailbox.smtpPort, '127.0.0.1')
      await once(socket, 'data')
      await mailbox.get('/health')
      expect(await mailbox.stop(signal)).toBe(0)
      socket.destroy()
      await mailbox.restart()
      expect(await mailbox.status('/health')).toBe(204)
    },
  )
})
