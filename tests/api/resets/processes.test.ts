import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { findCodeFault } from '../../../api/src/accounts/index.ts'
import { queueMail } from '../../../api/src/outbox/index.ts'
import { countRows } from '../../support/count-rows.ts'
import { insertHolders } from '../../support/holders.ts'
import { siretOf } from '../../support/sirets.ts'
import { startSqld } from '../../support/sqld.ts'
import { insertAsks, openProcesses, type Processes } from './processes.ts'

const mails = 200
const asks = 50

test('over four processes each mail and each link leaves once, and a link is used once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'enim-sqld-'))
  const sqld = await startSqld(join(folder, 'data'))
  onTestFinished(async () => {
    await sqld.stop()
    await rm(folder, { recursive: true })
  })
  const opened = await openProcesses(sqld.url)
  onTestFinished(() => opened.close())
  const { deps, mailbox } = opened
  const four = [await opened.start(), await opened.start(), await opened.start()]
  four.push(await opened.start())
  const holders = await insertHolders(deps, asks)
  await deps.database.write(
    Array.from({ length: mails }, (_, rank) =>
      queueMail(deps, {
        to: `mail-${String(rank)}@x.example`,
        letter: { subject: `Mail ${String(rank)}`, paragraphs: [] },
        dedupe: `mail-${String(rank)}`,
      }),
    ),
  )
  await insertAsks(deps, holders)

  const stranger = { siret: siretOf(9_999), captcha: '', human: true }
  const woken = await Promise.all(four.map((one) => one.post('/api/resets', stranger)))
  expect(woken.map(({ status }) => status)).toEqual([202, 202, 202, 202])
  await expect.poll(() => mailbox.mails.length, { timeout: 50_000 }).toBe(mails + asks)
  await expect.poll(() => leftOver(opened), { timeout: 50_000 }).toEqual([0, 0])

  expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(mails + asks)
  const recipients = mailbox.mails.flatMap((mail) => mail.recipients)
  expect(new Set(recipients).size).toBe(mails + asks)
  expect(await countRows(opened.deps, `journal WHERE event = 'reset-sent'`)).toBe(asks)

  for (const { siret, email } of holders.slice(0, 15)) {
    const codes = goodCodes(siret)
    const token = /\?cle=([\w-]{43})/.exec(mailbox.mailsTo(email)[0]?.text ?? '')?.[1]
    const answers = await Promise.all(
      four.flatMap((one, rank) => {
        const body = { token, code: codes[rank], codeAgain: codes[rank] }
        return [1, 2].map(() => one.post('/api/resets/redemption', body))
      }),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array<number>(7).fill(410)])
  }
  expect(await countRows(opened.deps, `journal WHERE event = 'code-reset'`)).toBe(15)
}, 120_000)

test('of eight asks for one account over four processes, three are answered', async () => {
  const opened = await openProcesses()
  onTestFinished(() => opened.close())
  const { deps, mailbox } = opened
  const [holder] = await insertHolders(deps, 1)
  if (!holder) throw new Error('unreachable')
  await insertAsks(deps, Array<typeof holder>(8).fill(holder))
  for (let rank = 0; rank < 4; rank++) await opened.start()
  await expect.poll(() => leftOver(opened), { timeout: 50_000 }).toEqual([0, 0])
  await expect.poll(() => mailbox.mails.length, { timeout: 50_000 }).toBe(3)
  expect(await countRows(opened.deps, `journal WHERE event = 'reset-sent'`)).toBe(3)
}, 120_000)

test('processes that are killed at work lose no ask, and answer none twice', async () => {
  const opened = await openProcesses()
  onTestFinished(() => opened.close())
  const { deps } = opened
  const holders = await insertHolders(deps, 400)
  await insertAsks(deps, holders)
  const halfways: number[] = []
  for (let kills = 0; kills < 6; kills++) {
    const { child } = await opened.start()
    await sleep(30)
    child.process.kill('SIGKILL')
    await child.ended
    const answered = await countRows(opened.deps, 'resets')
    expect(answered + (await countRows(opened.deps, 'asked_mails'))).toBe(holders.length)
    expect(await countRows(opened.deps, 'outbox')).toBe(answered)
    expect(await countRows(opened.deps, `journal WHERE event = 'reset-sent'`)).toBe(answered)
    if (answered > 0 && answered < holders.length) halfways.push(answered)
  }
  expect(halfways.length).toBeGreaterThan(0)
  await opened.start()
  await expect.poll(() => countRows(opened.deps, 'asked_mails'), { timeout: 30_000 }).toBe(0)
  expect(await countRows(opened.deps, 'outbox')).toBe(holders.length)
}, 120_000)

/** One for each process. */
function goodCodes(siret: string): string[] {
  const codes = Array.from({ length: 100 }, (_, rank) => String(284_719 + 1_009 * rank))
  return codes.filter((code) => findCodeFault(code, { siret }) === undefined).slice(0, 4)
}

async function leftOver(opened: Processes): Promise<number[]> {
  return [
    await countRows(opened.deps, 'asked_mails'),
    await countRows(opened.deps, `outbox WHERE state <> 'sent'`),
  ]
}
