import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { step, Refusal } from '../start/steps.ts'

/** Programs that the tests need and npm does not bring, with the Debian package of each. */
const programs = [
  { program: 'chromium', package: 'chromium' },
  { program: 'clamd', package: 'clamav-daemon' },
  { program: 'sqlite3', package: 'sqlite3' },
]

/** Installs what is missing when this user may; otherwise names the command that does. */
export async function requireSystemPrograms(): Promise<void> {
  const missing = programs.filter(({ program }) => !isOnPath(program)).map((each) => each.package)
  if (missing.length === 0) return
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing]
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  await step(`Installation de ${missing.join(', ')}`, () => {
    const updated = apt([...prefix, 'apt-get', 'update'])
    if (updated && apt([...prefix, ...install])) return Promise.resolve()
    return Promise.reject(
      new Refusal(`Il manque des programmes. À lancer une fois :\n  sudo ${install.join(' ')}`),
    )
  })
}

function apt([program = '', ...args]: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, args, { stdio: 'ignore', env: environment }).status === 0
}

function isOnPath(program: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  return folders.some((folder) => existsSync(join(folder, program)))
}
