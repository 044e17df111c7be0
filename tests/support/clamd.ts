import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { virusMark } from './virus-mark.ts'

/**
 * Runs a real clamd in the foreground that knows two viruses: the EICAR test file, and the tests' own mark.
 * Usage: node tests/support/clamd.ts FOLDER PORT
 */
const [folder = '', port = ''] = process.argv.slice(2)

const eicar = '44d88612fea8a8f36de82e1278abb02f:68:Test.Eicar.Hash\n'

const ownMark = `Test.Mark:0:*:${Buffer.from(virusMark).toString('hex')}\n`

const settings = `
Foreground yes
TCPAddr 127.0.0.1
TCPSocket ${port}
DatabaseDirectory ${join(folder, 'signatures')}
TemporaryDirectory ${folder}
StreamMaxLength 32M
`

rmSync(folder, { recursive: true, force: true })
mkdirSync(join(folder, 'signatures'), { recursive: true })
writeFileSync(join(folder, 'signatures', 'eicar.hdb'), eicar)
writeFileSync(join(folder, 'signatures', 'mark.ndb'), ownMark)
writeFileSync(join(folder, 'clamd.conf'), settings)

const path = `${process.env.PATH ?? ''}:/usr/sbin`
const clamd = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => clamd.kill(signal))
clamd.on('exit', (code) => process.exit(code ?? 1))
