import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { lastLines } from './logs.ts'
import { root } from './settings.ts'
import { Refusal, step } from './steps.ts'

interface Build {
  name: string
  workspace: string
  /** What the result depends on, as globs from the root. */
  sources: string[]
}

const builds: Build[] = [
  {
    name: 'Construction de Strapi',
    workspace: 'cms',
    sources: [
      'cms/{src,config,database}/**/*.*',
      'cms/*.{json,env,png}',
      'content-types/src/**/*.ts',
    ],
  },
  {
    name: 'Construction du site',
    workspace: 'site',
    sources: ['site/{src,server,public}/**/*.*', 'site/*.{json,ts}', 'content-types/src/**/*.ts'],
  },
]

/** Builds the workspaces whose sources are not those of the last build. */
export async function buildWhatChanged(logs: string): Promise<void> {
  mkdirSync(logs, { recursive: true })
  for (const build of builds) {
    const stamp = join(root, build.workspace, 'dist', '.built-from')
    const hash = await hashSources(build.sources)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue
    await step(build.name, () => run(build.workspace, join(logs, `build-${build.workspace}.log`)))
    writeFileSync(stamp, hash)
  }
}

async function hashSources(patterns: string[]): Promise<string> {
  const files = await Array.fromAsync(glob(patterns, { cwd: root }))
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', ...files.sort()]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function run(workspace: string, log: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const output = createWriteStream(log)
    const child = spawn('npm', ['run', 'build', '--silent', `--workspace=${workspace}`], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.pipe(output, { end: false })
    child.stderr.pipe(output, { end: false })
    child.on('error', reject)
    child.on('close', (code) => {
      output.end(() => {
        if (code === 0) resolve()
        else reject(new Refusal(`La construction de ${workspace} a échoué :\n${lastLines(log)}`))
      })
    })
  })
}
