import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordEvent } from '../../../api/src/journal/index.ts'
import { alice } from '../../support/cast.ts'
import { startChild } from '../../support/child.ts'
import { siretOf } from '../../support/sirets.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const program = resolve(import.meta.dirname, '../../../api/src/imports/main.ts')
const header = 'siret;raison sociale;adresse;code postal;commune;service\n'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the command brings a file in and says how much', async () => {
  const path = await write('employeurs.csv', header + line(1) + line(2))
  expect(await run('employers', path)).toEqual({
    code: 0,
    output: [
      'Import des employeurs : employeurs.csv (UTF-8, points-virgules)',
      'Terminé en 0 s : 2 nouveaux, 0 modifié, 0 identique, 0 rejeté.',
    ],
    errors: [],
  })
})

test('a rejected line ends with 3, and its file beside the one that was read', async () => {
  const path = await write('employeurs.csv', header + line(1) + '1;x;x;1;x;\n')
  const { code, output } = await run('employers', path)
  const rejects = join(portal.folder, 'employeurs.rejets.csv')
  expect(code).toBe(3)
  expect(output.at(-1)).toBe(`Lignes rejetées, avec leur raison : ${rejects}`)
  expect(await readFile(rejects, 'utf8')).toContain('3;siret;Le SIRET comporte 14 chiffres')
})

test('--rejects says where, --dry-run changes nothing', async () => {
  const path = await write('employeurs.csv', header + line(1) + '1;x;x;1;x;\n')
  const elsewhere = join(portal.folder, 'ailleurs.csv')
  const { code, output } = await run('employers', path, '--dry-run', '--rejects', elsewhere)
  expect(code).toBe(3)
  expect(output[1]).toMatch(/^Essai, rien n’est changé, en \d+ s : 1 nouveau/)
  expect(await readFile(elsewhere, 'utf8')).toContain('ligne;champ;raison')
  expect((await run('employers', path)).output[1]).toContain('1 nouveau')
})

test('the help is in French', async () => {
  const { code, output } = await run('--help')
  expect(code).toBe(0)
  expect(output.join('\n')).toContain('Codes de sortie')
})

test('a command badly written ends with 2 and says where its use is told', async () => {
  const { code, errors } = await run('employers')
  expect(code).toBe(2)
  expect(errors).toEqual([
    'Indiquez le fichier à importer.',
    'Avec --help, la commande montre comment s’en servir.',
  ])
})

test('what cannot be read is named in one sentence', async () => {
  const empty = await write('vide.csv', '')
  const sheet = await write('tableur.xlsx', 'PK\u0003\u0004\u0000\u0000')
  const good = await write('bon.csv', header + line(1))
  const tries: [string[], string][] = [
    [['employers', join(portal.folder, 'absent.csv')], 'n’existe pas.'],
    [['employers', portal.folder], 'est un dossier ; un fichier est attendu.'],
    [['employers', empty], 'est vide.'],
    [['employers', sheet], 'enregistrez-le en « CSV UTF-8 », puis recommencez.'],
    [['titles', good], 'Il manque les colonnes « numéro », « période », « date » et « montant »'],
    [['employers', good, '--rejects', '/absent/x.csv'], '« /absent » n’existe pas.'],
    [['documents', good], 'n’est pas un dossier.'],
    [['documents', portal.folder], 'manifest.csv » n’existe pas.'],
  ]
  const ends = await Promise.all(tries.map(([args]) => run(...args)))
  for (const [index, { code, errors }] of ends.entries()) {
    expect(errors).toEqual([expect.stringContaining(tries[index]?.[1] ?? '')])
    expect(code).toBe(1)
  }
})

test('a database that does not answer is named in one sentence', async () => {
  const path = await write('employeurs.csv', header + line(1))
  const child = startChild(program, ['employers', path], {
    ...environment(),
    DATABASE_URL: 'http://127.0.0.1:1',
  })
  expect(await child.ended).toBe(1)
  expect(child.errors).toEqual([expect.stringContaining('La base de données ne répond pas')])
})

test('the portal writes without a long wait while a large file comes in', async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => line(index))
  const path = await write('employeurs.csv', header + lines.join(''))
  const child = startChild(program, ['employers', path], environment())
  await child.nextLine()
  const waits: number[] = []
  while (child.process.exitCode === null) {
    const start = performance.now()
    await portal.deps.database.write([
      recordEvent(portal.deps, { event: 'signed-in', actor: 'holder', siret: alice.siret }),
    ])
    waits.push(performance.now() - start)
    await sleep(10)
  }
  expect(await child.ended).toBe(0)
  expect(waits.length).toBeGreaterThan(3)
  expect(Math.max(...waits)).toBeLessThan(1_500)
})

test('an import that is killed is whole when it is run again', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => line(index))
  const path = await write('employeurs.csv', header + lines.join(''))
  const child = startChild(program, ['employers', path], environment())
  while ((await imported()) < 1_000) await sleep(5)
  child.process.kill('SIGKILL')
  await child.ended
  const before = await imported()
  expect(before % 1_000).toBe(0)
  expect(before).toBeLessThan(20_000)
  expect((await run('employers', path)).code).toBe(0)
  expect(await imported()).toBe(20_000)
})

test('Ctrl-C ends after the rows under way and says what is in', async () => {
  await mkdir(join(portal.folder, 'x'))
  const lines = Array.from({ length: 30_000 }, (_, index) => line(index))
  const path = await write('x/employeurs.csv', header + lines.join(''))
  const child = startChild(program, ['employers', path], environment())
  await child.nextLine()
  child.process.kill('SIGINT')
  expect(await child.ended).toBe(1)
  expect(child.lines.at(-1)).toMatch(/^Interrompu en \d+\ss\s: /)
})

function line(index: number): string {
  return `${siretOf(index)};Armement ${String(index)};4 quai des Essais;29000;Port-Fictif;\n`
}

async function imported(): Promise<number> {
  const [row] = await portal.deps.database.read(
    `SELECT COUNT(*) AS total FROM employers WHERE siret > '91'`,
  )
  return Number(row?.total)
}

async function write(name: string, text: string): Promise<string> {
  const path = join(portal.folder, name)
  await writeFile(path, text)
  return path
}

function environment(): Record<string, string> {
  return {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${join(portal.folder, 'files')}`,
  }
}

async function run(...args: string[]) {
  const child = startChild(program, args, environment())
  const code = await child.ended
  return { code, output: child.lines.map(plain), errors: child.errors.map(plain) }
}

/** No-break spaces as spaces. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
