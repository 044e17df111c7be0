import { afterEach, beforeEach, expect, test } from 'vitest'
import { createId } from '../../../api/src/platform/tokens.ts'
import {
  addCallback,
  addMessage,
  endCallback,
  findCallback,
  listMessages,
  type NewMessage,
} from '../../../api/src/threads/index.ts'
import { insertAgent } from '../../support/agents.ts'
import { alice } from '../../support/cast.ts'
import { storeMessage, storeRequest } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let requestId: string

beforeEach(async () => {
  portal = await createTestApp()
  requestId = (await storeRequest(portal, alice)).id
})
afterEach(() => portal.close())

test('each side is told of what the other wrote for it, and of nothing else', async () => {
  const kinds = [
    ['reply', 'employer'],
    ['callback', 'employer'],
    ['withdrawn', 'employer'],
    ['answer', 'enim'],
    ['pieces', 'enim'],
    ['note', 'enim'],
    ['call', 'enim'],
    ['taken', 'enim'],
    ['moved', 'enim'],
    ['closed', 'enim'],
    ['reopened', 'enim'],
  ] as const
  for (const [kind, sender] of kinds) await add({ kind, sender })
  const [row] = await portal.deps.database.read(
    'SELECT unread, unread_by_enim FROM requests WHERE id = ?',
    [requestId],
  )
  expect({ ...row }).toEqual({ unread: 2, unread_by_enim: 3 })
  const unread = (await list(true)).filter((message) => message.unread)
  expect(unread.map(({ kind }) => kind)).toEqual([
    'reply',
    'callback',
    'withdrawn',
    'answer',
    'pieces',
  ])
})

test('messages of one instant stay in the order in which they were written', async () => {
  const texts = Array.from({ length: 30 }, (_, rank) => String(rank))
  for (const text of texts) await add({ kind: 'answer', sender: 'enim', text })
  portal.clock.advance({ minutes: -1 })
  await add({ kind: 'answer', sender: 'enim', text: 'before' })
  expect((await list(false)).map(({ text }) => text)).toEqual(['before', ...texts])
})

test('notes are for the desk alone, which knows who wrote what', async () => {
  const agent = await insertAgent(portal.deps, { role: 'agent', services: ['cotisation'] })
  await storeMessage(portal, requestId, { agentId: agent.id, kind: 'note', text: 'Note' })
  expect(await list(false)).toEqual([])
  expect(await list(true)).toMatchObject([{ text: 'Note', agentId: agent.id, agent: agent.name }])
})

test('the same form of a reply is one message', async () => {
  const form = { key: 'k', fingerprint: 'f' }
  await add({ kind: 'reply', sender: 'employer', form })
  await expect(add({ kind: 'reply', sender: 'employer', form })).rejects.toThrow('UNIQUE')
  expect(await list(false)).toHaveLength(1)
})

test('one callback is to come at a time, until it is made', async () => {
  const { deps } = portal
  const callback = { requestId, phone: '+33298000000', day: '2026-03-03', slot: 'morning' } as const
  await deps.database.write([addCallback(deps, callback)])
  await expect(deps.database.write([addCallback(deps, callback)])).rejects.toThrow('UNIQUE')
  expect(await findCallback(deps, requestId)).toMatchObject({ day: '2026-03-03' })
  await deps.database.write([endCallback(deps, requestId, 'called')])
  expect(await findCallback(deps, requestId)).toBeUndefined()
  await deps.database.write([addCallback(deps, callback)])
  expect(await findCallback(deps, requestId)).toBeDefined()
})

function add(message: Pick<NewMessage, 'kind' | 'sender'> & Partial<NewMessage>) {
  const at = portal.clock.now()
  return portal.deps.database.write(
    addMessage({ id: createId(), requestId, at, author: 'Quelqu’un', text: '', ...message }),
  )
}

function list(notes: boolean) {
  return listMessages(portal.deps, requestId, { notes })
}
