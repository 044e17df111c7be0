import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signHeads } from '../../../api/src/receipts/sign-heads.ts'
import { startChild } from '../../support/child.ts'
import { receiptsOf, sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const program = resolve(import.meta.dirname, '../../../api/src/receipts/main.ts')

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

async function run(...args: string[]) {
  const child = startChild(program, args, {
    ...testEnvironment,
    API_PORT: '0',
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${portal.folder}/files`,
  })
  const code = await child.ended
  return { code, lines: child.lines, errors: child.errors }
}

async function sendAndSign() {
  const facts = await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await signHeads(portal.deps)
  return facts
}

test('a whole chain is said to be, with its last head', async () => {
  await sendAndSign()
  const { code, lines, errors } = await run('verify')
  expect(errors).toEqual([])
  expect(lines[0]).toBe('La chaîne est intacte : 1 accusé, 1 jour signé.')
  expect(lines[1]).toMatch(/^Dernière tête : 2026-03-02, position 1, chaîne [0-9a-f]{64}\.$/)
  expect(code).toBe(0)
})

test('the first broken receipt is named, and the command fails', async () => {
  const { requestId } = await sendAndSign()
  const [receipt] = await receiptsOf(portal, requestId)
  for (const sql of [
    'DROP TRIGGER receipts_never_change',
    `UPDATE receipts SET content = replace(content, 'Mars', 'Mai')`,
  ]) {
    await portal.deps.database.write([{ sql, args: [] }])
  }
  const { code, lines, errors } = await run('verify')
  expect(code).toBe(1)
  expect(lines).toEqual([])
  expect(errors[0]).toContain(`L’accusé ${receipt?.id ?? ''}, à la position 1, ne correspond pas`)
})

test('the heads are shown one a line', async () => {
  expect((await run('heads')).lines).toEqual(['Aucune journée n’est encore signée.'])
  await sendAndSign()
  const { code, lines } = await run('heads')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^2026-03-02 1 [0-9a-f]{64} \S{44} \S{88}$/)
  expect(code).toBe(0)
})

test('a wrong use is explained, and the help as well', async () => {
  expect(await run()).toMatchObject({
    code: 2,
    errors: [
      'Indiquez une action : verify ou heads.',
      'Avec --help, la commande montre comment s’en servir.',
    ],
  })
  expect(await run('verify', '--key', 'x')).toMatchObject({ code: 2 })
  expect(await run('heads', '--key', `${'A'.repeat(43)}=`)).toMatchObject({ code: 2 })
  const { code, lines } = await run('--help')
  expect(code).toBe(0)
  expect(lines[0]).toBe('Usage : npm run receipts -- verify [--key CLÉ]…')
})
