/**
 * The door of every command: `node scripts/run.mjs start`. It runs on whatever Node the machine
 * has, before anything is installed, so it imports nothing but Node itself. It installs when the
 * lockfile is not what is installed, then hands over to the Node of the lockfile.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
const RUNTIME_NODE = 24
const INSTALL_BYTES = 2.5e9

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const [command, ...args] = process.argv.slice(2)

if (major(process.version) < OLDEST_NODE) {
  fail(`Node ${OLDEST_NODE} ou plus récent est nécessaire ; cette machine a ${process.version}.`)
}
if (!isInstalled()) install()
handOver()

function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedLock)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedLock)
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    if (!installed[path]) return entry.optional === true || entry.peer === true
    return installed[path].version === entry.version
  })
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

function install() {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < INSTALL_BYTES) {
    fail('Il reste moins de 2,5 Go sur ce disque : libérez de la place, puis recommencez.')
  }
  console.log('▸ Installation des paquets (une à trois minutes la première fois)')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const quiet = ['--no-audit', '--no-fund', '--loglevel', 'error']
  const { status } = spawnSync(npm, ['ci', ...quiet], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    fail('L’installation a échoué : vérifiez le réseau et les droits sur ce dossier.')
  }
}

function handOver() {
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(runtime(), [join(root, 'scripts', `${command}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** The Node that came with the packages, or this one when it is recent enough. */
function runtime() {
  const packaged = join(bin, 'node')
  if (existsSync(packaged)) return packaged
  if (major(process.version) >= RUNTIME_NODE) return process.execPath
  return fail(
    `Node ${RUNTIME_NODE} est nécessaire sur ce système : installez-le, puis recommencez.`,
  )
}

function major(version) {
  return Number(version.slice(1).split('.')[0])
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
