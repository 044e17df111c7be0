import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs a real clamd in the foreground with one signature, that of the EICAR test file.
 * Usage: node tests/support/clamd.ts FOLDER PORT
 */
const [folder = '', port = ''] = process.argv.slice(2)

const eicar = '44d88612fea8a8f36de82e1278abb02f:68:Test.Eicar.Hash\n'

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
writeFileSync(join(folder, 'clamd.conf'), settings)

const path = `${process.env.PATH ?? ''}:/usr/sbin`
const clamd = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => clamd.kill(signal))
clamd.on('exit', (code) => process.exit(code ?? 1))
